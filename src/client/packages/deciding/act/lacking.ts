import { sayDate } from '@/domain/common/say-day'
import { diff } from '@/domain/decision/content'
import type { Paper } from '@/domain/decision/papers'
import { type Assessment, assess, type MeetingFacts } from '@/domain/meeting/meeting'
import type { Outcome, Refusal } from '@/domain/refusal/refusal'
import { packById } from '@/domain/rule-pack/rule-pack'
import { wordingFault, wordingOf } from '../wording'
import {
  type ActForm,
  type ActScene,
  type MeetingForm,
  type PartForm,
  shownPapers,
  type VotesForm
} from './form'
import { convenersFor, rulesFor } from './meeting-options'
import { sayNeeds } from './say-needs'

/** Something still to be filled in, under the name by which the server would refuse the same field. */
export interface Lack {
  readonly field: string
  readonly message: string
}

const given = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, v]) => v !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }

/** A part of a meeting as the server takes it: only what was counted. */
const partOf = ({ eligible, present }: PartForm) =>
  eligible === null ? undefined : { eligible, ...given({ present }) }

const votesOf = ({ yes, no, abstain }: VotesForm, withVotes: boolean) =>
  withVotes ? given({ yes, no, abstain }) : {}

/** The numbers of a meeting as they stand in the form, to be judged or sent; null before 应到 is there. */
export const factsOf = (m: MeetingForm, packId: string, withVotes: boolean): MeetingFacts | null => {
  const whole = partOf(m)
  if (!whole || m.date === '') return null
  const rules = rulesFor(packId, m.kind)
  const households = m.mode === 'reps' ? partOf(m.households) : undefined
  const women = m.kind === 'rep_meeting' ? partOf(m.women) : undefined
  const allMembers = rules.allMembers ? partOf(m.allMembers) : undefined
  return {
    date: m.date,
    ...whole,
    ...votesOf(m, withVotes),
    ...given({ mode: m.mode, proxies: m.kind === 'collective_members' ? m.proxies : null }),
    ...(women ? { women } : {}),
    ...(allMembers ? { allMembers } : {}),
    ...(households ? { households: { ...households, ...votesOf(m.households, withVotes) } } : {})
  }
}

/** What the numbers come to so far, under the rules the matter began with; null while there is nothing to judge. */
export const judgeForm = (m: MeetingForm, packId: string, withVotes: boolean): Outcome<Assessment> | null => {
  const pack = packById(packId)
  const facts = factsOf(m, packId, withVotes)
  return pack && m.kind !== null && facts ? assess(pack, m.kind, facts) : null
}

const passing: readonly string[] = [
  'pass_proposal',
  'pass_deliberation',
  'request_opinion',
  'pass_review',
  'pass_resolution',
  'revoke'
]

/** What a meeting must have come to for an action to be true; a petition is carried on whatever the branch thinks. */
const verdictFault = (a: Assessment, { action }: ActScene): Lack | null => {
  const short = { field: 'meeting.facts.present', message: `${sayNeeds(a)}。` }
  if (action === 'adjourn' || action === 'adjourn_resolution') {
    return a.quorate ? { ...short, message: '到会人数已经够了，不是流会，请选别的一项，登记表决。' } : null
  }
  if (action === 'defer_review') return null
  if (!a.quorate) return short
  if (a.phase !== 'after') return { field: 'meeting.facts.yes', message: '请填赞成、反对和弃权的人数。' }
  if (passing.includes(action)) {
    return a.passed || action === 'pass_proposal'
      ? null
      : { field: 'meeting.facts.yes', message: `${sayNeeds(a)}。` }
  }
  return a.passed
    ? { field: 'meeting.facts.yes', message: '赞成的人数已经够，表决是通过的，请选“通过”的那一项。' }
    : null
}

const numbersFault = (form: ActForm, scene: ActScene, withVotes: boolean): Lack | null => {
  const { meeting: m } = form
  if (m.eligible === null) return { field: 'meeting.facts.eligible', message: '请填应到多少。' }
  if (m.present === null) return { field: 'meeting.facts.present', message: '请填实到多少。' }
  const judged = judgeForm(m, scene.prepared.packId, withVotes)
  if (!judged) return null
  if (!judged.ok) return lackOf(judged.refusal)
  return verdictFault(judged.value, scene)
}

const lackOf = ({ field = 'present', message }: Refusal): Lack => ({
  field: `meeting.facts.${field}`,
  message
})

const dayFault = (m: MeetingForm, scene: ActScene): Lack | null => {
  const { noticeDays } = rulesFor(scene.prepared.packId, m.kind)
  if (m.date === '') return { field: 'meeting.facts.date', message: '请填开会日期。' }
  if (m.date > scene.today) {
    return { field: 'meeting.facts.date', message: `会定在${sayDate(m.date)}，开会以后再登记。` }
  }
  if (noticeDays > 0 && m.noticedOn === '') {
    return { field: 'meeting.noticedOn', message: `要提前${noticeDays}天通知，请填通知日期。` }
  }
  return when(m.noticedOn > m.date, 'meeting.noticedOn', '通知日期不能晚于开会日期。')
}

const meetingFaults = (form: ActForm, scene: ActScene, withVotes: boolean): Lack[] => {
  const { meeting: m } = form
  if (m.kind === null) return [{ field: 'meeting.kind', message: '请选择开的是哪一种会。' }]
  const isKnown = convenersFor(scene, m.kind, m.date).some((c) => c.memberId === m.convenerId)
  return [
    dayFault(m, scene),
    when(!isKnown, 'convenerId', '请选择召集人。'),
    numbersFault(form, scene, withVotes)
  ].flatMap((lack) => lack ?? [])
}

const tallyFault = ({ tally }: ActForm): Lack | null => {
  const names = [tally.announcer, tally.counter, tally.scrutineer].map((n) => n.trim())
  if (names.includes('')) return { field: 'tally', message: '请填唱票人、计票人和监票人。' }
  if (new Set(names).size < 3) return { field: 'tally', message: '唱票、计票、监票不能是同一个人。' }
  return tally.supervisorPresent ? null : { field: 'tally', message: '计票要有村监委在场。' }
}

const completionFault = (form: ActForm, scene: ActScene): Lack | null => {
  const { acceptedOn, finalAmount } = form.completion
  if (acceptedOn === '') return { field: 'completion', message: '请填验收日期。' }
  if (acceptedOn > scene.today) return { field: 'completion', message: '验收日期不能晚于今天。' }
  if (scene.prepared.content.amount === null) return null
  if (finalAmount === null) return { field: 'completion', message: '请填决算金额。' }
  return form.photos.length === 0 ? { field: 'completion', message: '请传完工照片。' } : null
}

const contentFault = (form: ActForm, { prepared }: ActScene): Lack | null => {
  const isSame = diff(prepared.content, wordingOf(form.content)).length === 0
  return wordingFault(form.content) ?? when(isSame, 'content', '方案没有改动，不用保存。')
}

const when = (isMissing: boolean, field: string, message: string): Lack | null =>
  isMissing ? { field, message } : null

const faultOf = (paper: Paper, form: ActForm, scene: ActScene): Lack | null => {
  switch (paper) {
    case 'body':
      return when(
        form.wanted === 'rep_meeting' && form.authorisationId === null,
        'authorisation',
        '请选择村民会议的授权，或者改为村民会议决定。'
      )
    case 'minutes':
      return when(form.minutes.length === 0, 'meeting.minutesId', '请传会议记录和签到表的照片。')
    case 'tally':
      return tallyFault(form)
    case 'householdsSigned': {
      const { signed, households } = form.householdsSigned
      return when(signed === null || households === null, 'householdsSigned', '请填签字的户数和总户数。')
    }
    case 'content':
      return contentFault(form, scene)
    case 'proposedBy':
      return when(form.proposedBy === null, 'proposedBy', '请选择是谁发现的。')
    case 'objection':
      return when(form.objectionId === null, 'objection', '请选择是哪一条异议。')
    case 'order': {
      const { by, document } = form.order
      return when(by === null || document.trim().length < 2, 'order', '请选择作出机关，并填文书名称和文号。')
    }
    case 'citation': {
      const { ground, article } = form.citation
      return when(ground === null || article.trim() === '', 'citation', '请选择理由，并写明法律和条款。')
    }
    case 'until':
      return when(form.until <= scene.today, 'until', '请填中止到哪一天，要在今天之后。')
    case 'newDecision':
      return when(form.newDecisionId === null, 'newDecision', '请选择变更它的新决议。')
    case 'completion':
      return completionFault(form, scene)
    case 'reason':
      return when(Array.from(form.reason.trim()).length < 5, 'reason', '请写明理由，至少5个字。')
    case 'proposerTold':
      return when(!form.proposerTold, 'proposerTold', '请先把理由告诉提出人，再勾选。')
    case 'resumptionPublished':
      return when(!form.resumptionPublished, 'resumptionPublished', '请先公示恢复实施的决定，再勾选。')
    case 'backTo':
      return when(
        form.backTo === null && !scene.action.startsWith('return_from_'),
        'backTo',
        '请选择最早有问题的是哪一步。'
      )
    default:
      return null
  }
}

/** Everything that is missing, in the order of the form; the server checks the same again, and more. */
export const lacking = (form: ActForm, scene: ActScene): Lack[] => {
  const shown = shownPapers(form, scene)
  const waiting = scene.blockers.map((message) => ({ field: 'action', message }))
  const ground = scene.action === 'revoke' || scene.action === 'note_later_act'
  const photos = [...form.minutes, ...form.photos]
  return [
    ...waiting,
    ...(ground && form.ground === null ? [{ field: 'ground', message: '请选择依据的是什么。' }] : []),
    ...shown.flatMap((paper) =>
      paper === 'meeting'
        ? meetingFaults(form, scene, shown.includes('votes'))
        : (faultOf(paper, form, scene) ?? [])
    ),
    ...(photos.some((p) => p.fileId === null)
      ? [{ field: 'photos', message: '有照片还没有传上去。请点“重传”，或者去掉它。' }]
      : [])
  ]
}
