import { Client } from 'pg'
import { coveredWords } from '@/domain/notice/correction'
import { readAccounts } from '../points/ledger'
import { outcome } from '../testing/caller'
import { honourScene } from './honour-testing'

const h = honourScene()
const { scene, here } = h

const covered = (noticeId: string) => scene.takeDown(noticeId, 'leak', 'supervision_member', ['wall', 'page'])
const roundOf = async (roundId: string) =>
  (await (await scene.who('committee_member')).honour.readRound({ villageId: scene.villageId(), roundId }))
    .round
const honourOf = async (ids: readonly string[]) => {
  const accounts = await readAccounts(scene.db, scene.villageId(), ids)
  return ids.map((id) => accounts.get(id)?.honour)
}

test('covered: the list goes back, nobody is struck for it, and hangs anew for its whole days', async () => {
  const people = [await h.settle('向二嫂', '0571'), await h.settle('冉三姐', '0572')]
  const { roundId, nominees, noticeId } = await h.onNotice(people, [90, 80, 85])
  expect(await outcome(h.drafted(roundId))).toBe('HONOUR_ROUND_NOT_NOW')
  scene.at('11-29 10:00')
  await covered(noticeId)
  // Until the clock has seen it an objection counts, and is answered first.
  const { objectionId } = await scene.raise(noticeId, { ground: 'content', words: '第二户门前堆柴草' })
  expect(await h.clock('11-29 10:10')).toEqual({ awarded: 0, stopped: 0, takenDown: 0 })
  const clerk = await scene.who('committee_member')
  const of = { villageId: scene.villageId(), objectionId }
  await clerk.objection.receive({ ...here(), ...of })
  await clerk.objection.answer({ ...here(), ...of, words: '上门看过，门前没有堆放柴草。' })
  const supervisor = await scene.who('supervision_member')
  await supervisor.objection.verify({ ...here(), ...of, finding: 'unfounded', reason: '核实没有这回事' })
  expect(await h.clock('11-30 09:00')).toEqual({ awarded: 0, stopped: 0, takenDown: 1 })
  expect(await h.told('honour_taken_down')).toEqual([scene.world.A.holders.committee_member.id])
  expect(await roundOf(roundId)).toMatchObject({
    ...{ state: 'judged', stateName: '公示停了，要重新公示', stopped: false, takenDown: true, noticeId: null }
  })
  expect(await h.clock('11-30 09:10')).toEqual({ awarded: 0, stopped: 0, takenDown: 0 })
  const strike = { nomineeId: nominees[0] ?? '', action: 'strike' as const, words: '核实不符合标准' }
  expect(await outcome(clerk.honour.act({ ...here(), ...strike }))).toBe('HONOUR_NOT_STOPPED')
  const late = { ground: 'procedure', words: '评议没有通知我们院落' }
  expect(await outcome(scene.raise(noticeId, late))).toBe('HONOUR_NOTICE_TAKEN_DOWN')
  expect(await outcome(scene.putUp(noticeId))).toBe('NOTICE_COVERED')

  const again = await h.hung(roundId)
  expect((await scene.read(noticeId)).state).toBe('corrected')
  const fresh = await scene.read(again)
  expect(fresh.corrects).toMatchObject({ noticeId, reason: '原公示含有个人信息，已经遮住，重新公示。' })
  expect(fresh.sections[1]?.table?.rows).toHaveLength(2)
  expect(await roundOf(roundId)).toMatchObject({ state: 'on_notice', takenDown: false, noticeId: again })
  expect(await outcome(scene.raise(noticeId, late))).toBe('OBJECTION_WINDOW_CLOSED')
  const ids = people.map((p) => p.householdId)
  expect(await h.clock('12-05 23:59')).toMatchObject({ awarded: 0 })
  expect(await honourOf(ids)).toEqual([0, 0])
  expect(await h.clock('12-06 00:01')).toMatchObject({ awarded: 1 })
  expect(await honourOf(ids)).toEqual([20, 20])
})

test('covered after its days were whole: the plaques are hung', async () => {
  const people = [await h.settle('张幺婶', '0575')]
  const { roundId, noticeId } = await h.onNotice(people, [90, 80, 85])
  scene.at('12-02 00:01')
  await covered(noticeId)
  expect(await h.clock('12-02 00:05')).toEqual({ awarded: 1, stopped: 0, takenDown: 0 })
  expect((await roundOf(roundId)).state).toBe('awarded')
})

test('covered and found wrong: who is struck is gone from the new one, and nothing of the old one comes back', async () => {
  const people = [await h.settle('龙四婆', '0581'), await h.settle('杨五婆', '0582')]
  const { roundId, nominees, noticeId } = await h.onNotice(people, [90, 80, 85])
  scene.at('11-29 10:00')
  const { objectionId } = await scene.raise(noticeId, { ground: 'content', words: '第二户门前堆柴草' })
  await covered(noticeId)
  const clerk = await scene.who('committee_member')
  const of = { villageId: scene.villageId(), objectionId }
  await clerk.objection.receive({ ...here(), ...of })
  await clerk.objection.answer({ ...here(), ...of, words: '上门看过，门前确实堆放柴草。' })
  await (await scene.who('supervision_member')).objection.verify({
    ...{ ...here(), ...of, finding: 'redo', reason: '情况属实，重新定名单' }
  })
  expect(await h.clock('11-30 09:00')).toEqual({ awarded: 0, stopped: 1, takenDown: 0 })
  const strike = { nomineeId: nominees[1] ?? '', action: 'strike' as const, words: '核实不符合标准' }
  await clerk.honour.act({ ...here(), ...strike })
  const { corrects } = await scene.read(await h.hung(roundId))
  expect(corrects?.reason).toContain('异议成立')
  const before = corrects?.differences.flatMap((d) => (d.before === null ? [] : [d.before])) ?? []
  expect(before.length).toBeGreaterThan(0)
  expect(before.every((words) => words === coveredWords)).toBe(true)
})

test('altered behind the application’s back: hung anew without what somebody wrote into it', async () => {
  const people = [await h.settle('姚六婆', '0591')]
  const { roundId, noticeId } = await h.onNotice(people, [90, 80, 85])
  const client = new Client({ connectionString: scene.ownerUrl })
  await client.connect()
  await client.query('alter table notice disable trigger notice_frozen')
  await client.query(
    `update notice set content = jsonb_set(content, '{title}', '"改过的题目"') where id = $1`,
    [noticeId]
  )
  await client.query('alter table notice enable trigger notice_frozen')
  await client.end()
  expect(await h.clock('11-28 09:00')).toEqual({ awarded: 0, stopped: 0, takenDown: 1 })
  const fresh = await scene.read(await h.hung(roundId))
  expect(fresh.corrects?.reason).toContain('内容和会签时的不一样了')
  expect(JSON.stringify(fresh)).not.toContain('改过的题目')
})
