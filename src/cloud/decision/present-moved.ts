import { decisionStates } from '@/domain/decision/decision'
import { currentVersion } from '@/domain/decision/life'
import type { Stepped } from '@/domain/decision/step'

/** What came of an action: where the matter stands now, under which version, and what the vote needed and got. */
export const presentMoved = ({ next, events }: Pick<Stepped, 'next' | 'events'>) => {
  const assessment = events[0]?.assessment ?? null
  return {
    decisionId: next.id,
    state: next.state,
    stateName: decisionStates[next.state],
    versionNo: currentVersion(next).no,
    voidedSteps: [...(events[0]?.voids ?? [])],
    why: assessment?.why ?? null,
    warnings: [...(assessment?.warnings ?? [])]
  }
}
