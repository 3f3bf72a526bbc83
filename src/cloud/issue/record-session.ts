import type * as z from 'zod/mini'
import { dayOf } from '@/domain/common/calendar'
import type { MachineCheck } from '@/domain/issue/content-check'
import { RecordSession } from '@/domain/issue/forms'
import { issueRefusals } from '@/domain/issue/issue'
import type { Issue, IssueTerms } from '@/domain/issue/matter'
import type { IssueAction } from '@/domain/issue/transitions'
import { may } from '@/domain/role/may'
import type { Context } from '../api/context'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { villageSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { addToLine } from './add-to-line'
import { checkStep } from './check-step'
import { type LoadedIssue, lockIssue, lockIssues, termsOf } from './load-issue'
import { insertIssue, newIssue } from './new-issue'
import { presentSessionDone } from './present-session'
import { refusePersonal } from './refuse-personal'
import { saveIssue } from './save-issue'
import { stepAs } from './step-issue'
import { sightOf } from './viewer'

type Input = z.output<typeof RecordSession>
type Item = Input['items'][number]

const subjectOf = async (
  { db }: Pick<Context, 'db'>,
  { villageId, courtyardId }: Pick<Input, 'villageId' | 'courtyardId'>
) => {
  const village = await villageSubject(db, villageId)
  const courtyard = await db
    .selectFrom('courtyard')
    .select(['id', 'group_id'])
    .where('village_id', '=', villageId)
    .where('id', '=', courtyardId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return village && courtyard ? { ...village, courtyardId: courtyard.id, groupId: courtyard.group_id } : null
}

/** The households of the courtyard now, and that those who were there are among them. */
const eligibleOf = async (ctx: WriteContext, input: Input): Promise<number> => {
  const homes = await ctx.db
    .selectFrom('household')
    .select('id')
    .where('village_id', '=', input.villageId)
    .where('courtyard_id', '=', input.courtyardId)
    .where('ended_on', 'is', null)
    .execute()
  const there = new Set(homes.map((h) => h.id))
  if (input.householdIds.some((id) => !there.has(id))) deny(issueRefusals.sessionHouseholds)
  return homes.length
}

const refuseNamed = (input: Input): void => {
  refusePersonal('minutes', input.minutes)
  refusePersonal('placeWords', input.placeWords)
  for (const item of input.items) refusePersonal('items', item.words)
}

/**
 * The words of each item become a line of an open matter: the machine looks at them first, and at the minutes, which
 * wait for the township with the first item where it marks something.
 */
const checkItems = async (ctx: Context, input: Input): Promise<(MachineCheck | null)[]> => {
  const place = await subjectOf(ctx, input)
  // Judged again in the transaction: this only spares the machine what nobody may hand in.
  if (!place || !may(ctx.actor, 'issue_session', place)) return []
  const checks: (MachineCheck | null)[] = []
  for (const [n, { words }] of input.items.entries()) {
    checks.push(await checkStep(ctx, { reason: words, beside: n === 0 ? input.minutes : '' }))
  }
  return checks
}

/** Moves one matter the way the session left it: talked over, agreed, or passed to the level above. */
const moveItem = async (
  ctx: WriteContext,
  loaded: LoadedIssue,
  item: Item,
  counts: { eligible: number; present: number },
  terms: IssueTerms
): Promise<{ issue: Issue; eventId: string }> => {
  const steps: IssueAction[] = []
  if (loaded.issue.state === 'REPORTED') steps.push('triage')
  if (loaded.issue.state !== 'DISCUSSING') steps.push('discuss')
  if (item.outcome === 'agreed') steps.push('agree')
  // Nothing was settled: that it was talked over again is a line of its own.
  if (item.outcome === 'open') steps.push('talk_on')
  if (item.outcome === 'passed_up') steps.push('pass_up')
  let issue: Issue = loaded.issue
  let eventId = ''
  for (const action of steps) {
    const session = { ...counts, yes: action === 'agree' ? (item.yes ?? null) : null }
    // What was said stands once, with the step it led to.
    const said = action === steps.at(-1) ? { reason: item.words } : {}
    const papers = { at: ctx.now, terms, session, ...said }
    const { stepped, person } = stepAs(ctx, issue, action, papers)
    const row = { ...loaded.row, level: issue.level }
    const by = { id: person.holderId, name: person.name }
    ;[eventId = ''] = await saveIssue(ctx.db, row, stepped, terms, by)
    issue = stepped.next
  }
  return { issue, eventId }
}

/** What came up only in the session becomes a matter of its own, raised by whoever held it. */
const createItem = async (
  ctx: WriteContext,
  input: Input,
  item: Item,
  place: Issue['place'],
  host: { id: string; name: string },
  terms: IssueTerms
): Promise<string> => {
  if (item.category === undefined) return deny(issueRefusals.sessionItem)
  const by = { raisedBy: host.id, raisedFor: null }
  const issue = newIssue({ showName: false }, place, by, null, ctx.now)
  const said = { category: item.category, words: item.words, writtenBy: ctx.actor.accountId }
  const told = { villageId: input.villageId, ...said }
  await insertIssue(ctx.db, issue, told, terms, { ...host, role: 'villager' })
  return issue.id
}

/**
 * The minutes of a courtyard session (说事会): a consultation, no resolution. Who was there is counted by households;
 * each item moves its matter, or becomes one, and keeps the words of the minutes; words that the machine marks wait for
 * the township. What needs a resolution is left open here and transferred to 四议两公开. Refuses ISSUE_SESSION_DAY, ISSUE_SESSION_HOUSEHOLDS, ISSUE_SESSION_ITEM,
 * ISSUE_PERSONAL_DATA and the refusals of the steps.
 */
export const recordSession = mutation({
  action: 'issue_session',
  input: RecordSession,
  prepare: checkItems,
  subject: subjectOf,
  run: async (ctx, input, place, checks) => {
    if (input.heldOn > dayOf(ctx.now)) deny(issueRefusals.sessionDay)
    refuseNamed(input)
    const host = recorderFor(ctx, 'issue_session', place)
    const terms = await termsOf(ctx.db, place.countyId)
    const householdIds = [...new Set(input.householdIds)]
    const counts = { eligible: await eligibleOf(ctx, input), present: householdIds.length }
    const sessionId = newId()
    const at = { village_id: input.villageId, session_id: sessionId }
    await ctx.db
      .insertInto('issue_session')
      .values({
        village_id: input.villageId,
        id: sessionId,
        courtyard_id: input.courtyardId,
        held_on: input.heldOn,
        place_words: input.placeWords ?? null,
        host_id: host.id,
        host_name: host.name,
        recorder_name: input.recorderName ?? null,
        ...counts,
        minutes: input.minutes,
        at: ctx.now
      })
      .execute()
    await ctx.db
      .insertInto('issue_session_household')
      .values(householdIds.map((household_id) => ({ ...at, household_id })))
      .execute()
    await lockIssues(
      ctx.db,
      input.villageId,
      input.items.flatMap((item) => item.issueId ?? [])
    )
    const issueIds: string[] = []
    for (const [n, item] of input.items.entries()) {
      const id = item.issueId ?? (await createItem(ctx, input, item, place, host, terms))
      const loaded = await lockIssue(ctx.db, input.villageId, id)
      const seen = loaded && sightOf(ctx, loaded.issue)?.as
      const here = loaded?.issue.place.courtyardId === input.courtyardId
      if (!loaded || !here || !(seen === 'handler' || seen === 'own')) return deny(issueRefusals.sessionItem)
      const moved = await moveItem(ctx, loaded, item, counts, terms)
      const { eventId } = moved
      const check = checks[n] ?? null
      await addToLine(ctx, moved.issue, { villageId: input.villageId, eventId, photoIds: [], check })
      const { outcome, yes = null, words } = item
      await ctx.db
        .insertInto('issue_session_item')
        .values({ ...at, no: n + 1, issue_id: id, outcome, yes, words, event_id: eventId })
        .execute()
      issueIds.push(id)
    }
    return presentSessionDone(sessionId, issueIds, counts)
  }
})
