import { randomUUID } from 'node:crypto'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

const s = worldScene()
const issue = async (
  over: object = {},
  role: 'committee_member' | 'courtyard_host' | 'villager' = 'committee_member'
) => {
  const context = { ...(await s.world.callerFor(role, 'A')), publicUrl: 'https://xiaoyuan.example' }
  const { villageId, groups } = s.world.A
  const input = { requestId: randomUUID(), villageId, groupId: groups[0]?.id ?? '', ...over }
  return (await as(context)).binding.issueGateCodes(input)
}
const ask = async (gateCode: string) =>
  outcome(
    (await as(s.world.stranger())).binding.askByGateCode({
      ...{ requestId: randomUUID(), villageId: s.world.A.villageId, gateCode, name: '向小梅' }
    })
  )

describe('refuses', () => {
  test('everyone but the committee', async () => {
    expect(await outcome(issue({}, 'courtyard_host'))).toBe('FORBIDDEN')
    expect(await outcome(issue({}, 'villager'))).toBe('FORBIDDEN')
  })
  test('to renew the code of a household elsewhere', async () => {
    expect(await outcome(issue({ renewHouseholdId: s.world.A.households[2].id }))).toBe('GATE_ELSEWHERE')
  })
})

test('makes a code for every gate of the group, the same at every print, and it binds', async () => {
  const first = await issue()
  expect(first.made).toBe(2)
  expect(first.gates.map((g) => [g.householdName, g.place])).toEqual([
    ['向家（尾号001）', '1组 桂花院子'],
    ['谭家（尾号002）', '1组 桂花院子']
  ])
  const [gate] = first.gates
  expect(gate?.code).toMatch(/^[A-HJKMNP-Z2-9]{4} [A-HJKMNP-Z2-9]{4}$/)
  expect(gate?.qr?.size).toBeGreaterThan(30)
  const again = await issue()
  expect([again.made, again.gates]).toEqual([0, first.gates])
  expect(await ask(gate?.code ?? '')).toBe('ok')
})

test('a new code for one gate: the old one stops, the neighbours keep theirs; codes are stored nowhere', async () => {
  const before = await issue()
  const [mine, neighbour] = before.gates
  const press = { renewHouseholdId: mine?.householdId, requestId: randomUUID() }
  const after = await issue(press)
  expect(await issue(press)).toEqual(after)
  expect(after.gates[0]?.code).not.toBe(mine?.code)
  expect(after.gates[1]).toEqual(neighbour)
  expect(await ask(mine?.code ?? '')).toBe('GATE_CODE_OR_NAME_WRONG')
  expect(await ask(after.gates[0]?.code ?? '')).toBe('ok')
  const stored = await s.db.selectFrom('request').select('answer').execute()
  expect(JSON.stringify(stored)).not.toContain((after.gates[0]?.code ?? '').slice(0, 4))
})
