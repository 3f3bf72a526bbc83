import { randomUUID } from 'node:crypto'
import { unzipSync } from 'fflate'
import { createContext } from '../api/context'
import { newId } from '../crypto/new-id'
import { makeCopies, sweepCopies } from '../jobs/make-copies'
import { bookOne } from '../points/ledger-testing'
import { as, outcome } from '../testing/caller'
import type { WorldMember } from '../testing/world'
import { worldScene } from '../testing/world-scene'
import { copyKey } from './find-copy'

const scene = worldScene()
const requestId = () => randomUUID()
const HOUR = 3_600_000
const later = (hours: number) => new Date(scene.now.getTime() + hours * HOUR)
afterEach(() => void scene.world.time(scene.now))

const made = (over: object = {}) =>
  makeCopies({ db: scene.db, files: scene.world.deps.files, clock: scene.world.deps.clock, ...over })

const bytesOf = async (accountId: string, copyId: string): Promise<Uint8Array | null> => {
  const stream = await scene.world.deps.files.open(copyKey(accountId, copyId))
  if (!stream) return null
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Asks as somebody, packs, and opens what was packed: every file by its name. */
const copyOf = async (person: { placeId: string; id: string }): Promise<Record<string, string>> => {
  const context = await scene.world.callerAs(person)
  const { copyId } = await (await as(context)).account.askCopy({ requestId: requestId() })
  expect(await made()).toEqual({ made: 1 })
  const zip = await bytesOf(context.actor.accountId ?? '', copyId)
  const files = unzipSync(zip ?? new Uint8Array())
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')])
  )
}

const state = (accountId: string | null) =>
  scene.db
    .selectFrom('account_copy')
    .select(['id', 'state'])
    .where('account_id', '=', accountId ?? '')
    .orderBy('id')
    .execute()

describe('refuses', () => {
  test('a visitor, and a second copy within 24 hours, to the second', async () => {
    const visitor = await as(createContext(scene.world.deps, { authorization: null }))
    expect(await outcome(visitor.account.askCopy({ requestId: requestId() }))).toBe('NOT_SIGNED_IN')
    expect(await outcome(visitor.account.listCopies({}))).toBe('NOT_SIGNED_IN')
    const { actor } = await scene.world.stranger()
    const asked = async (at: Date) => {
      scene.world.time(at)
      const authorization = await scene.world.authorize(actor.accountId ?? '')
      const caller = await as(createContext(scene.world.deps, { authorization }))
      return outcome(caller.account.askCopy({ requestId: requestId() }))
    }
    expect(await asked(scene.now)).toBe('ok')
    expect(await asked(new Date(later(24).getTime() - 1000))).toBe('COPY_ONE_A_DAY')
    expect(await asked(later(24))).toBe('ok')
    await made()
  })

  test('two presses at once make one', async () => {
    const context = await scene.world.stranger()
    const caller = await as(context)
    const both = await Promise.all(
      [1, 2].map(() => outcome(caller.account.askCopy({ requestId: requestId() })))
    )
    expect(both.sort()).toEqual(['COPY_ONE_A_DAY', 'ok'])
    await made()
  })
})

test('a villager finds their line, matters, points and messages in words; a machine the same as JSON', async () => {
  const { holders, villageId } = scene.world.A
  await scene.db
    .insertInto('message')
    .values({
      place_id: villageId,
      id: newId(),
      holder_id: holders.villager.id,
      kind: 'issue_shown',
      payload: '{}',
      at: scene.now
    })
    .execute()
  const { actor } = await scene.world.callerAs(holders.villager)
  await scene.db
    .insertInto('subscription')
    .values({
      account_id: actor.accountId ?? '',
      template: 'matter',
      answer: 'accept',
      answered_at: scene.now
    })
    .execute()
  const own = await scene.db
    .selectFrom('issue_event')
    .innerJoin('issue', 'issue.id', 'issue_event.issue_id')
    .select(['issue_event.id', 'issue_event.issue_id', 'issue.category'])
    .where('issue.raised_by', '=', holders.villager.id)
    .executeTakeFirstOrThrow()
  const { id: fileId } = await scene.db
    .insertInto('file')
    .values({
      ...{ village_id: villageId, id: newId(), kind: 'photo', mime: 'image/jpeg', bytes: 5 },
      ...{ sha256: Buffer.alloc(32), uploaded_by: actor.accountId ?? '', uploaded_at: scene.now },
      ...{ owner_kind: 'issue_line', owner_id: own.id }
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const bytes = Buffer.from('photo')
  await scene.world.deps.files.put({ villageId, fileId, variant: 'main' }, bytes, 'image/jpeg')
  await scene.db
    .insertInto('issue_follower')
    .values({ village_id: villageId, issue_id: own.issue_id, member_id: holders.villager.id, at: scene.now })
    .onConflict((c) => c.doNothing())
    .execute()
  const files = await copyOf(holders.villager)
  expect(Object.entries(files).find(([name]) => /^照片和录音\/事情\d+-\d+\.jpg$/.test(name))?.[1]).toBe(
    'photo'
  )
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining([
      '我的资料.html',
      '我的资料.json',
      '表格/名册上的我.csv',
      '表格/积分流水.csv',
      '表格/说的事.csv'
    ])
  )
  const { tables } = JSON.parse(files['我的资料.json'] ?? '') as {
    tables: { name: string; rows: Record<string, unknown>[] }[]
  }
  const rows = (name: string) => tables.find((t) => t.name === name)?.rows ?? []
  expect(rows('名册上的我')).toEqual([
    expect.objectContaining({ 姓名: '田桂英', 与户主关系: '配偶', 性别: null, 出生年月: '1961-07' })
  ])
  expect(rows('说的事').length).toBeGreaterThan(0)
  expect(rows('提的异议').length).toBe(1)
  expect(rows('微信提醒')).toEqual([expect.objectContaining({ 提醒什么: '事项进展', 您怎么答的: '同意' })])
  expect(rows('我也遇到').length).toBeGreaterThan(0)
  expect(rows('积分流水')[0]).toMatchObject({ 第几笔: 1, 什么: '记分', 分: 5 })
  expect(rows('积分兑换')).toEqual([expect.objectContaining({ 状态: '已取消，分已退回' })])
  expect(rows('消息')).toEqual([expect.objectContaining({ 内容: '您说的事已经公开了。' })])
  expect(files['我的资料.html']).toContain('田桂英')
})

test('nothing of anybody else is in anybody’s copy', async () => {
  const { A } = scene.world
  const own = A.holders.villager
  const mark = (what: string) => `〔非本人〕${what}`
  // Words of others beside what is one's own: on one's matter, on the household's claim, in a look, in a binding.
  await scene.db
    .insertInto('issue_event')
    .values({
      village_id: A.villageId,
      id: newId(),
      issue_id: scene.life.waitingIssueId,
      at: scene.now,
      kind: 'note',
      from_state: 'REPORTED',
      to_state: 'TRIAGED',
      actor_role: 'committee_member',
      actor_id: A.holders.committee_member.id,
      actor_name: mark('名字'),
      reason: mark('话')
    })
    .execute()
  await scene.db
    .insertInto('issue_look')
    .values({
      village_id: A.villageId,
      id: newId(),
      issue_id: scene.life.waitingIssueId,
      at: scene.now,
      viewer_id: A.holders.committee_member.id,
      viewer_name: mark('名字'),
      viewer_role: 'committee_member'
    })
    .execute()
  for (const other of [...A.households[1].members, ...A.households[2].members]) {
    await scene.db
      .updateTable('member')
      .set({ name: mark(other.name) })
      .where('id', '=', other.id)
      .execute()
    await scene.db
      .insertInto('message')
      .values({
        place_id: A.villageId,
        id: newId(),
        holder_id: other.id,
        kind: mark('消息'),
        payload: '{}',
        at: scene.now
      })
      .execute()
  }
  await scene.db
    .updateTable('issue')
    .set({ words: mark('事') })
    .where('raised_by', '<>', own.id)
    .execute()
  const foreign = scene.world.B.holders.villager
  await scene.db
    .updateTable('member')
    .set({ name: mark('外村人') })
    .where('id', '=', foreign.id)
    .execute()
  await bookOne(scene.db, {
    villageId: A.villageId,
    householdId: A.households[0].id,
    itemId: scene.life.itemId,
    points: 5,
    occurredOn: '2026-11-22',
    note: mark('备注'),
    by: { id: A.holders.committee_member.id, name: mark('记录人'), role: 'committee_member' },
    now: scene.now
  })
  const family = A.households[0].members.filter((m: WorldMember) => m.id !== own.id)
  const all = [own, ...family]
  for (const person of all) {
    scene.world.time(later(48))
    const text = Object.values(await copyOf(person)).join('\n')
    expect(text).toContain(person.name)
    expect(text).not.toContain('〔非本人〕')
    const others = all.filter((o) => o.id !== person.id).map((o) => o.name)
    for (const name of others) expect([person.name, text.includes(name)]).toEqual([person.name, false])
  }
})

describe('the job', () => {
  test('packs each once, however many pack at the same time', async () => {
    scene.world.time(later(100))
    const contexts = await Promise.all([1, 2, 3].map(() => scene.world.stranger()))
    for (const c of contexts) await (await as(c)).account.askCopy({ requestId: requestId() })
    const done = await Promise.all([1, 2, 3].map(() => made()))
    expect(done.reduce((sum, d) => sum + d.made, 0)).toBe(3)
    for (const c of contexts) expect((await state(c.actor.accountId)).map((r) => r.state)).toEqual(['ready'])
  })

  test('one that cannot be packed is marked, may be asked for again at once, and keeps no other waiting', async () => {
    const [broken, whole] = [await scene.world.stranger(), await scene.world.stranger()]
    for (const c of [broken, whole]) await (await as(c)).account.askCopy({ requestId: requestId() })
    const { files } = scene.world.deps
    const full = {
      ...files,
      put: (...args: Parameters<typeof files.put>) =>
        args[0].villageId === broken.actor.accountId
          ? Promise.reject(new Error('disk full'))
          : files.put(...args)
    }
    await expect(made({ files: full })).rejects.toThrow('disk full')
    expect((await state(whole.actor.accountId)).map((r) => r.state)).toEqual(['ready'])
    expect((await state(broken.actor.accountId)).map((r) => r.state)).toEqual(['failed'])
    expect(await outcome((await as(broken)).account.askCopy({ requestId: requestId() }))).toBe('ok')
    await made()
  })

  test('one that was asked for while its account was being closed is given up, and waits no longer', async () => {
    const { actor } = await scene.world.stranger()
    const accountId = actor.accountId ?? ''
    await scene.db
      .insertInto('account_copy')
      .values({ account_id: accountId, id: newId(), state: 'waiting', asked_at: scene.now })
      .execute()
    await scene.db.updateTable('account').set({ closed_at: scene.now }).where('id', '=', accountId).execute()
    expect(await made()).toEqual({ made: 0 })
    expect((await state(accountId)).map((r) => r.state)).toEqual(['failed'])
  })

  test('a copy is kept for seven days, then its bytes are gone; a closed account’s at once', async () => {
    const [context, leaving] = [await scene.world.stranger(), await scene.world.stranger()]
    const ids: string[] = []
    for (const c of [context, leaving])
      ids.push((await (await as(c)).account.askCopy({ requestId: requestId() })).copyId)
    await made()
    const sweep = (at: Date) => sweepCopies(scene.db, scene.world.deps.files, at)
    const there = (i: 0 | 1) => bytesOf([context, leaving][i]?.actor.accountId ?? '', ids[i] ?? '')
    await sweep(new Date(later(7 * 24).getTime() - 1000))
    expect(await there(0)).not.toBeNull()
    await (await as(leaving)).account.close({ requestId: requestId() })
    expect((await sweep(scene.now)).removed).toBe(1)
    expect([await there(0), await there(1)]).toEqual([expect.any(Buffer), null])
    expect((await sweep(later(7 * 24))).removed).toBeGreaterThan(0)
    expect(await there(0)).toBeNull()
    expect((await state(context.actor.accountId)).map((r) => r.state)).toEqual(['gone'])
  })
})
