import { newId } from '../crypto/new-id'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { courseOf, disclosing, tally } from './course-testing'

const scene = worldScene()
const course = courseOf(scene)
const villageId = () => scene.world.A.villageId
const disclose = disclosing(course, villageId)
const register = async (
  decisionId: string,
  role: Parameters<typeof scene.world.callerFor>[0] = 'committee_member'
) =>
  (await as(scene.world.callerFor(role, 'A'))).decision.readRegister({ villageId: villageId(), decisionId })

/** A decision from before there was a course. */
const oldRecord = async (): Promise<string> => {
  const id = newId()
  const words = { title: '装路灯', summary: '装路灯20盏', meaning: '各户不出钱', no: '2020-01' }
  const days = { began_on: '2020-10-01', updated_at: scene.now }
  const row = { village_id: villageId(), id, state: 'ARCHIVED', published: true, ...words, ...days }
  await scene.db.insertInto('decision').values(row).execute()
  return id
}

beforeEach(() => scene.world.time(scene.now))

test('is refused to whoever does not keep the form, for an old record, and in another village', async () => {
  const decisionId = await course.resolve()
  for (const role of ['villager', 'villager_rep', 'township_staff', 'township_legal', 'visitor'] as const) {
    expect(await outcome(register(decisionId, role))).toMatch(/FORBIDDEN|NOT_SIGNED_IN/)
  }
  expect(await outcome(register(await oldRecord()))).toBe('DECISION_NOT_IN_COURSE')
  const other = await as(scene.world.callerFor('committee_member', 'B'))
  expect(await outcome(other.decision.readRegister({ villageId: villageId(), decisionId }))).toBe('FORBIDDEN')
})

test.each(['committee_member', 'party_secretary', 'supervision_member'] as const)(
  'a %s reads every step with its numbers, its convener and who counted',
  async (role) => {
    const decisionId = await course.resolve()
    const form = await register(decisionId, role)
    expect(form.votes.map((v) => [v.name, v.result])).toEqual([
      ['提议', '通过'],
      ['商议', '通过'],
      ['审议', '通过'],
      ['决议', '通过']
    ])
    const { announcer, counter, scrutineer } = tally
    expect(form.votes.at(-1)).toMatchObject({
      unit: '户',
      eligible: 3,
      present: 2,
      yes: 2,
      place: null,
      tally: { announcer, counter, scrutineer }
    })
    expect(form.votes.every((v) => v.convener !== null)).toBe(true)
    expect(form.plan).toContainEqual({ name: '金额', value: '120,000元' })
    expect(form.result).toBeNull()
  }
)

test('notices stand with their days once they hang, not before', async () => {
  const decisionId = await course.resolve()
  expect((await register(decisionId)).disclosures[0]?.notices).toEqual([])
  await disclose('decision_resolution', decisionId)
  const [notice] = (await register(decisionId)).disclosures[0]?.notices ?? []
  expect(notice).toMatchObject({ hungOn: course.today(), objections: 0 })
  expect(notice?.cosignedBy).not.toBeNull()
  expect(notice?.lastDay).not.toBeNull()
})
