import { requestRights } from '../meeting/convening'
import { packById } from '../rule-pack/rule-pack'
import type { Decision, Source } from './life'

/** Whether the numbers of a petition can be true; a topic from elsewhere has none to check. */
export const petitionSound = (source: Source): boolean => {
  if (source.kind !== 'petition') return true
  const p = source.petition
  return (
    p !== null && Number.isInteger(p.count) && Number.isInteger(p.base) && p.count >= 1 && p.count <= p.base
  )
}

/** Whether enough people signed that the meeting must be called (组织法第25、30条: 应当召集). */
export const petitionReaches = (d: Decision): boolean => {
  const p = d.source.petition
  const pack = packById(d.packId)
  if (d.source.kind !== 'petition' || p === null || pack === undefined) return false
  const none = { total: 0, asking: 0 }
  const answer = requestRights(pack, p.asksFor === 'rep_meeting' ? 'rep_meeting' : 'villagers_adult', {
    villagers: none,
    reps: none,
    [p.signers]: { total: p.base, asking: p.count }
  })
  return answer.ok && answer.value.must
}
