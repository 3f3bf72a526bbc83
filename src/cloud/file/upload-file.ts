import { createHash } from 'node:crypto'
import { fileRefusals, fileVariants } from '@/domain/file/file'
import { placeRefusals } from '@/domain/place/place'
import { common } from '@/domain/refusal/refusal'
import { may } from '@/domain/role/may'
import type { Context } from '../api/context'
import { once, type RequestKey } from '../api/once'
import { deny, RefusalError } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { type CleanFile, cleanFile } from './clean-file'
import { type PresentedFile, presentFile } from './present-file'

interface Press {
  readonly villageId: string
  readonly requestId: string
}

interface Upload extends Press {
  readonly bytes: Uint8Array
}

/** What came, by its digest: the bytes themselves are asked for only when this press is new. */
interface Came {
  readonly sha256: Buffer
  readonly bytes: () => Uint8Array
  /** Told once the answer is committed. */
  readonly taken?: () => Promise<void>
}

/**
 * Takes one photo or sound into a village and answers with links to it. The same request id with the same bytes
 * answers with the same file. Until something owns it, the file lives 24 hours. Throws RefusalError:
 * NOT_SIGNED_IN, NOT_FOUND, FORBIDDEN, VILLAGE_ENDED, REQUEST_ID_REUSED, FILE_GONE and those of `cleanFile`.
 *
 * The row is committed before the bytes are written and the answer after: whatever moment the process dies at,
 * no bytes lie in the store without a row by which the sweep finds them.
 */
export const uploadFile = (ctx: Context, { bytes, ...press }: Upload): Promise<PresentedFile> =>
  takeUpload(ctx, press, async () => ({
    sha256: createHash('sha256').update(bytes).digest(),
    bytes: () => bytes
  }))

/** The same of bytes that are fetched after it is clear that they may be handed in. */
export const takeUpload = async (
  ctx: Context,
  upload: Press,
  fetchBytes: () => Promise<Came>
): Promise<PresentedFile> => {
  decideUpload(ctx, await villageSubject(ctx.db, upload.villageId))
  const came = await fetchBytes()
  const key: RequestKey = {
    placeId: upload.villageId,
    requestId: upload.requestId,
    accountId: ctx.actor.accountId,
    procedure: 'file.upload',
    input: {
      villageId: upload.villageId,
      sha256: came.sha256.toString('hex')
    }
  }
  const fileId = (await isAnswered(ctx.db, key))
    ? await answerOf(ctx, key, async () => deny(common.internal))
    : await takeIn(ctx, { ...upload, bytes: came.bytes() }, key)
  await came.taken?.()
  const file = await ctx.db
    .selectFrom('file')
    .select(['village_id', 'id', 'kind'])
    .where('village_id', '=', upload.villageId)
    .where('id', '=', fileId)
    .executeTakeFirst()
  return presentFile(ctx.deps.secret, file ?? deny(fileRefusals.gone), ctx.now)
}

const decideUpload = (ctx: Context, village: Awaited<ReturnType<typeof villageSubject>>): void => {
  if (!ctx.actor.accountId) deny(common.notSignedIn)
  if (!village) deny(common.notFound)
  else if (!may(ctx.actor, 'upload_file', village)) deny(common.forbidden)
  else if (village.endedOn) deny(placeRefusals.villageEnded)
}

// Spares a repeat the drawing of the photo; `once` alone decides.
const isAnswered = async (db: Db, key: RequestKey): Promise<boolean> =>
  (await db
    .selectFrom('request')
    .select('request_id')
    .where('place_id', '=', key.placeId)
    .where('request_id', '=', key.requestId)
    .executeTakeFirst()) !== undefined

const answerOf = async (
  ctx: Context,
  key: RequestKey,
  run: () => Promise<{ fileId: string }>
): Promise<string> => (await once(ctx.db, key, ctx.now, run)).fileId

const takeIn = async (ctx: Context, upload: Upload, key: RequestKey): Promise<string> => {
  const cleaned = await cleanFile(upload.bytes)
  if (!cleaned.ok) return deny(cleaned.refusal)
  const fileId = newId()
  await insertRow(ctx, upload.villageId, fileId, cleaned.value)
  try {
    for (const [variant, bytes] of cleaned.value.variants) {
      await ctx.deps.files.put({ villageId: upload.villageId, fileId, variant }, bytes, cleaned.value.mime)
    }
    const answered = await answerOf(ctx, key, async () => ({ fileId }))
    if (answered !== fileId) await discard(ctx, upload.villageId, fileId)
    return answered
  } catch (error) {
    // After any other failure the answer may have been committed all the same; then the file must stay.
    if (error instanceof RefusalError) await discard(ctx, upload.villageId, fileId)
    throw error
  }
}

const insertRow = (ctx: Context, villageId: string, fileId: string, file: CleanFile) =>
  ctx.db
    .insertInto('file')
    .values({
      village_id: villageId,
      id: fileId,
      kind: file.kind,
      mime: file.mime,
      bytes: file.main.length,
      sha256: file.sha256,
      uploaded_by: ctx.actor.accountId ?? deny(common.notSignedIn),
      uploaded_at: ctx.now
    })
    .execute()

// Best effort: what stays because of a fault here is the sweep's.
const discard = async (ctx: Context, villageId: string, fileId: string): Promise<void> => {
  try {
    for (const variant of fileVariants) await ctx.deps.files.remove({ villageId, fileId, variant })
    await ctx.db.deleteFrom('file').where('village_id', '=', villageId).where('id', '=', fileId).execute()
  } catch {
    return
  }
}
