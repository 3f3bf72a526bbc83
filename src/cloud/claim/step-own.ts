import type { ClaimAction } from '@/domain/claim/claim'
import { dayOf } from '@/domain/common/calendar'
import { common } from '@/domain/refusal/refusal'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { LoadedClaim } from './load-claims'
import { plainFacts, saveSteps, stepAll } from './save-claims'

/** One step that a household takes itself, as whichever of the caller's people it belongs to. Refuses CLAIM_NOT_YOURS. */
export const stepOwn = async (
  ctx: WriteContext,
  loaded: LoadedClaim,
  actionOf: (by: { memberId: string; householdId: string }) => ClaimAction
) => {
  const { row } = loaded
  const mine = ctx.persons.filter((p) => p.kind === 'member')
  const person =
    mine.find((p) => p.householdId === row.household_id) ??
    mine.find((p) => p.holderId === row.by_id) ??
    mine[0]
  if (!person) return deny(common.forbidden)
  const by = { memberId: person.holderId, householdId: person.householdId ?? '' }
  const { done, refused } = stepAll(
    [loaded],
    () => actionOf(by),
    () => plainFacts(dayOf(ctx.now))
  )
  const [fault] = refused
  if (fault) return deny(fault.refusal)
  const recorder = { id: person.holderId, name: person.name, role: 'villager' as const }
  await saveSteps(ctx.db, row.village_id, done, recorder, ctx.now)
  return { claimId: row.id, state: done[0]?.next.state ?? row.state }
}
