import { honourRefusals } from '@/domain/honour/refusals'
import { deny } from '../api/refusal-error'
import type { LoadedNotice } from '../notice/load-notice'
import { selectRound, type Tx } from './load-honour'

/**
 * An objection against an award's notice counts while its round waits for it: one against a notice that was taken down would
 * hold nothing, for the round hangs by the next one. The notice is locked. Refuses HONOUR_NOTICE_TAKEN_DOWN.
 */
export const roundObjected = async (tx: Tx, { row }: LoadedNotice): Promise<void> => {
  if (row.subject_kind !== 'honour_round') return
  const round = await selectRound(tx, row.village_id, row.subject_id).executeTakeFirst()
  if (round?.state !== 'on_notice' || round.notice_id !== row.id) deny(honourRefusals.takenDown)
}
