import { ActDecision, actRefusals } from '@/domain/decision/act'
import { papersOf } from '@/domain/decision/meeting-facts'
import { personalFault } from '@/domain/decision/public-words'
import { records } from '@/domain/decision/records'
import { ruleAt, step } from '@/domain/decision/step'
import type { ActorRole } from '@/domain/decision/transition'
import { transitions } from '@/domain/decision/transitions'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { refuseMarked } from '../api/refuse-marked'
import { attachFiles } from '../file/attach-files'
import { settleMeeting } from '../meeting/settle-meeting'
import { actingAt, whoActs } from './acting-person'
import { checkHouseholdsBehind } from './households-behind'
import { decisionOf } from './load-decision'
import { lockDecision } from './lock-decision'
import { meetingRecordOf } from './meeting-record'
import { presentMoved } from './present-moved'
import { saveStep } from './save-step'
import { stepContext } from './step-context'

const filesOf = (input: ActDecision): string[] => [
  ...(input.meeting ? papersOf(input.meeting) : []),
  ...(input.completion?.photoIds ?? [])
]

const publicWords = ({ content, meaning, reason, opinion, meeting, order }: ActDecision) => ({
  ...Object.fromEntries(Object.entries(content ?? {}).map(([field, words]) => [`content.${field}`, words])),
  meaning,
  reason,
  'opinion.words': opinion?.words,
  'order.document': order?.document,
  'meeting.urgentReason': meeting?.urgentReason,
  'meeting.eligibleReason': meeting?.eligibleReason
})

/** Whether people without an office may take it: then nobody answers for the words, which the village reads at once. */
const isForVillagers = (action: ActDecision['action']): boolean => {
  const { roles }: { readonly roles: readonly ActorRole[] } = { ...transitions, ...records }[action]
  return roles.includes('villager')
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockDecision>>>

/** One action on a decision that is locked; see `actDecision` for what it refuses. */
export const moveMatter = async (ctx: WriteContext, input: ActDecision, { row, ...village }: Locked) => {
  const { villageId, action } = input
  const decision = await decisionOf(ctx.db, row)
  if (!decision) return deny(actRefusals.notInCourse)
  const personal = personalFault(publicWords(input))
  if (personal) return deny(personal)
  const roles = ruleAt(decision.state, action)?.roles ?? []
  const acting = whoActs(actingAt(ctx, village), roles, decision.source.proposerId)
  if (!acting) throw new Error('an action was allowed to nobody')
  const actor = { id: acting.person.holderId, roles: acting.roles }
  const held = input.meeting
    ? await meetingRecordOf(ctx.db, { villageId, enteredBy: actor.id, decision }, input.meeting)
    : null
  await checkHouseholdsBehind(ctx.db, villageId, input)
  const at = { villageId, countyId: village.countyId, now: ctx.now }
  const context = await stepContext(ctx.db, decision, at, input)
  const outcome = step(decision, action, { ...context, actor, ...(held ? { meeting: held.meeting } : {}) })
  if (!outcome.ok) return deny(outcome.refusal)
  await attachFiles(ctx.db, {
    villageId,
    fileIds: filesOf(input),
    ownerKind: 'decision',
    ownerId: row.id,
    uploadedBy: ctx.actor.accountId ?? ''
  })
  const { tally, householdsSigned, completion, until, proposedBy } = input
  await saveStep(ctx.db, outcome.value, {
    villageId,
    townshipId: village.townshipId,
    convener: (outcome.value.events[0]?.meeting && held?.convener) ?? null,
    told: { ...held?.told, tally, householdsSigned, completion, until, proposedBy },
    meaning: action === 'revise' ? input.meaning : undefined
  })
  await settleMeeting(ctx, villageId, decision, outcome.value)
  return presentMoved(outcome.value)
}

/**
 * One action in the life of a decision, by whoever's turn it is: a vote recorded, a return, a revision, an opinion, an
 * order, the end of the work. Refuses with the codes of `step`, of `meetingRecordOf`, `checkHouseholdsBehind` and `stepContext`,
 * DECISION_NOT_IN_COURSE for an old record, PERSONAL_DATA, CONTENT_MARKED, VILLAGE_ENDED and FILE_NOT_YOURS.
 */
export const actDecision = mutation({
  action: 'decision_act',
  input: ActDecision,
  prepare: async (ctx, input) => {
    if (isForVillagers(input.action)) await refuseMarked(ctx, publicWords(input))
  },
  subject: (ctx, { villageId, decisionId }) => lockDecision(ctx, villageId, decisionId),
  run: moveMatter
})
