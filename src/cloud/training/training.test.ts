import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { roles } from '@/domain/role/roles'
import { localMessageSender } from '../adapters/local/local-message-sender'
import { createContext } from '../api/context'
import { newId } from '../crypto/new-id'
import { liveThrough } from '../jobs/live-through'
import { as, type Caller, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

const scene = worldScene()
const county = () => scene.world.A.countyId
const staff = () => as(scene.world.callerFor('township_staff', 'A'))
const committee = () => as(scene.world.callerFor('committee_member', 'A'))
const press = (over: object = {}) => ({
  ...{ requestId: randomUUID(), countyId: county(), basedOn: null as number | null },
  ...over
})

const stand = async () => {
  const { open } = await (await committee()).training.read({ countyId: county() })
  if (!open) throw new Error('there is no training village')
  return open
}
const begin = async (): Promise<number> => {
  const { open } = await (await staff()).training.read({ countyId: county() })
  return (await (await staff()).training.reset(press({ basedOn: open?.no ?? null }))).no
}
const someone = async (roleName: string): Promise<string> =>
  (await stand()).people.find((p) => p.roleName === roleName)?.holderId ?? ''

/** A caller inside the training village, as whoever holds this role there. */
const visit = async (roleName: string): Promise<Caller> => {
  const { token } = await (await committee()).training.enter({
    ...{ requestId: randomUUID(), countyId: county(), holderId: await someone(roleName) }
  })
  return as(createContext(scene.world.deps, { authorization: `Bearer ${token}` }))
}

describe('refuses', () => {
  test('to be entered before it is founded', async () => {
    const enter = { requestId: randomUUID(), countyId: county(), holderId: newId() }
    expect(await outcome((await committee()).training.enter(enter))).toBe('TRAINING_NOT_FOUNDED')
    expect(await (await committee()).training.read({ countyId: county() })).toEqual({
      mayReset: false,
      open: null
    })
  })
  test('another county’s people, strangers and visitors', async () => {
    for (const role of ['township_staff', 'committee_member', 'sys_admin'] as const) {
      const other = await as(scene.world.callerFor(role, 'B'))
      expect(await outcome(other.training.read({ countyId: county() }))).toBe('FORBIDDEN')
      expect(await outcome(other.training.reset(press()))).toBe('FORBIDDEN')
    }
    const stranger = await as(scene.world.stranger())
    expect(await outcome(stranger.training.read({ countyId: county() }))).toBe('FORBIDDEN')
    const visitor = await as(scene.world.callerFor('visitor', 'A'))
    expect(await outcome(visitor.training.read({ countyId: county() }))).toBe('NOT_SIGNED_IN')
    expect(await outcome(visitor.training.read({ countyId: randomUUID() }))).toBe('NOT_SIGNED_IN')
  })
  test('to begin anew for anybody but the townships and the administrator', async () => {
    const may: string[] = []
    for (const role of roles.filter((r) => r !== 'visitor')) {
      const code = await outcome(
        (await as(scene.world.callerFor(role, 'A'))).training.reset(press({ basedOn: 99 }))
      )
      if (code !== 'FORBIDDEN') may.push(`${role} ${code}`)
    }
    expect(may).toEqual([
      'township_staff TRAINING_BEGUN_ANEW',
      'township_legal TRAINING_BEGUN_ANEW',
      'sys_admin TRAINING_BEGUN_ANEW'
    ])
  })
  test('somebody who does not live there', async () => {
    await begin()
    const enter = { requestId: randomUUID(), countyId: county() }
    const real = scene.world.A.holders.villager.id
    expect(await outcome((await committee()).training.enter({ ...enter, holderId: real }))).toBe(
      'TRAINING_NOBODY'
    )
  })
  test('to bind whoever practises to anybody real or to a PC, and anybody real to the training village', async () => {
    const inside = await visit('村民')
    const bind = { requestId: randomUUID(), code: 'not-a-code' }
    expect(await outcome(inside.binding.bindByPhone(bind))).toBe('TRAINING_NOT_HERE')
    const gate = { requestId: randomUUID(), gateCode: 'ABCDEFGH', name: '某人' }
    const { villageId } = scene.world.A
    expect(await outcome(inside.binding.askByGateCode({ ...gate, villageId }))).toBe('TRAINING_NOT_HERE')
    const { code, number } = await (await as(scene.world.callerFor('visitor', 'A'))).session.openDesk({
      ...{ requestId: randomUUID(), browser: 'edge', system: 'windows' }
    })
    const desk = { requestId: randomUUID(), code, number }
    expect(await outcome(inside.session.confirmDesk(desk))).toBe('TRAINING_NOT_HERE')
    const outside = await as(scene.world.stranger())
    const there = (await stand()).villageId
    expect(await outcome(outside.binding.askByGateCode({ ...gate, villageId: there }))).toBe(
      'GATE_CODE_OR_NAME_WRONG'
    )
  })
  test('whoever practises anything in a real village, its township and its county', async () => {
    const { villageId, townshipId, countyId } = scene.world.A
    const month = '2026-11'
    for (const role of ['村党组织书记', '乡镇经办']) {
      const inside = await visit(role)
      expect(await outcome(inside.decision.listDesk({ villageId }))).toBe('FORBIDDEN')
      expect(await outcome(inside.issue.listWaiting({ townshipId }))).toBe('FORBIDDEN')
      expect(await outcome(inside.issue.readCountyReport({ countyId, month }))).toBe('FORBIDDEN')
      expect(await outcome(inside.training.read({ countyId }))).toBe('FORBIDDEN')
    }
  })
})

test('one enters as every role that is offered, and is told that one practises', async () => {
  const { people } = await stand()
  expect([...new Set(people.map((p) => p.roleName))]).toEqual([
    ...['村民', '村委会成员', '村党组织书记', '村监委成员', '村民代表', '院落长', '小组长', '积分评议员'],
    ...['乡镇经办', '乡镇合法性审核']
  ])
  const me = await (await visit('村委会成员')).session.read({})
  expect(me).toMatchObject({ signedIn: true, training: true, mustAgree: false })
  expect(me.persons[0]).toMatchObject({ placeName: '练习村（不算数）' })
  expect((await (await committee()).session.read({})).training).toBe(false)
})

test('everything is there to be tried: matters, a notice to object to, points, goods, a round', async () => {
  const villager = await visit('村民')
  const { villageId } = await stand()
  const listed = await villager.decision.list({ villageId })
  expect(JSON.stringify(listed)).toContain('练习：村口装两盏路灯')
  const notices = await villager.notice.list({ villageId })
  expect(notices.map((n) => [n.state, n.intact])).toEqual([['window_open', true]])
  const objection = {
    ...{ requestId: randomUUID(), villageId, noticeId: notices[0]?.noticeId ?? '' },
    ...{ ground: 'accounts' as const, words: '练习：路灯装得太密', showName: false }
  }
  expect(await outcome(villager.objection.raise(objection))).toBe('ok')
  expect(JSON.stringify(await villager.shop.listGoods({ villageId }))).toContain('洗衣粉')
  expect(await villager.round.list({ villageId })).toEqual([expect.objectContaining({ state: 'open' })])
  const earned = await scene.db
    .selectFrom('points_entry')
    .select('points')
    .where('village_id', '=', villageId)
    .execute()
  expect(earned).toHaveLength(30)
  expect(JSON.stringify(await villager.rulebook.read({ villageId }))).toContain('练习村积分细则')
})

test('begins anew: the next number, new ids, the old one closed and its visitors out', async () => {
  const before = await stand()
  const inside = await visit('村委会成员')
  expect((await inside.session.read({})).signedIn).toBe(true)
  const no = await begin()
  const after = await stand()
  expect([no, after.code]).toEqual([before.no + 1, `练习01-第${before.no + 1}期`])
  expect(after.villageId).not.toBe(before.villageId)
  const { rows } = await sql<{ level: string; ended: boolean }>`
    select p.level, p.ended_on is not null as ended from place p
    where p.id = ${before.villageId} or p.id in (select township_id from place where id = ${before.villageId})
    order by 1`.execute(scene.db)
  expect(rows).toEqual([
    { level: 'township', ended: true },
    { level: 'village', ended: true }
  ])
  // Its rows are all there: what happened is never wiped.
  const kept = await sql<{ n: number }>`select count(*)::int as n from decision_event
    where village_id = ${before.villageId}`.execute(scene.db)
  expect(kept.rows[0]?.n).toBeGreaterThan(5)
})

test('a visit ends when the village begins anew', async () => {
  const { token } = await (await committee()).training.enter({
    ...{ requestId: randomUUID(), countyId: county(), holderId: await someone('村民') }
  })
  const context = () => createContext(scene.world.deps, { authorization: `Bearer ${token}` })
  expect((await context()).persons).toHaveLength(1)
  await begin()
  expect((await context()).actor.accountId).toBeNull()
})

test('of presses at once one counts; the same press twice is one', async () => {
  const { no } = await stand()
  const once = press({ basedOn: no })
  const [c, d] = [await staff(), await as(scene.world.callerFor('sys_admin', 'A'))]
  const said = await Promise.all([
    outcome(c.training.reset(once)),
    outcome(c.training.reset(once)),
    outcome(d.training.reset(press({ basedOn: no })))
  ])
  expect(said.filter((code) => code === 'TRAINING_BEGUN_ANEW')).toHaveLength(said[0] === 'ok' ? 1 : 2)
  expect((await stand()).no).toBe(no + 1)
  const open = await scene.db
    .selectFrom('training_village')
    .select('no')
    .where('ended_at', 'is', null)
    .execute()
  expect(open).toEqual([{ no: no + 1 }])
})

test('visits at the moment of a beginning anew are either in the old village and over, or in the new one', async () => {
  const holderId = await someone('村民')
  const { no } = await stand()
  const enter = async () => {
    const input = { requestId: randomUUID(), countyId: county(), holderId }
    return (await committee()).training.enter(input).catch(() => null)
  }
  const [, ...visits] = await Promise.all([
    (await staff()).training.reset(press({ basedOn: no })),
    enter(),
    enter(),
    enter()
  ])
  for (const found of visits) {
    if (found === null) continue
    const context = await createContext(scene.world.deps, { authorization: `Bearer ${found.token}` })
    expect(context.persons).toEqual([])
  }
})

test('real lists, sums, reports and open interfaces do not know it', async () => {
  const { villageId } = await stand()
  const visitor = await as(scene.world.callerFor('visitor', 'A'))
  expect((await visitor.place.listVillages({})).map((v) => v.villageId)).not.toContain(villageId)
  const { code } = await visitor.place.read({ villageId })
  expect(await visitor.place.find({ code })).toEqual([])
  const observer = await as(scene.world.callerFor('county_observer', 'A'))
  const report = async () =>
    JSON.stringify(await observer.issue.readCountyReport({ countyId: county(), month: '2026-11' }))
  const before = await report()
  await begin()
  expect(await report()).toBe(before)
  expect(await report()).not.toContain('练习')
  const matters = await (await staff()).issue.listWaiting({ townshipId: scene.world.A.townshipId })
  expect(JSON.stringify(matters)).not.toContain('练习')
})

test('nobody real is told anything, and nothing leaves by WeChat', async () => {
  const { villageId } = await stand()
  const real = () =>
    sql<{ n: number }>`select count(*)::int as n from outbox o join place p on p.id = o.place_id
      where not p.is_training`.execute(scene.db)
  const [before] = (await real()).rows
  const sent: unknown[] = []
  const local = localMessageSender()
  const sender = {
    ...local,
    templateOf: () => ({ id: 'any', longTerm: true }),
    send: async (message: unknown) => {
      sent.push(message)
      return { kind: 'sent' as const, messageId: null }
    }
  }
  // Whoever practises agrees to every message there is.
  const villager = await visit('村民')
  for (const template of ['matter', 'notice', 'claim', 'vote'] as const)
    await outcome(villager.message.consent({ requestId: randomUUID(), template, answer: 'accept' }))
  const holders = await scene.db
    .selectFrom('member')
    .select('id')
    .where('village_id', '=', villageId)
    .execute()
  await scene.db
    .insertInto('outbox')
    .values(
      holders.map((m) => ({
        ...{ place_id: villageId, id: newId(), kind: 'issue_moved' as const, holder_id: m.id },
        ...{ payload: JSON.stringify({ issueId: newId() }), at: scene.world.time() }
      }))
    )
    .execute()
  await liveThrough({ ...scene.world.deps, sender })
  const pushes = await sql<{ n: number }>`select count(*)::int as n from message_push m
    join place p on p.id = m.place_id where p.is_training`.execute(scene.db)
  expect([sent.length, pushes.rows[0]?.n]).toEqual([0, 0])
  expect((await real()).rows[0]?.n).toBe(before?.n)
})

test('the ledgers of ended villages still add up, and the application cannot wipe them', async () => {
  const rows = await scene.db
    .selectFrom('training_village')
    .select(['no', 'ended_at'])
    .orderBy('no')
    .execute()
  expect(rows.length).toBeGreaterThan(3)
  expect(rows.filter((r) => r.ended_at === null)).toHaveLength(1)
  await expect(sql`delete from points_entry`.execute(scene.db)).rejects.toThrow()
})
