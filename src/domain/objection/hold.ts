import type { DecisionState } from '../decision/decision'
import type { Role } from '../role/roles'
import type { ObjectionState } from './objection'

/** A matter that waits although its objections are closed: whose word it needs, and what they are to do. */
export interface Hold {
  readonly by: Role
  /** `go_on`: the supervision committee lets the notice go on; `act`: the next step is on the matter's own page. */
  readonly next: 'go_on' | 'act'
  readonly words: string
}

/** Where a resolution can still be stopped or taken back because of what a court found. */
const standing: readonly DecisionState[] = ['P1_PUBLISHED', 'IMPLEMENTING', 'COMPLETED', 'P2_PUBLISHED']

const taken: Hold = {
  by: 'supervision_member',
  next: 'go_on',
  words: '提出人已经撤回。请村监委当面核实是不是自愿、程序有没有问题，再让公示继续。'
}
const ruled: Hold = {
  by: 'committee_member',
  next: 'act',
  words: '法院裁判已经登记。请村委会按裁判文书把这件事中止或者撤销。'
}

/**
 * What a closed objection still asks of somebody, or null. Where the law leaves no choice the matter has moved on with
 * the objection; this is the rest. `open` counts the objections to the matter that are under way, `movedSince` says
 * whether the matter has moved after this one was closed.
 */
export const holdOf = (
  closed: ObjectionState,
  matter: { readonly state: DecisionState; readonly open: number; readonly movedSince: boolean }
): Hold | null => {
  if (matter.open > 0) return null
  if (matter.state === 'OBJECTION_HANDLING') return closed === 'VIOLATION' ? ruled : taken
  return closed === 'VIOLATION' && standing.includes(matter.state) && !matter.movedSince ? ruled : null
}
