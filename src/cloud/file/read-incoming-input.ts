import { Id } from '@/domain/common/fields'
import { incomingRefusals, mostInputBytes } from '@/domain/file/incoming'
import { common } from '@/domain/refusal/refusal'
import { type ApiDeps, createContext } from '../api/context'
import { deny } from '../api/refusal-error'

/**
 * The input of a call that was too large for it and went up as a file of JSON; fetched once, and gone after that.
 * Throws RefusalError NOT_SIGNED_IN, INCOMING_GONE (also of another account's), INPUT_TOO_LARGE, INPUT_UNREADABLE.
 */
export const readIncomingInput = async (
  deps: ApiDeps,
  { authorization, inputFile }: { readonly authorization: string | null; readonly inputFile: unknown }
): Promise<unknown> => {
  const { actor } = await createContext(deps, { authorization })
  const accountId = actor.accountId ?? deny(common.notSignedIn)
  const named = Id.safeParse(inputFile)
  const id = named.success ? named.data : deny(incomingRefusals.gone)
  const row = await deps.db
    .selectFrom('incoming_file')
    .select('id')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  const bytes = row && deps.incoming ? await deps.incoming.read(id, mostInputBytes) : null
  if (bytes === null) return deny(incomingRefusals.gone)
  await takeAway(deps, accountId, id)
  return bytes === 'too_large' ? deny(incomingRefusals.inputTooLarge) : parse(bytes)
}

/** The bytes first: while the row is there, the sweep finds what a fault here leaves behind. */
const takeAway = async ({ db, incoming }: ApiDeps, accountId: string, id: string): Promise<void> => {
  await incoming?.remove([id])
  await db.deleteFrom('incoming_file').where('account_id', '=', accountId).where('id', '=', id).execute()
}

const parse = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return deny(incomingRefusals.inputUnreadable)
  }
}
