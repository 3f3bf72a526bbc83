import { awardHonours } from '../jobs/award-honours'
import { readAccounts } from '../points/ledger'
import { outcome } from '../testing/caller'
import { honourScene } from './honour-testing'

const h = honourScene()
const { scene, here } = h
const head = () => ({ ...scene.world.A.holders.household_head, householdId: scene.world.A.households[0].id })

test('from the notice to the plaque: honour points once, in one transaction, when the days are over', async () => {
  const people = [await h.settle('谢大嫂', '0542'), await h.settle('邓三姐', '0541')]
  const { roundId, nominees, noticeId } = await h.onNotice(people, [90, 80, 85])
  const read = await scene.read(noticeId)
  expect(read).toMatchObject({ title: '2026年最美庭院评选公示', subject: 'honour_round' })
  expect(read.sections[1]?.table?.rows).toEqual([
    ['1', '邓家（尾号541）', '中位数85分'],
    ['2', '谢家（尾号542）', '中位数85分']
  ])
  const clerk = await scene.who('committee_member')
  const text = { title: '改一改', sections: [{ heading: '', lines: ['只有一户'], table: null }] }
  const correct = { ...here(), noticeId, reason: '写错了字的', text, attachments: [] }
  expect(await outcome(clerk.notice.correct(correct))).toBe('HONOUR_NOTICE_BY_ROUND')
  expect(await h.clock('12-01 23:59')).toMatchObject({ awarded: 0, stopped: 0 })
  const both = await Promise.all([h.clock('12-02 00:01'), awardHonours(scene.db, scene.world.time())])
  expect(both.reduce((n, done) => n + done.awarded, 0)).toBe(1)
  expect(await h.clock('12-02 00:10')).toMatchObject({ awarded: 0, stopped: 0 })
  const ids = people.map((p) => p.householdId)
  const accounts = await readAccounts(scene.db, scene.villageId(), ids)
  expect(ids.map((id) => [accounts.get(id)?.honour, accounts.get(id)?.available])).toEqual([
    [20, 0],
    [20, 0]
  ])
  expect(await Promise.all(nominees.map(h.stateOf))).toEqual(['hung', 'hung'])
  const visitor = await scene.who('visitor')
  const { plaques } = await visitor.honour.listPlaques({ villageId: scene.villageId() })
  expect(plaques.map((p) => [p.name, p.householdName, p.hungOn])).toContainEqual([
    ...['2026年最美庭院', '谢家（尾号542）', '2026-12-02']
  ])
  const round = await (await scene.who('villager')).honour.readRound({
    villageId: scene.villageId(),
    roundId
  })
  expect(round.round.state).toBe('awarded')
})

test('an objection that is open holds the plaques; one that is upheld takes the round back, and one household is struck', async () => {
  const people = [await h.settle('田大娘', '0551'), await h.settle('覃大娘', '0552')]
  const { roundId, nominees, noticeId } = await h.onNotice(people, [90, 80, 85])
  const [kept, out] = nominees as [string, string]
  const strike = async () =>
    outcome(
      (await scene.who('committee_member')).honour.act({
        ...here(),
        ...{ nomineeId: out, action: 'strike', words: '核实不符合标准' }
      })
    )
  expect(await strike()).toBe('HONOUR_ROUND_NOT_NOW')
  scene.at('11-30 10:00')
  const { objectionId } = await scene.raise(noticeId, { ground: 'content', words: '第二户门前一直堆柴草' })
  const clerk = await scene.who('committee_member')
  const of = { villageId: scene.villageId(), objectionId }
  await clerk.objection.receive({ ...here(), ...of })
  await clerk.objection.answer({ ...here(), ...of, words: '上门看过，门前确实堆放柴草。' })
  // Days beyond its own: an open objection holds the whole list.
  expect(await h.clock('12-02 00:01')).toMatchObject({ awarded: 0, stopped: 0 })
  await (await scene.who('supervision_member')).objection.verify({
    ...here(),
    ...of,
    finding: 'redo',
    reason: '情况属实，重新定名单'
  })
  expect(await h.clock('12-02 09:00')).toMatchObject({ awarded: 0, stopped: 1 })
  expect(await outcome(h.drafted(roundId))).toBe('NOTICE_CORRECTION_EMPTY')
  expect(await strike()).toBe('ok')
  const again = await h.hung(roundId)
  expect((await scene.read(again)).correction ?? (await scene.read(again)).corrects).toMatchObject({
    reason: expect.stringContaining('异议成立')
  })
  expect((await scene.read(noticeId)).state).toBe('corrected')
  expect(await h.clock('12-13 09:00')).toMatchObject({ awarded: 1, stopped: 0 })
  expect([await h.stateOf(kept), await h.stateOf(out)]).toEqual(['hung', 'struck'])
})

test('a draft is old when a household has stepped back since', async () => {
  const people = [await h.settle('文大娘', '0561'), await h.settle('卢大娘', '0562')]
  scene.at('11-22 10:00')
  const roundId = await h.opened()
  const nominees = [
    await h.entered(roundId, people[0] ?? head()),
    await h.entered(roundId, people[1] ?? head())
  ]
  for (const n of nominees) await h.supported(n)
  scene.at('11-26 09:00')
  await h.moved(roundId, 'begin_panel')
  for (const n of nominees) await h.judgedByAll(n, [70, 70, 70])
  await h.moved(roundId, 'close_panel')
  const draftFor = async (role: 'committee_member' | 'villager') =>
    (await (await scene.who(role)).honour.readRound({ villageId: scene.villageId(), roundId })).draft
  expect(await draftFor('committee_member')).toBeNull()
  const drafted = await h.drafted(roundId)
  expect([await draftFor('committee_member'), await draftFor('villager')]).toEqual(['draft', null])
  const noticeId = await scene.cosigned(drafted)
  expect(await draftFor('committee_member')).toBe('cosigned')
  const { honour } = await h.whoIs(people[0] ?? head())
  await honour.act({ ...here(), nomineeId: nominees[0] ?? '', action: 'withdraw' })
  expect(await outcome(scene.putUp(noticeId))).toBe('HONOUR_NOTICE_OLD')
  await h.hung(roundId)
})

test('a plaque is paused only after a chance to mend, by another person, and restored', async () => {
  const person = await h.settle('瞿大娘', '0571')
  const { nominees } = await h.onNotice([person], [90, 80, 85])
  const [nomineeId] = nominees as [string]
  await h.clock('12-02 00:01')
  scene.at('12-03 09:00')
  const act = async (
    role: 'committee_member' | 'supervision_member' | 'party_secretary',
    action: string,
    over = {}
  ) =>
    outcome(
      (await scene.who(role)).honour.act({
        ...here(),
        ...{ nomineeId, action: action as 'tell', words: '门前又堆了柴草', ...over }
      })
    )
  expect(await act('committee_member', 'pause')).toBe('HONOUR_NOT_NOW')
  expect(await act('committee_member', 'tell', { until: '2026-12-09' })).toBe('HONOUR_UNTIL_BAD')
  expect(await act('committee_member', 'tell', { until: '2026-12-10' })).toBe('ok')
  expect(await h.told('honour_mend')).toContain(person.id)
  const villageId = scene.villageId()
  const seen = async (caller: Promise<Awaited<ReturnType<typeof h.whoIs>>>) =>
    (await (await caller).honour.readNominee({ villageId, nomineeId })).stateName
  expect(await seen(scene.who('villager'))).toBe('已挂牌')
  expect(await seen(h.whoIs(person))).toBe('限期整改')
  const faultFor = async (caller: Promise<Awaited<ReturnType<typeof h.whoIs>>>) => {
    const { fault, bar } = await (await caller).honour.readNominee({ villageId, nomineeId })
    return [fault, bar]
  }
  expect(await faultFor(h.whoIs(person))).toEqual(['门前又堆了柴草', null])
  expect(await faultFor(scene.who('villager'))).toEqual([null, null])
  expect(await faultFor(scene.who('committee_member'))).toEqual([
    ...['门前又堆了柴草', expect.stringContaining('请另一位去看')]
  ])
  expect(await faultFor(scene.who('supervision_member'))).toEqual(['门前又堆了柴草', null])
  scene.at('12-10 23:59')
  expect(await act('supervision_member', 'pause')).toBe('HONOUR_NOT_LATE')
  scene.at('12-11 00:00')
  expect(await act('committee_member', 'pause')).toBe('HONOUR_SAME_LOOKER')
  expect(await act('supervision_member', 'pause')).toBe('ok')
  expect(await faultFor(h.whoIs(person))).toEqual(['门前又堆了柴草', null])
  expect(await act('party_secretary', 'restore')).toBe('ok')
  expect(await faultFor(h.whoIs(person))).toEqual([null, null])
  const accounts = await readAccounts(scene.db, villageId, [person.householdId])
  expect(accounts.get(person.householdId)?.honour).toBe(20)
  const whole = await (await h.whoIs(person)).honour.readNominee({ villageId, nomineeId })
  expect(whole.steps.map((s) => s.name).slice(-3)).toEqual(['提出整改', '复查：暂停挂牌', '恢复挂牌'])
  expect(whole.judgments.map((j) => j.points).sort()).toEqual([80, 85, 90])
})

test('history is written once: the database refuses to change or remove it', async () => {
  for (const table of ['honour_event', 'honour_view', 'honour_judgment', 'honour_notice_line'] as const) {
    await expect(scene.db.deleteFrom(table).execute()).rejects.toThrow()
  }
  await expect(scene.db.updateTable('honour_nominee').set({ words: '改过' }).execute()).rejects.toThrow()
  await expect(scene.db.updateTable('honour_round').set({ plaques: 99 }).execute()).rejects.toThrow()
})
