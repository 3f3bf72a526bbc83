import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type CountyChoice, noChoice } from '@/domain/county/choice'
import { type Role, roles } from '@/domain/role/roles'
import { courseOf } from '../decision/course-testing'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

const scene = worldScene()
const course = courseOf(scene)
const countyId = () => scene.world.A.countyId
const who = (role: Role, where: 'A' | 'B' = 'A') => as(scene.world.callerFor(role, where))
const read = async () => (await who('sys_admin')).county.readChoice({ countyId: countyId() })

const choose = async (
  over: Partial<CountyChoice>,
  more: { basedOn?: string | null; by?: Role; where?: 'A' | 'B' } = {}
) => {
  const { choice, basedOn } = await read()
  return (await who(more.by ?? 'sys_admin', more.where)).county.choose({
    requestId: randomUUID(),
    countyId: countyId(),
    basedOn: more.basedOn === undefined ? basedOn : more.basedOn,
    choice: { ...choice, ...over },
    reason: '县农业农村局统一要求'
  })
}

describe('refused', () => {
  test('to everyone but the county’s own administrator, and to strangers’', async () => {
    for (const by of roles.filter((r) => r !== 'sys_admin')) {
      const code = by === 'visitor' ? 'NOT_SIGNED_IN' : 'FORBIDDEN'
      expect([by, await outcome(choose({ townCheck: 'off' }, { by }))]).toEqual([by, code])
    }
    expect(await outcome(choose({ townCheck: 'off' }, { where: 'B' }))).toBe('FORBIDDEN')
  })

  test('what lies beyond its bounds, what changes nothing, and what was decided on an old page', async () => {
    expect(await outcome(choose({ opinionWorkingDays: 21 }))).toBe('COUNTY_CHOICE_OUT_OF_RANGE')
    expect(await outcome(choose({}))).toBe('COUNTY_CHOICE_UNCHANGED')
    expect(await outcome(choose({ townCheck: 'off' }, { basedOn: randomUUID() }))).toBe(
      'COUNTY_CHOICE_CHANGED'
    )
    expect(await read()).toMatchObject({ choice: noChoice, changes: [], basedOn: null })
  })

  test('what is no county', async () => {
    const call = (await who('sys_admin')).county.readChoice({ countyId: scene.world.A.townshipId })
    expect(await outcome(call)).toBe('NOT_FOUND')
  })

  test('reading to villagers, and across counties', async () => {
    expect(await outcome((await who('villager')).county.readChoice({ countyId: countyId() }))).toBe(
      'FORBIDDEN'
    )
    expect(
      await outcome((await who('township_staff', 'B')).county.readChoice({ countyId: countyId() }))
    ).toBe('FORBIDDEN')
    for (const role of ['township_staff', 'township_legal', 'county_observer'] as const)
      expect(await outcome((await who(role)).county.readChoice({ countyId: countyId() }))).toBe('ok')
  })
})

test('a choice holds for what begins after it; a matter under way keeps the pack it began under', async () => {
  const packOf = async (id: string) =>
    (await scene.db.selectFrom('decision').select('pack_id').where('id', '=', id).executeTakeFirstOrThrow())
      .pack_id
  const before = await course.propose('villager')
  await choose({ packFamily: 'shandong', partyTwoThirds: true, townCheck: 'required' })
  const after = await course.propose('villager')
  expect([await packOf(before.decisionId), await packOf(after.decisionId)]).toEqual([
    'national-2026',
    'shandong-2026+party-two-thirds'
  ])
  await course.act(before.decisionId, 'party_secretary', { action: 'propose_topic' })
  expect(await packOf(before.decisionId)).toBe('national-2026')
  expect(await read()).toMatchObject({
    packName: expect.stringContaining('山东'),
    settings: { townCheck: 'required', opinionWorkingDays: 5 },
    defaults: { townCheck: 'optional' },
    placed: 'national'
  })
})

test('every change is kept: by whom, why, from what to what; nobody can rewrite it', async () => {
  await choose({ closePercent: 5 })
  const { changes, basedOn, choice } = await read()
  expect(changes[0]).toMatchObject({
    eventId: basedOn,
    by: scene.world.A.holders.sys_admin.name,
    reason: '县农业农村局统一要求',
    changed: ['closePercent'],
    before: { closePercent: null },
    after: { closePercent: 5 }
  })
  expect(choice.closePercent).toBe(5)
  await expect(sql`update county_choice_event set reason = '别的'`.execute(scene.db)).rejects.toThrow()
  await expect(sql`delete from county_choice_event`.execute(scene.db)).rejects.toThrow()
})

test('of two who choose at once, one is told to look again; a repeat of one press is one change', async () => {
  const { basedOn } = await read()
  const both = await Promise.all([
    outcome(choose({ repeatMonths: 3 }, { basedOn })),
    outcome(choose({ repeatMonths: 9 }, { basedOn }))
  ])
  expect(both.sort()).toEqual(['COUNTY_CHOICE_CHANGED', 'ok'])
  const now = await read()
  const press = {
    ...{ requestId: randomUUID(), countyId: countyId(), basedOn: now.basedOn, reason: '按省里意见调整' },
    choice: { ...now.choice, repeatMonths: 12 }
  }
  const admin = await who('sys_admin')
  expect(await admin.county.choose(press)).toEqual(await admin.county.choose(press))
  expect((await read()).changes).toHaveLength(now.changes.length + 1)
})
