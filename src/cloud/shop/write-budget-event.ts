import { newId } from '../crypto/new-id'
import type { Tx } from './lock-shop'
import type { By } from './write-movement'

/** One line of a budget's history: announced with so many points, or so many added. */
export const writeBudgetEvent = async (
  tx: Tx,
  e: {
    readonly villageId: string
    readonly budgetId: string
    readonly points: number
    readonly words: string
    readonly now: Date
    readonly by: By
  }
): Promise<void> => {
  await tx
    .insertInto('shop_budget_event')
    .values({
      village_id: e.villageId,
      id: newId(),
      budget_id: e.budgetId,
      at: e.now,
      points: e.points,
      words: e.words,
      by_id: e.by.id,
      by_name: e.by.name
    })
    .execute()
}
