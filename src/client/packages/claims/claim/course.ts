import type { StepTone } from '@/client/components/steps'
import { type ClaimEventType, type ClaimState, claimEventNames, type SheetKind } from '@/domain/claim/names'

export type Stage = 'say' | 'score' | 'review' | 'notice' | 'post'

const stages: readonly Stage[] = ['say', 'score', 'review', 'notice', 'post']

const names: Readonly<Record<Stage, string>> = {
  say: '申报',
  score: '初评',
  review: '村里复核',
  notice: '公示',
  post: '入账'
}

export const stageBy: Readonly<Record<Stage, string>> = {
  say: '本户自己报，或者院落长、村干部记',
  score: '三个人以上各自打分，取中间的分',
  review: '村两委复核，抽一成以上再查一遍',
  notice: '张榜公示，有异议的先放一放',
  post: '公示期满没有异议，记到户上'
}

const stageOf: Readonly<Record<ClaimEventType, Stage>> = {
  declare: 'say',
  record: 'say',
  withdraw: 'say',
  take_back: 'say',
  score: 'score',
  ask_reconsideration: 'score',
  recheck: 'review',
  review: 'review',
  drop: 'notice',
  hang: 'notice',
  hang_anew: 'notice',
  object: 'notice',
  settle: 'notice',
  post: 'post',
  reverse: 'post'
}

const typeOf = new Map(
  (Object.keys(claimEventNames) as ClaimEventType[]).map((type) => [claimEventNames[type] as string, type])
)

/** At which stage a line of the history belongs; what is not known stands with the first. */
export const stageOfLine = (name: string): Stage => {
  const type = typeOf.get(name)
  return type ? stageOf[type] : 'say'
}

/** The stage that a claim waits at, or where it ended. */
const reached = (state: ClaimState, lines: readonly { readonly name: string }[]): Stage => {
  switch (state) {
    case 'DECLARED':
      return 'score'
    case 'FIRST_SCORED':
      return 'review'
    case 'VILLAGE_REVIEWED':
    case 'PUBLICITY':
    case 'OBJECTED':
    case 'REVIEWED':
      return 'notice'
    case 'POSTED':
    case 'REVERSED':
      return 'post'
    case 'WITHDRAWN':
      return 'say'
    case 'REJECTED':
      return stageOfLine(lines.at(-1)?.name ?? '')
  }
}

const stopped: readonly ClaimState[] = ['REJECTED', 'REVERSED', 'WITHDRAWN']

interface Going {
  readonly state: ClaimState
  readonly kind: SheetKind
  /** Turned down, and being judged anew by others. */
  readonly reconsidering: boolean
}

interface Course {
  readonly id: Stage
  readonly name: string
  readonly status: StepTone
}

/** The five stages with where each stands; after a stop nothing lies ahead any more. */
export const courseOf = (
  { state, kind, reconsidering }: Going,
  lines: readonly { readonly name: string }[]
): readonly Course[] => {
  const at = stages.indexOf(reconsidering ? 'score' : reached(state, lines))
  const isOver = stopped.includes(state) && !reconsidering
  const shown = isOver ? stages.slice(0, at + 1) : stages
  return shown.map((id, index) => ({
    id,
    name: id === 'say' && kind === 'record' ? '记录' : names[id],
    status: statusOf(index, at, state, isOver)
  }))
}

const statusOf = (index: number, at: number, state: ClaimState, isOver: boolean): StepTone => {
  if (index < at || state === 'POSTED') return 'done'
  if (index > at) return 'ahead'
  return isOver ? 'stopped' : 'now'
}
