import { honourRefusals } from '@/domain/honour/refusals'
import { deny } from '../api/refusal-error'
import type { LoadedNotice } from '../notice/load-notice'
import type { Recorder } from '../points/ledger'
import { moveRound } from './act-round'
import { nomineesOf, selectRound, type Tx } from './load-honour'
import { tellNominees } from './tell-honour'

/**
 * A round's notice is put up for the first time: in the same transaction the round is on notice. Nothing else can hang
 * than what the panel found and nobody stepped back from. Refuses HONOUR_NOTICE_OLD and HONOUR_NONE_CHOSEN.
 */
export const hangRound = async (
  { db: tx, now }: { readonly db: Tx; readonly now: Date },
  { row }: LoadedNotice,
  by: Recorder
): Promise<void> => {
  const round = await selectRound(tx, row.village_id, row.subject_id).forUpdate().executeTakeFirst()
  if (!round) throw new Error(`a notice of an award without its round: ${row.id}`)
  if (round.notice_id !== row.id || round.state !== 'judged') deny(honourRefusals.oldNotice)
  const lines = await tx
    .selectFrom('honour_notice_line')
    .select('nominee_id')
    .where('village_id', '=', row.village_id)
    .where('notice_id', '=', row.id)
    .execute()
  const chosen = (await nomineesOf(tx, round)).filter((r) => r.state === 'chosen')
  const named = new Set(lines.map((l) => l.nominee_id))
  if (chosen.length !== named.size || chosen.some((r) => !named.has(r.id))) deny(honourRefusals.oldNotice)
  await moveRound(tx, round, 'hang', { now, by })
  await tellNominees(tx, chosen, { kind: 'honour_on_notice', now })
}
