import { newId } from '../crypto/new-id'
import { meetingsOf } from '../meeting/meeting-testing'
import { outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { tally } from './course-testing'

const scene = worldScene()
const village = meetingsOf(scene)

/** A matter of contributions that waits for its representatives, who are authorised for it. */
const beforeReps = async (): Promise<string> => {
  const topic = 'contributions' as const
  const decisionId = await village.reach('S4_RESOLVE', { topic })
  const { classification } = await scene.db
    .selectFrom('decision')
    .select('classification')
    .where('id', '=', decisionId)
    .executeTakeFirstOrThrow()
  const authorisation = {
    ...{ id: newId(), resolutionId: newId(), topics: [topic], amountLimit: null },
    ...{ from: '2026-01-01', to: '2029-01-01' }
  }
  await scene.db
    .updateTable('decision')
    .set({ classification: JSON.stringify({ ...classification, body: 'rep_meeting', authorisation }) })
    .where('id', '=', decisionId)
    .execute()
  return decisionId
}

test('the households behind the representatives are those of the roster, for the quorum and for the signatures', async () => {
  const decisionId = await beforeReps()
  const made = await village.meeting('committee_member', 'yishiyiyi', [2, 2, 2])
  const pass = (
    households: { eligible: number; present: number; yes: number },
    householdsSigned: { signed: number; households: number },
    eligibleReason?: string
  ) =>
    outcome(
      village.act(decisionId, 'committee_member', {
        ...{ action: 'pass_resolution', tally, householdsSigned },
        meeting: {
          ...{ ...made, facts: { ...made.facts, mode: 'reps', households } },
          ...(eligibleReason ? { eligibleReason } : {})
        }
      })
    )
  const [one, all] = [
    { eligible: 1, present: 1, yes: 1 },
    { eligible: 3, present: 2, yes: 2 }
  ]
  expect(await pass(one, { signed: 2, households: 3 })).toBe('MEETING_ELIGIBLE_DIFFERS')
  expect(await pass(all, { signed: 1, households: 1 })).toBe('MEETING_ELIGIBLE_DIFFERS')
  expect(await pass(all, { signed: 1, households: 3 })).toBe('STEP_HOUSEHOLDS_NOT_SIGNED')
  expect(await pass(all, { signed: 2, households: 3 })).toBe('ok')
})
