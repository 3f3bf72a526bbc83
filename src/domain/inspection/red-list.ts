import type { DecisionState } from '../decision/decision'
import type { TopicId } from '../decision/topics'
import { published } from '../rulebook/adoption'

/** What a red list can rest on: rules that the village gave itself. A resolution about a road turns no list on. */
const redListTopics: readonly TopicId[] = [
  'points_rules',
  'binding_points_rules',
  'village_rules',
  'village_charter',
  'other_village'
]

/** Where such a resolution must stand: published for its term, nothing against it open, not revoked since. */
export const redListStates: readonly DecisionState[] = published

/** Whether a village may have a red list by this resolution. */
export const carriesRedList = (decision: {
  readonly topic: TopicId | null
  readonly state: string
}): boolean =>
  decision.topic !== null &&
  redListTopics.includes(decision.topic) &&
  redListStates.some((state) => state === decision.state)
