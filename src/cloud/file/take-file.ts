import { createHash } from 'node:crypto'
import { fileRefusals, maxBytes, TakeFile } from '@/domain/file/file'
import { incomingRefusals } from '@/domain/file/incoming'
import { common } from '@/domain/refusal/refusal'
import type { Context } from '../api/context'
import { deny } from '../api/refusal-error'
import { procedure, toTrpcError } from '../api/trpc'
import type { PresentedFile } from './present-file'
import { takeUpload } from './upload-file'

const mostBytes = Math.max(...Object.values(maxBytes))

interface Incoming {
  readonly accountId: string
  readonly id: string
}

const rowOf = async ({ db }: Context, { accountId, id }: Incoming) =>
  await db
    .selectFrom('incoming_file')
    .select('sha256')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()

/** What the phone put there; null once it was taken. */
const bytesOf = async ({ deps }: Context, id: string): Promise<Uint8Array | null> => {
  const bytes = (await deps.incoming?.read(id, mostBytes)) ?? null
  return bytes === 'too_large' ? deny(fileRefusals.tooLarge) : bytes
}

/** Remembers what was taken, and takes it away; what a fault here leaves behind is the sweep's. */
const settle = async ({ db, deps }: Context, { accountId, id }: Incoming, sha256: Buffer): Promise<void> => {
  await db
    .updateTable('incoming_file')
    .set({ sha256 })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()
  await deps.incoming?.remove([id]).catch(() => undefined)
}

const take = async (
  ctx: Context,
  input: { villageId: string; requestId: string; incomingId: string }
): Promise<PresentedFile> => {
  const { villageId, requestId } = input
  const accountId = ctx.actor.accountId ?? deny(common.notSignedIn)
  const incoming = { accountId, id: input.incomingId }
  return await takeUpload(ctx, { villageId, requestId }, async () => {
    const row = (await rowOf(ctx, incoming)) ?? deny(incomingRefusals.gone)
    if (row.sha256) return { sha256: row.sha256, bytes: () => deny(incomingRefusals.gone) }
    const bytes = (await bytesOf(ctx, incoming.id)) ?? deny(incomingRefusals.gone)
    const sha256 = createHash('sha256').update(bytes).digest()
    return { sha256, bytes: () => bytes, taken: () => settle(ctx, incoming, sha256) }
  })
}

/**
 * Takes in a photo or sound that the phone put where `file.place` said, exactly as `POST /api/upload` does; another
 * account's place does not exist. Not by `mutation()`, whose one transaction cannot hold bytes: `uploadFile` says how it
 * stays whole; and a repeat may come from another place, since it is the bytes that make it the same press.
 * Refuses NOT_SIGNED_IN, INCOMING_GONE and what `uploadFile` refuses.
 */
export const takeFile = procedure
  .meta({ action: 'upload_file' })
  .input(TakeFile)
  .mutation(async ({ ctx, input }) => {
    try {
      return await take(ctx, input)
    } catch (error) {
      throw toTrpcError(error)
    }
  })
