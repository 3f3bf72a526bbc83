import { groupHolder, leftFor } from '@/domain/claim/deed'
import { ForeseeClaim } from '@/domain/claim/forms'
import { common } from '@/domain/refusal/refusal'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { householdSubject } from '../place/subjects'
import { readRuleItem } from '../rulebook/rule-items'
import { claimsBeside } from './beside-claims'
import { claimantFor } from './claimant'
import { presentForesight } from './present-sheet'

/**
 * What a household can still earn under an item on a day, with what is under way; the ledger alone keeps the cap when
 * it books. For the household itself, its relatives, and whoever may record there. Refuses CLAIM_NOT_RELATIVE.
 */
export const foreseeClaim = query({
  action: 'points_claim',
  input: ForeseeClaim,
  subject: ({ db }, { villageId, householdId }) => householdSubject(db, villageId, householdId),
  run: async (ctx, { villageId, householdId, memberId, itemId, occurredOn }, subject) => {
    if (!may(ctx.actor, 'points_record', subject)) await claimantFor(ctx, villageId, householdId)
    const item = (await readRuleItem(ctx.db, villageId, itemId)) ?? deny(common.notFound)
    const deed = { householdId, memberId: memberId ?? null, occurredOn }
    const beside = await claimsBeside(ctx.db, villageId, item, [deed])
    const others = beside.others(householdId)
    const group = groupHolder(item, deed, others)
    const taken = !group.ok && group.refusal.code === 'POINTS_GROUP_TAKEN' ? group.refusal.message : null
    return presentForesight(item, leftFor(item, deed, others, beside.booked), taken)
  }
})
