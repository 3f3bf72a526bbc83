import { randomUUID } from 'node:crypto'
import type { Role } from '@/domain/role/roles'
import { keyedHash } from '../crypto/keyed-hash'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

const scene = worldScene()
const requestId = () => randomUUID()
const villageId = () => scene.world.A.villageId
const own = () => scene.world.A.households[0].members[2] ?? scene.world.A.households[0].members[0]

const ask = async (over: object = {}, who = own()) =>
  (await as(scene.world.callerAs(who))).correction.ask({
    requestId: requestId(),
    villageId: villageId(),
    memberId: who.id,
    field: 'birth_month',
    wanted: '1988-12',
    ...over
  })
const decide = async (role: Role, correctionId: string, over: object = {}, where: 'A' | 'B' = 'A') =>
  outcome(
    (await as(scene.world.callerFor(role, where))).correction.decide({
      requestId: requestId(),
      villageId: villageId(),
      correctionId,
      action: 'accept',
      ...over
    })
  )
const moveOwn = async (correctionId: string, action: 'withdraw' | 'pass_up', who = own()) =>
  outcome(
    (await as(scene.world.callerAs(who))).correction.moveOwn({
      requestId: requestId(),
      villageId: villageId(),
      correctionId,
      action
    })
  )
const lookAt = async (
  role: Role,
  correctionId: string,
  action: 'uphold' | 'return',
  where: 'A' | 'B' = 'A'
) =>
  outcome(
    (await as(scene.world.callerFor(role, where))).correction.lookAt({
      requestId: requestId(),
      villageId: villageId(),
      correctionId,
      action,
      reason: '请对照户口本再看'
    })
  )
const line = (id: string) =>
  scene.db.selectFrom('member').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const told = (holderId: string) =>
  scene.db.selectFrom('outbox').select('kind').where('holder_id', '=', holderId).orderBy('id').execute()

afterEach(async () => {
  await scene.db.updateTable('roster_correction').set({ state: 'withdrawn' }).execute()
})

describe('asking refuses', () => {
  test('another’s line, what cannot stand in a roster, what stands there already, a card number in words', async () => {
    const spouse = scene.world.A.holders.villager
    expect(await outcome(ask({ memberId: spouse.id }))).toBe('FORBIDDEN')
    expect(await outcome(ask({ wanted: '1988-13' }))).toBe('CORRECTION_WANTED_INVALID')
    expect(await outcome(ask({ wanted: '1988-11' }))).toBe('CORRECTION_SAME')
    expect(await outcome(ask({ field: 'phone', wanted: own().phone }))).toBe('CORRECTION_SAME')
    const words = '身份证号应该是422802196207150023'
    expect(await outcome(ask({ field: 'other', wanted: words }))).toBe('CORRECTION_WANTED_INVALID')
    expect(await outcome(ask({ field: 'household', wanted: '1' }))).toBe('INPUT_INVALID')
  })

  test('a sixth that waits', async () => {
    for (const month of ['01', '02', '03', '04', '05']) await ask({ wanted: `1988-${month}` })
    expect(await outcome(ask({ wanted: '1988-06' }))).toBe('CORRECTION_TOO_MANY')
  })

  test('whoever has left the roster', async () => {
    const caller = await as(scene.world.callerAs(own()))
    await scene.db.updateTable('member').set({ ended_on: '2026-11-22' }).where('id', '=', own().id).execute()
    const asked = caller.correction.ask({
      requestId: requestId(),
      villageId: villageId(),
      memberId: own().id,
      field: 'sex',
      wanted: '女'
    })
    expect(await outcome(asked)).toBe('CORRECTION_MEMBER_LEFT')
    await scene.db.updateTable('member').set({ ended_on: null }).where('id', '=', own().id).execute()
  })
})

describe('deciding', () => {
  test('is the committee’s alone, of the own village, and never one’s own', async () => {
    const { correctionId } = await ask()
    for (const role of [
      'villager',
      'courtyard_host',
      'supervision_member',
      'township_staff',
      'sys_admin'
    ] as const)
      expect([role, await decide(role, correctionId)]).toEqual([role, 'FORBIDDEN'])
    expect(await decide('committee_member', correctionId, {}, 'B')).toBe('FORBIDDEN')
    expect(await decide('committee_member', randomUUID())).toBe('NOT_FOUND')
    const clerk = scene.world.A.households[1].members[2] ?? own()
    const mine = await ask({ wanted: '1994-05' }, clerk)
    expect(await decide('committee_member', mine.correctionId)).toBe('CORRECTION_OWN')
    expect(await decide('party_secretary', mine.correctionId)).toBe('ok')
  })

  test('a no needs a reason, which the member reads', async () => {
    const { correctionId } = await ask()
    expect(await decide('committee_member', correctionId, { action: 'refuse' })).toBe(
      'CORRECTION_REASON_NEEDED'
    )
    const no = { action: 'refuse', reason: '户口本上是11月' }
    expect(await decide('committee_member', correctionId, no)).toBe('ok')
    expect(await decide('committee_member', correctionId)).toBe('CORRECTION_NOT_NOW')
    const { asked } = await (await as(scene.world.callerAs(own()))).correction.readOwn({
      villageId: villageId(),
      memberId: own().id
    })
    expect(asked[0]).toMatchObject({ state: 'refused', reason: '户口本上是11月', stood: '1988年11月' })
  })

  test('a yes changes the roster with its history, and the member is told', async () => {
    const before = await told(own().id)
    const accepted: [object, object, string][] = [
      [{ field: 'birth_month', wanted: '1988-12' }, { birth_month: '1988-12' }, 'birthMonth'],
      [{ field: 'sex', wanted: '女' }, { sex: 'female' }, 'sex'],
      [{ field: 'residence', wanted: '外出' }, { residence: 'away' }, 'residence'],
      [{ field: 'name', wanted: '向晓梅' }, { name: '向晓梅' }, 'name']
    ]
    for (const [wanted, columns, field] of accepted) {
      const { correctionId } = await ask(wanted)
      expect(await decide('committee_member', correctionId)).toBe('ok')
      expect(await line(own().id)).toMatchObject(columns)
      const event = await scene.db
        .selectFrom('member_event')
        .select(['kind', 'detail'])
        .where('member_id', '=', own().id)
        .orderBy('id', 'desc')
        .executeTakeFirst()
      expect([event?.kind, Object.keys(event?.detail ?? {})]).toEqual(['changed', [field]])
    }
    expect((await told(own().id)).slice(before.length).map((m) => m.kind)).toEqual(
      accepted.map(() => 'correction_done')
    )
  })

  test('a phone is kept as hash and four digits, from the moment it is asked', async () => {
    const { correctionId, wanted } = await ask({ field: 'phone', wanted: '13872005678' })
    expect(wanted).toBe('****5678')
    const stored = await scene.db.selectFrom('roster_correction').selectAll().execute()
    const requests = await scene.db.selectFrom('request').selectAll().execute()
    expect(JSON.stringify([stored, requests])).not.toContain('13872005678')
    expect(await decide('committee_member', correctionId)).toBe('ok')
    const { phone_hash, phone_last4 } = await line(own().id)
    expect(phone_last4).toBe('5678')
    expect(phone_hash?.equals(keyedHash(scene.world.deps.secret, 'phone', '13872005678'))).toBe(true)
  })

  test('two at once: one decides', async () => {
    const { correctionId } = await ask({ wanted: '1987-01' })
    const both = await Promise.all([
      decide('committee_member', correctionId),
      decide('party_secretary', correctionId, { action: 'refuse', reason: '不对' })
    ])
    expect(both.sort()).toEqual(['CORRECTION_NOT_NOW', 'ok'])
  })
})

test('a visitor is not told whether there is such a correction', async () => {
  const visitor = await as(scene.world.callerFor('visitor', 'A'))
  const { correctionId } = await ask({ wanted: '1986-03' })
  for (const id of [correctionId, randomUUID()]) {
    const move = { requestId: requestId(), villageId: villageId(), correctionId: id }
    expect(await outcome(visitor.correction.moveOwn({ ...move, action: 'withdraw' }))).toBe('NOT_SIGNED_IN')
  }
})

describe('the township', () => {
  test('looks only at what was refused and passed up, once; it changes nothing in the roster', async () => {
    const before = await line(own().id)
    const { correctionId } = await ask({ wanted: '1986-01' })
    expect(await moveOwn(correctionId, 'pass_up')).toBe('CORRECTION_NOT_NOW')
    expect(await lookAt('township_staff', correctionId, 'return')).toBe('CORRECTION_NOT_NOW')
    await decide('committee_member', correctionId, { action: 'refuse', reason: '不对' })
    const other = scene.world.A.households[0].members[0]
    expect(await moveOwn(correctionId, 'pass_up', other)).toBe('FORBIDDEN')
    expect(await moveOwn(correctionId, 'pass_up')).toBe('ok')
    const listed = async (where: 'A' | 'B') =>
      (await as(scene.world.callerFor('township_staff', where))).correction.listPassedUp({
        townshipId: scene.world.A.townshipId
      })
    expect(await listed('A')).toEqual([
      expect.objectContaining({ correctionId, villageName: '莫𡐓村', state: 'passed_up' })
    ])
    expect(await outcome(listed('B'))).toBe('FORBIDDEN')
    for (const role of ['committee_member', 'villager', 'county_observer'] as const)
      expect([role, await lookAt(role, correctionId, 'uphold')]).toEqual([role, 'FORBIDDEN'])
    expect(await lookAt('township_staff', correctionId, 'return', 'B')).toBe('FORBIDDEN')
    expect(await lookAt('township_legal', correctionId, 'return')).toBe('ok')
    expect(await line(own().id)).toEqual(before)
    await decide('committee_member', correctionId, { action: 'refuse', reason: '看过了，不对' })
    expect(await moveOwn(correctionId, 'pass_up')).toBe('CORRECTION_NOT_NOW')
  })
})

test('the committee’s list: the earliest term first, paged, without what is done, only of the own village', async () => {
  const ids = []
  for (const month of ['01', '02', '03']) ids.push((await ask({ wanted: `1985-${month}` })).correctionId)
  await scene.db
    .updateTable('roster_correction')
    .set({ due_on: '2026-11-30' })
    .where('id', '=', ids[2] ?? '')
    .execute()
  const clerk = await as(scene.world.callerFor('committee_member', 'A'))
  const list = await clerk.correction.list({ villageId: villageId() })
  expect(list.map((c) => c.correctionId)).toEqual([ids[2], ids[0], ids[1]])
  const rest = await clerk.correction.list({ villageId: villageId(), after: ids[2] ?? '' })
  expect(rest.map((c) => c.correctionId)).toEqual([ids[0], ids[1]])
  const foreign = await as(scene.world.callerFor('committee_member', 'B'))
  expect(await outcome(foreign.correction.list({ villageId: villageId() }))).toBe('FORBIDDEN')
})

test('it is due in fifteen working days, and its history cannot be rewritten', async () => {
  const { dueOn } = await ask({ wanted: '1984-01' })
  // Sunday; three weeks of five working days.
  expect(dueOn).toBe('2026-12-11')
  await expect(scene.db.deleteFrom('roster_correction_event').execute()).rejects.toThrow()
})
