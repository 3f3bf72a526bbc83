import type { StepTone } from '@/client/components/steps'

/** The part of a matter from which its steps follow. */
export interface Matter<L extends { readonly kind: string }> {
  readonly state: string
  readonly closing: string | null
  readonly channel: string
  readonly moderation: string
  readonly history: readonly L[]
}

export interface Stage<L> {
  readonly id: StageId
  readonly name: string
  readonly by: string
  readonly status: StepTone
  /** Where it stands, when the usual word would not be true. */
  readonly word: string | null
  readonly lines: readonly L[]
}

const stageIds = ['say', 'talk', 'do', 'rate'] as const
type StageId = (typeof stageIds)[number]

const kindsOf: Readonly<Record<Exclude<StageId, 'do'>, readonly string[]>> = {
  say: [
    ...[
      'raised',
      'shown',
      'hidden',
      'appealed',
      'covered',
      'uncovered',
      'triage',
      'triaged',
      'merge',
      'withdraw'
    ],
    ...['decline', 'reconsider', 'reinstate', 'uphold', 'close_declined', 'overdue_unsorted'],
    'overdue_reconsider'
  ],
  talk: [
    ...[
      'discuss',
      'discussing',
      'agree',
      'agreed',
      'talk_on',
      'pass_up',
      'transfer',
      'name_party',
      'consent'
    ],
    ...['start_mediation', 'end_mediation', 'leave_mediation']
  ],
  rate: [
    ...['ask_rating', 'rating_asked', 'rate', 'rated', 'rate_dissatisfied', 'pass_dissatisfied'],
    ...['close_explained', 'close_unrated']
  ]
}

const stageOfKind = (kind: string): StageId =>
  kindsOf.say.includes(kind)
    ? 'say'
    : kindsOf.talk.includes(kind)
      ? 'talk'
      : kindsOf.rate.includes(kind)
        ? 'rate'
        : 'do'

interface Standing {
  readonly at: StageId
  readonly status: StepTone
  readonly word: string | null
  /** Nothing comes after it. */
  readonly over: boolean
}

const now = (at: StageId, word: string | null = null): Standing => ({ at, status: 'now', word, over: false })
const over = (at: StageId, status: StepTone, word: string): Standing => ({ at, status, word, over: true })

const closed: Readonly<Record<string, Standing>> = {
  resolved: over('rate', 'done', '已解决'),
  unrated: over('rate', 'stopped', '到期没有评价，不算满意'),
  explained: over('rate', 'stopped', '没有评满意，回访解释后关闭'),
  mediated: over('talk', 'done', '调解成了'),
  mediation_ended: over('talk', 'stopped', '没有调成'),
  declined: over('say', 'stopped', '不予受理')
}

const standings: Readonly<Record<string, Standing>> = {
  REPORTED: now('say', '等着有人接下'),
  DECLINED: { ...over('say', 'stopped', '不予受理'), over: false },
  MERGED: over('say', 'stopped', '并到另一件一起办'),
  WITHDRAWN: over('say', 'stopped', '说事人撤回了'),
  TRIAGED: now('talk', '等着商议或交办'),
  DISCUSSING: now('talk', '正在商议'),
  MEDIATION: now('talk', '正在调解'),
  TRANSFERRED_4D2P: over('talk', 'done', '转到四议两公开去定'),
  AGREED: now('do', '等着交办'),
  ASSIGNED: now('do', '已交办，还没动手'),
  IN_PROGRESS: now('do', '正在办'),
  REWORK: now('do', '不满意，重新办'),
  ESCALATED: now('do', '已转上一级'),
  DONE_CLAIMED: now('rate', '等说事人评价'),
  RATING: now('rate', '等说事人评价')
}

const standingOf = ({ state, closing }: Matter<{ kind: string }>): Standing =>
  (state === 'CLOSED' ? closed[closing ?? ''] : standings[state]) ?? now('do')

const named: Readonly<Record<StageId, readonly [name: string, by: string]>> = {
  say: ['说', '有人提出来，有人接下来'],
  talk: ['议', '要商量的，院落里开说事会'],
  do: ['办', '交给一个人，定好期限'],
  rate: ['评', '办得好不好，说事的人说了算']
}

/** Where one of the four steps stands, seen from the step at which the matter is. */
const statusOf = (id: StageId, at: Standing, hasLines: boolean): Pick<Stage<never>, 'status' | 'word'> => {
  const [own, current] = [stageIds.indexOf(id), stageIds.indexOf(at.at)]
  if (own === current) return { status: at.status, word: at.word }
  if (own > current) return { status: 'ahead', word: hasLines ? '等重新办完再评' : null }
  return { status: 'done', word: id === 'talk' && !hasLines ? '没有开会，直接交办' : null }
}

/**
 * 说 → 议 → 办 → 评 of a matter, each with what happened in it. What will never come is left out: the steps after an
 * end, a session on a private matter, work and rating where two sides are to be reconciled.
 */
export const stagesOf = <L extends { readonly kind: string }>(matter: Matter<L>): Stage<L>[] => {
  const mediates = matter.channel === 'mediation'
  const alone = !mediates && matter.moderation === 'private'
  const found = standingOf(matter)
  const at = alone && found.at === 'talk' ? now('do', '等着交办') : found
  return stageIds.flatMap((id): Stage<L>[] => {
    const lines = matter.history.filter((line) => stageOfKind(line.kind) === id)
    const { status, word } = statusOf(id, at, lines.length > 0)
    const [name, by] =
      mediates && id === 'talk' ? (['调', '双方都愿意，才调解；调解不收钱'] as const) : named[id]
    const never = (status === 'ahead' && (at.over || mediates)) || (id === 'talk' && alone)
    return never && lines.length === 0 ? [] : [{ id, name, by, status, word, lines }]
  })
}
