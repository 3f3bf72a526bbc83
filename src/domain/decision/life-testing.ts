import { addDays } from '../common/calendar'
import type { MeetingFacts } from '../meeting/meeting'
import { packById } from '../rule-pack/rule-pack'
import type { Content } from './content'
import { arrival, currentVersion, type Decision, type StepContext } from './life'
import { type MeetingRecord, meetingsAt } from './meeting-facts'
import { settingsOf } from './settings'
import { type ActionId, ruleAt, step } from './step'
import type { ActorRole } from './transition'

/** Scenes for the tests of a decision's life: a matter, and for every action what it takes to do it lawfully. */

export const plan: Content = {
  title: '修建三组机耕道',
  summary: '新修三组至五组机耕道1.2公里，路面宽3.5米，资金从村集体收入列支。',
  amount: 12_000_000,
  scope: '三组至五组，全长1.2公里',
  beneficiaries: '三、四、五组全体村民',
  land: '沿原有田埂，不占承包地',
  term: { from: '2026-12-01', to: '2027-03-31' },
  contracting: '三家以上询价',
  contributions: null
}

export const day = (on: string): Date => new Date(`${on}T04:00:00Z`)

export const fresh = (over: Partial<Decision> = {}): Decision => ({
  id: 'd1',
  state: 'TOPIC_POOL',
  packId: 'national-2026',
  topic: 'public_works',
  flags: {},
  source: { kind: 'people', proposerId: 'p1', petition: null },
  classification: null,
  versions: [
    { no: 1, content: plan, changes: [], substantive: true, erratumConfirmedBy: null, on: '2026-03-01' }
  ],
  history: [],
  supersedes: null,
  ...over
})

export const votes = {
  passes: { eligible: 100, present: 100, yes: 90, no: 6, abstain: 4 },
  fails: { eligible: 100, present: 100, yes: 10, no: 85, abstain: 5 },
  close: { eligible: 100, present: 100, yes: 50, no: 50, abstain: 0 },
  empty: { eligible: 100, present: 30 }
} as const

/** A meeting of today that may vote at this state, noticed twelve days before. */
export const meetingNow = (
  d: Decision,
  on: string,
  counts: Omit<MeetingFacts, 'date'>,
  over: Partial<MeetingRecord> = {}
): MeetingRecord => {
  const kind = meetingsAt(d.state, d.classification)[0] ?? 'villagers_adult'
  return {
    id: `m${d.history.length}`,
    kind,
    facts: { date: on, ...(kind === 'yishiyiyi' ? { mode: 'adult' as const } : {}), ...counts },
    noticedOn: addDays(on, -12),
    urgentReason: null,
    terms: [],
    minutesId: `f${d.history.length}`,
    ...over
  }
}

const votesFor = (action: ActionId): Omit<MeetingFacts, 'date'> | null => {
  if (/^(pass_|request_opinion|revoke)/.test(action)) return votes.passes
  if (/^(reject_|return_from_|escalate_)/.test(action)) return votes.fails
  if (action === 'defer_review') return votes.close
  return action === 'adjourn' || action === 'adjourn_resolution' ? votes.empty : null
}

/** Another resolution on the same matter, passed by the villagers' meeting, that replaces `old`. */
export const replacement = (old: Decision): Decision => {
  let d = fresh({ id: 'd2', supersedes: old.id })
  for (const action of [
    'propose_topic',
    'pass_proposal',
    'pass_deliberation',
    'pass_review',
    'pass_resolution'
  ] as const)
    d = done(d, action)
  return d
}

const words = (d: Decision): Content => {
  const { content } = currentVersion(d)
  return { ...content, summary: `${content.summary}。` }
}

/** Everything an action needs, on a day twenty days after the last. */
export const able = (d: Decision, action: ActionId, over: Partial<StepContext> = {}): StepContext => {
  const on = addDays(d.history.at(-1)?.on ?? '2026-03-01', action === 'return_opinion' ? 3 : 20)
  const pack = packById(d.packId)
  if (!pack) throw new Error('no pack')
  const rule = ruleAt(d.state, action)
  const counts = votesFor(action)
  const order = { by: arrival(d)?.order?.by ?? 'court', document: '（2026）鄂28行初1号' } as const
  const role: ActorRole = rule?.roles[0] ?? 'villager'
  return {
    at: day(on),
    actor: { id: 'p1', roles: [role] },
    settings: settingsOf(pack),
    ...(counts === null
      ? {}
      : { meeting: meetingNow(d, on, counts, action === 'revoke' ? { kind: 'villagers_adult' } : {}) }),
    reason: '理由写在这里供村民查阅',
    proposerTold: true,
    content:
      action === 'correct_erratum'
        ? words(d)
        : { ...plan, amount: (currentVersion(d).content.amount ?? 0) + 100 },
    proposedBy: 'p9',
    opinion: { kind: 'none', words: null },
    citation: { ground: 'illegal', article: '农村土地承包法第十九条' },
    ...(action === 'revoke' || action === 'note_later_act' ? {} : { order }),
    ...(action === 'note_later_act' ? { order: { by: 'court', document: '（2026）鄂28行初1号' } } : {}),
    until: addDays(on, 30),
    ...(rule?.needs.includes('flawedStep') ? { backTo: 'S2_DELIBERATE' } : {}),
    notice: { cosigned: true, up: true, windowOver: true, termOver: true },
    openObjections: 0,
    objection: { id: 'o1', objectorId: 'p5', answeredOn: on },
    followUpDocument: '县农函〔2026〕3号',
    ...(action === 'supersede' ? { newDecision: replacement(d) } : {}),
    completion: { acceptedOn: on, finalAmount: 11_900_000, photos: 2 },
    archiveDigest: 'a'.repeat(64),
    resumptionPublished: true,
    householdsSigned: { signed: 80, households: 100 },
    tally: { announcer: '张三', counter: '李四', scrutineer: '王五', supervisorPresent: true },
    ...over
  }
}

/** The decision after an action that must succeed. */
export const done = (d: Decision, action: ActionId, over: Partial<StepContext> = {}): Decision => {
  const outcome = step(d, action, able(d, action, over))
  if (!outcome.ok)
    throw new Error(`${action} at ${d.state}: ${outcome.refusal.code} ${outcome.refusal.message}`)
  return outcome.value.next
}

/** A decision after several actions, each with what it needs. */
export const walked = (...actions: ActionId[]): Decision => actions.reduce((d, a) => done(d, a), fresh())

export const toResolution = ['propose_topic', 'pass_proposal', 'pass_deliberation', 'pass_review'] as const
export const toPublished = [...toResolution, 'pass_resolution'] as const

/** The code an action is refused with, or `ok`. */
export const codeOf = (d: Decision, action: ActionId, over: Partial<StepContext> = {}): string => {
  const outcome = step(d, action, able(d, action, over))
  return outcome.ok ? 'ok' : outcome.refusal.code
}
