import type { NoticeState } from '../notice/notice'
import type { DecisionState } from './decision'
import type { ActorRole } from './transition'

/** What a desk needs to know of a matter to say whose turn it is. Days are `YYYY-MM-DD` in the village. */
export interface TurnFacts {
  readonly state: DecisionState
  /** The state it was in before: a deferred matter goes back there. */
  readonly cameFrom: DecisionState | null
  /** The last day of the township's term, while it has the matter. */
  readonly opinionDue: string | null
  /** The notice that this state hangs: of the resolution, or of the result once the work is done. */
  readonly notice: {
    readonly state: NoticeState
    readonly windowLastDay: string | null
    readonly termLastDay: string | null
    /** Whether an upheld objection has stopped it. */
    readonly stopped: boolean
  } | null
  /** Objections that are still open: those the committee has yet to answer, and those it has answered. */
  readonly objections: {
    readonly open: number
    readonly unanswered: number
    readonly answered: number
    readonly due: string | null
  }
  /** The paper from outside that must be there before the work begins; null when none is missing. */
  readonly followUpMissing: string | null
  /** The meeting that is called and not yet recorded. */
  readonly called: { readonly name: string; readonly plannedOn: string } | null
  /** The last day of what it authorises, for an authorisation of the representatives: there is no work to finish. */
  readonly authorisedUntil: string | null
  /** Until when the work is stopped. */
  readonly stoppedUntil: string | null
}

/** Where the next act is entered. */
export type TurnPlace = 'act' | 'draftNotice' | 'board' | 'cosign' | 'objections' | 'callMeeting' | 'wait'

export interface Turn {
  /** A sentence on what comes next and by whom. */
  readonly words: string
  /** Those who enter it; nobody while the clock runs or others have the matter. */
  readonly roles: readonly ActorRole[]
  readonly place: TurnPlace
  /** The last day of the term that is running, or the day that is set. */
  readonly due: string | null
}

const secretary = ['party_secretary'] as const
const village = ['party_secretary', 'committee_member'] as const
const committee = ['committee_member'] as const
const supervisor = ['supervision_member'] as const

const turn = (
  words: string,
  roles: readonly ActorRole[],
  place: TurnPlace = 'act',
  due: string | null = null
): Turn => ({ words, roles, place, due })

const wait = (words: string, due: string | null = null): Turn => turn(words, [], 'wait', due)

/** A vote comes next: on the day that is set, or a meeting must first be called. */
const vote = (meeting: string, roles: readonly ActorRole[], { called }: TurnFacts): Turn =>
  called
    ? turn(`${called.name}已经通知，开会后登记签到和表决`, roles, 'act', called.plannedOn)
    : turn(`请召集${meeting}，开会后登记表决`, roles, 'callMeeting')

const disclosure = (f: TurnFacts, name: string, afterUp: Turn): Turn => {
  const { notice } = f
  if (notice?.stopped) return turn(`${name}因异议成立停下，请先更正公示`, committee, 'board')
  switch (notice?.state) {
    case undefined:
    case 'corrected':
      return turn(`请起草${name}`, committee, 'draftNotice')
    case 'draft':
      return turn(`${name}等村监委会签`, supervisor, 'cosign')
    case 'cosigned':
      return turn(`${name}已经会签，请张贴`, secretary, 'board')
    case 'interrupted':
      return turn(`${name}中断了，请重新张贴`, secretary, 'board')
    default:
      return afterUp
  }
}

const onResolutionNotice = (f: TurnFacts): Turn => {
  const { notice, followUpMissing } = f
  const running = notice?.windowLastDay ?? null
  const isOver = notice?.state === 'window_closed' || notice?.state === 'term_done'
  if (followUpMissing !== null && isOver) return turn(`请登记文书：${followUpMissing}`, village)
  return disclosure(
    f,
    '决议公示',
    isOver ? wait('异议期满，系统自动转入实施') : wait('正在公示，村民可以提异议', running)
  )
}

const objected = ({ objections }: TurnFacts): Turn => {
  if (objections.unanswered > 0) return turn('有异议要答复', village, 'objections', objections.due)
  if (objections.answered > 0)
    return turn('异议已经答复，请村监委核实', supervisor, 'objections', objections.due)
  return objections.open > 0
    ? wait('异议报到了乡镇，等乡镇的结果', objections.due)
    : turn('异议已经了结，请看这件事接着怎么走', [...village, ...supervisor], 'objections')
}

/** Whose turn it is with a matter, in one sentence, and by when. Every state has an answer. */
export const turnOf = (f: TurnFacts): Turn => {
  switch (f.state) {
    case 'TOPIC_POOL':
      return turn('请党组织书记决定是否列入提议', secretary)
    case 'S1_PROPOSE':
      return vote('村党组织会议', secretary, f)
    case 'S2_DELIBERATE':
      return vote('村“两委”会议', village, f)
    case 'TOWN_CHECK':
      return wait('等乡镇的意见，到期没有答复就当作没有意见', f.opinionDue)
    case 'S3_PARTY_REVIEW':
      return vote('党员大会', secretary, f)
    case 'S4_RESOLVE':
      return vote('有权决定的会议', village, f)
    case 'P1_PUBLISHED':
      return onResolutionNotice(f)
    case 'IMPLEMENTING':
      return f.authorisedUntil === null
        ? turn('正在实施，完工后登记验收', committee)
        : wait('授权正在生效，期满后登记办结', f.authorisedUntil)
    case 'COMPLETED':
      return disclosure(f, '结果公示', turn('结果公示已经张贴，请登记结果公开', committee))
    case 'P2_PUBLISHED':
      return disclosure(f, '结果公示', wait('结果正在公示，期满归档', f.notice?.termLastDay ?? null))
    case 'RETURNED':
      return turn('退回来了：方案要改的先改，程序有问题的那一步重来', village)
    case 'DEFERRED':
      return turn(
        f.cameFrom === 'S3_PARTY_REVIEW' ? '请重新召开党员大会' : '请重新召集会议',
        f.cameFrom === 'S3_PARTY_REVIEW' ? secretary : village
      )
    case 'OBJECTION_HANDLING':
      return objected(f)
    case 'SUSPENDED':
      return wait('已经中止，等作出中止的机关解除', f.stoppedUntil)
    default:
      return wait('已经办结')
  }
}
