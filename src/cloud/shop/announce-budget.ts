import { dayOf, daysBetween } from '@/domain/common/calendar'
import { AnnounceBudget } from '@/domain/shop/forms'
import { shopRefusals as no } from '@/domain/shop/refusals'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { villageSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { lockShop, type Tx } from './lock-shop'
import { presentServed } from './present-shop'
import { refusePersonal } from './refuse-personal'
import { serveQueue } from './serve-queue'
import { writeBudgetEvent } from './write-budget-event'

const mostDays = 366

const checkDays = async (
  tx: Tx,
  { villageId, from, to }: { villageId: string; from: string; to: string },
  today: string
): Promise<void> => {
  const days = daysBetween(from, to)
  if (days < 0 || days >= mostDays) deny(no.budgetBackwards)
  if (to < today) deny(no.budgetPast)
  const other = await tx
    .selectFrom('shop_budget')
    .select('id')
    .where('village_id', '=', villageId)
    .where('to_day', '>=', from)
    .where('from_day', '<=', to)
    .limit(1)
    .executeTakeFirst()
  if (other) deny(no.budgetOverlaps)
}

// A budget may point to the notice by which the village heard of it; one that never hung is no announcement.
const checkNotice = async (tx: Tx, villageId: string, noticeId: string): Promise<void> => {
  const hung = await tx
    .selectFrom('notice')
    .select('id')
    .where('village_id', '=', villageId)
    .where('id', '=', noticeId)
    .where('state', 'not in', ['draft', 'cosigned'])
    .executeTakeFirst()
  if (!hung) deny(no.noticeUnknown)
}

/**
 * Announces a budget: from when to when, how many points, out of which fund. Nothing can be redeemed before. Whoever waits
 * gets their turn at once where it begins today. Refuses SHOP_BUDGET_BACKWARDS, SHOP_BUDGET_PAST, SHOP_BUDGET_OVERLAPS,
 * SHOP_NOTICE_UNKNOWN, SHOP_PERSONAL_DATA and VILLAGE_ENDED.
 */
export const announceBudget = mutation({
  action: 'shop_keep',
  input: AnnounceBudget,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, input, subject) => {
    const { db, now } = ctx
    const { villageId, noticeId } = input
    refusePersonal({ fund: input.fund, words: input.words })
    const shop = await lockShop(db, villageId, now)
    await checkDays(db, input, dayOf(now))
    if (noticeId) await checkNotice(db, villageId, noticeId)
    const budgetId = newId()
    await db
      .insertInto('shop_budget')
      .values({
        ...{ village_id: villageId, id: budgetId, from_day: input.from, to_day: input.to },
        ...{ points: input.points, fund: input.fund, notice_id: noticeId ?? null, announced_at: now }
      })
      .execute()
    const by = recorderFor(ctx, 'shop_keep', subject)
    await writeBudgetEvent(db, { villageId, budgetId, points: input.points, words: input.words, now, by })
    return presentServed(budgetId, await serveQueue(db, shop, now))
  }
})
