import { groupHolder, leftFor } from '@/domain/claim/deed'
import { ForeseeClaim } from '@/domain/claim/forms'
import { pointsRefusals } from '@/domain/points/points'
import { common } from '@/domain/refusal/refusal'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import { householdSubject } from '../place/subjects'
import { readRuleItem } from '../rulebook/rule-items'
import { claimsBeside } from './beside-claims'
import { claimantFor } from './claimant'
import { presentForesight } from './present-sheet'

const livesIn = async (
  db: Db,
  { villageId, householdId }: { readonly villageId: string; readonly householdId: string },
  memberId: string
): Promise<boolean> => {
  const found = await db
    .selectFrom('member')
    .select('id')
    .where('village_id', '=', villageId)
    .where('id', '=', memberId)
    .where('household_id', '=', householdId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

/**
 * What a household can still earn under an item on a day, with what is under way; the ledger alone keeps the cap when
 * it books. For the household itself, its relatives, and whoever may record there. Refuses CLAIM_NOT_RELATIVE and
 * POINTS_MEMBER_ELSEWHERE.
 */
export const foreseeClaim = query({
  action: 'points_claim',
  input: ForeseeClaim,
  subject: ({ db }, { villageId, householdId }) => householdSubject(db, villageId, householdId),
  run: async (ctx, { villageId, householdId, memberId, itemId, occurredOn }, subject) => {
    if (!may(ctx.actor, 'points_record', subject)) await claimantFor(ctx, villageId, householdId)
    // What is left to a person is the household's to know, and nobody else's.
    if (memberId && !(await livesIn(ctx.db, { villageId, householdId }, memberId)))
      return deny(pointsRefusals.memberElsewhere)
    const item = (await readRuleItem(ctx.db, villageId, itemId)) ?? deny(common.notFound)
    const deed = { householdId, memberId: memberId ?? null, occurredOn }
    const beside = await claimsBeside(ctx.db, villageId, item, [deed])
    const others = beside.others(householdId)
    const group = groupHolder(item, deed, others)
    const taken = !group.ok && group.refusal.code === 'POINTS_GROUP_TAKEN' ? group.refusal.message : null
    return presentForesight(item, leftFor(item, deed, others, beside.booked), taken)
  }
})
