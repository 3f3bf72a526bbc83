import type { Role } from '../role/roles'
import type { ConditionId } from './conditions'
import type { DecisionState } from './decision'

/** Who may take an action; the clock acts as `system` when a term is over. */
export type ActorRole = Role | 'system'

export interface Transition {
  readonly from: DecisionState | '*'
  readonly to: DecisionState
  /** The body whose act this is; the role only records it. */
  readonly by: string
  readonly roles: readonly ActorRole[]
  /** Everything that must hold, in the order in which it is told. */
  readonly needs: readonly ConditionId[]
  readonly name: string
  /** The article or rule it rests on; numbers of the 组织法 are those in force from 2026-01-01. */
  readonly basis: string
}
