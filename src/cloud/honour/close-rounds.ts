import { openRoundStates } from '@/domain/honour/names'
import { theClock } from '../points/ledger'
import { moveRound } from './act-round'
import type { Tx } from './load-honour'

/** Ends the rounds of a village that is merged away: its offices, which would judge, end with it. Plaques stay. */
export const closeRounds = async (tx: Tx, villageId: string, now: Date): Promise<void> => {
  const open = await tx
    .selectFrom('honour_round')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('state', 'in', [...openRoundStates])
    .orderBy('id')
    .forUpdate()
    .execute()
  const words = '村已合并，这一轮评选结束，由新村另行组织。'
  for (const round of open) await moveRound(tx, round, 'close', { now, by: theClock(villageId), words })
}
