import { dayOf } from '@/domain/common/calendar'
import { type DeductionAct, stepDeduction } from '@/domain/points/deduction'
import { pointsRefusals } from '@/domain/points/points'
import type { Action } from '@/domain/role/permissions'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { holdVillage } from '../place/hold-village'
import { householdSubject } from '../place/subjects'
import { readRuleItem } from '../rulebook/rule-items'
import { type CaseRow, caseOf, lockCase, resolutionOn, saveCase } from './deduction-case'
import { recorderFor } from './recorder'

interface Of {
  readonly villageId: string
  readonly caseId: string
}

/** The household of a case as the subject of a step, the case locked. */
export const caseSubject = async ({ db }: WriteContext, { villageId, caseId }: Of) => {
  await holdVillage(db, villageId)
  const row = await lockCase(db, villageId, caseId)
  const household = row && (await householdSubject(db, villageId, row.household_id))
  return row && household ? { ...household, row } : null
}
/** What `caseSubject` found. */
export type Subject = NonNullable<Awaited<ReturnType<typeof caseSubject>>>

const itemOf = async (ctx: WriteContext, row: CaseRow) => {
  const item = await readRuleItem(ctx.db, row.village_id, row.item_id)
  if (!item) throw new Error(`the rule of case ${row.id} is gone`)
  return item
}

/** Where a step leads, as the resolution of today allows it. */
export const moved = async (ctx: WriteContext, row: CaseRow, act: DeductionAct) => {
  const resolution = await resolutionOn(ctx.db, row.village_id, dayOf(ctx.now))
  const step = stepDeduction(resolution, caseOf(row, await itemOf(ctx, row)), act)
  return step.ok ? step.value : deny(step.refusal)
}

/** One step that books nothing, by whoever the action lets do it. */
export const step = async (
  ctx: WriteContext,
  { row, ...subject }: Subject,
  { action, act, words }: { action: Action; act: DeductionAct; words: string | null }
) => {
  const by = recorderFor(ctx, action, subject)
  const { after } = await moved(ctx, row, act)
  return saveCase(ctx.db, row, after, { act: act.kind, by, now: ctx.now, words })
}

/** Refuses POINTS_OWN_HOUSEHOLD. */
export const notOwn = (ctx: WriteContext, householdId: string): void => {
  if (ctx.persons.some((p) => p.householdId === householdId)) deny(pointsRefusals.ownHousehold)
}
