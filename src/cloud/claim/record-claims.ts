import { RecordClaims } from '@/domain/claim/forms'
import { claimRefusals } from '@/domain/claim/refusals'
import { pointsRefusals } from '@/domain/points/points'
import { common } from '@/domain/refusal/refusal'
import { type Actor, activeGrants, type Grant, may, type Subject } from '@/domain/role/may'
import type { Role } from '@/domain/role/roles'
import type { Recorder as RuleRecorder } from '@/domain/rulebook/rule-item'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { livingVillage } from '../notice/load-notice'
import { readRuleItem } from '../rulebook/rule-items'
import { personOf } from '../session/person-of'
import { attachToSheet } from './claim-sheet'
import { presentRecorded } from './present-sheet'
import { recordMany } from './record-many'

const offices: Readonly<Partial<Record<Role, RuleRecorder>>> = {
  courtyard_host: 'courtyard_host',
  group_leader: 'group_leader',
  committee_member: 'committee'
}

const householdsOf = async (ctx: Pick<WriteContext, 'db'>, villageId: string, ids: readonly string[]) => {
  const rows = await ctx.db
    .selectFrom('household')
    .select(['id', 'group_id', 'courtyard_id'])
    .where('village_id', '=', villageId)
    .where('id', 'in', ids)
    .execute()
  return rows.map((h) => ({ householdId: h.id, groupId: h.group_id, courtyardId: h.courtyard_id }))
}

/** The village with every household of the list; its group and courtyard are those of the first that is in reach. */
const sheetSubject = async (
  ctx: WriteContext,
  { villageId, lines }: { villageId: string; lines: readonly { householdId: string }[] }
) => {
  const village = await livingVillage(ctx.db, villageId)
  if (!village) return null
  const households = await householdsOf(
    ctx,
    villageId,
    lines.map((line) => line.householdId)
  )
  const subjects = households.map((h) => ({ ...village, ...h }))
  const reached = subjects.find((s) => may(ctx.actor, 'points_record', s)) ?? subjects[0]
  return reached ? { ...reached, subjects } : { ...village, householdId: null, subjects }
}

/** The caller's grants under whose office the rule lets a deed be recorded. */
const recordingGrants = (actor: Actor, villageId: string, recordedBy: readonly RuleRecorder[]): Grant[] =>
  activeGrants(actor).filter((g) => {
    const office = offices[g.role]
    return g.villageId === villageId && office !== undefined && recordedBy.includes(office)
  })

/**
 * A host, group leader or committee member records one deed of many households: a work day with sixty people is one
 * list and one call. Every line is answered for itself, in the order given. It books nothing: the lines wait for
 * scores. Refuses NOT_FOUND, CLAIM_NOT_BY_YOU and what `checkDeed` refuses; a line: POINTS_OWN_HOUSEHOLD,
 * CLAIM_OUT_OF_REACH, CLAIM_LINE_TWICE, CLAIM_NO_HOUSEHOLD, POINTS_HOUSEHOLD_ENDED, POINTS_MEMBER_ELSEWHERE and what
 * `fitsBeside` refuses.
 */
export const recordClaims = mutation({
  action: 'points_record',
  input: RecordClaims,
  subject: sheetSubject,
  run: async (ctx, input, subject) => {
    const { villageId, itemId, occurredOn, times } = input
    const item = (await readRuleItem(ctx.db, villageId, itemId)) ?? deny(common.notFound)
    const grants = recordingGrants(ctx.actor, villageId, item.recordedBy)
    const [grant] = grants
    if (!grant) return deny(claimRefusals.notByYou)
    const person = personOf(ctx.persons, grant)
    const mine = new Set(ctx.persons.map((p) => p.householdId))
    const reach = new Map<string, Subject>(subject.subjects.map((s) => [s.householdId, s]))
    const actor = { ...ctx.actor, grants }
    const refuseLine = ({ householdId }: { readonly householdId: string }) => {
      if (mine.has(householdId)) return pointsRefusals.ownHousehold
      const household = reach.get(householdId)
      return household && may(actor, 'points_record', household) ? null : claimRefusals.outOfReach
    }
    const { sheetId, lines } = await recordMany(ctx, {
      ...{ villageId, kind: 'record', itemId, occurredOn, times, refuseLine },
      note: input.note ?? null,
      hasPhotos: input.fileIds.length > 0,
      lines: input.lines.map((l) => ({
        householdId: l.householdId,
        memberId: l.memberId ?? null,
        times: l.times ?? null
      })),
      by: { id: person.holderId, name: person.name, role: grant.role },
      office: offices[grant.role] ?? 'committee'
    })
    if (sheetId !== null) await attachToSheet(ctx, { villageId, sheetId }, input.fileIds)
    return presentRecorded(sheetId, lines)
  }
})
