import { outcome } from '../testing/caller'
import { closeRounds } from './close-rounds'
import { honourScene } from './honour-testing'

const h = honourScene()
const { scene, here } = h

test('a household that left the roster meanwhile falls out, and the others do not wait for it', async () => {
  const [left, stays] = [await h.settle('余大娘', '0601'), await h.settle('秦大娘', '0602')]
  const { nominees } = await h.onNotice([left, stays], [70, 80, 90])
  await scene.db
    .updateTable('household')
    .set({ ended_on: '2026-11-28' })
    .where('id', '=', left.householdId)
    .execute()
  expect(await h.clock('12-02 00:01')).toMatchObject({ awarded: 1, stopped: 0 })
  expect(await Promise.all(nominees.map(h.stateOf))).toEqual(['lapsed', 'hung'])
})

test('whose courtyard did not support it, or who did not answer, is out when the panel begins, and is told why', async () => {
  scene.at('11-22 10:00')
  const roundId = await h.opened()
  const doubted = await h.settle('温大娘', '0611')
  const silent = await h.settle('成大娘', '0612')
  const fine = await h.settle('宋大娘', '0613')
  const doubtedId = await h.entered(roundId, doubted)
  await (await scene.who('courtyard_host')).honour.recordView({
    ...here(),
    ...{ nomineeId: doubtedId, supports: false, words: '大家觉得还差一些', present: '八户人家' }
  })
  const { nomineeId: silentId } = await (await scene.who('party_member')).honour.nominate({
    ...here(),
    ...{ roundId, name: silent.name, words: '院子收拾得干净', fileIds: [] }
  })
  scene.at('11-26 09:00')
  expect(await outcome(h.moved(roundId, 'begin_panel'))).toBe('HONOUR_NOBODY')
  scene.at('11-25 09:00')
  await h.supported(await h.entered(roundId, fine))
  scene.at('11-26 09:00')
  await h.moved(roundId, 'begin_panel')
  expect([await h.stateOf(doubtedId), await h.stateOf(silentId)]).toEqual(['passed_over', 'lapsed'])
  expect(await h.told('honour_ended')).toEqual([doubted.id])
  const villageId = scene.villageId()
  const read = await (await h.whoIs(doubted)).honour.readNominee({ villageId, nomineeId: doubtedId })
  expect(read.steps.at(-1)).toMatchObject({ words: '院落评议没有形成支持意见' })
  expect(read.views[0]).toMatchObject({ supports: false, present: '八户人家' })
})

test('yes and no: one of several passes by more than half, and what the others said stays hidden meanwhile', async () => {
  scene.at('11-22 10:00')
  const roundId = await h.opened({ method: 'yes_no', plaques: 5 })
  const [first, second] = [await h.settle('郑大娘', '0621'), await h.settle('冯大娘', '0622')]
  const ids = [await h.entered(roundId, first), await h.entered(roundId, second)] as [string, string]
  for (const id of ids) await h.supported(id)
  scene.at('11-26 09:00')
  await h.moved(roundId, 'begin_panel')
  await h.judgedByAll(ids[0], [1, 1, 0])
  await h.judgedByAll(ids[1], [1, 1, 0, 0])
  const villageId = scene.villageId()
  const read = async () =>
    (await (await h.whoIs(first)).honour.readNominee({ villageId, nomineeId: ids[0] })).judgments.length
  expect(await read()).toBe(0)
  await h.moved(roundId, 'close_panel')
  expect(await read()).toBe(3)
  expect(await Promise.all(ids.map(h.stateOf))).toEqual(['chosen', 'passed_over'])
})

test('a village that is merged away ends its open rounds; plaques stay', async () => {
  scene.at('11-22 10:00')
  const roundId = await h.opened()
  const person = await h.settle('吕大娘', '0631')
  const nomineeId = await h.entered(roundId, person)
  await scene.db.transaction().execute((tx) => closeRounds(tx, scene.villageId(), scene.world.time()))
  expect(await h.stateOf(nomineeId)).toBe('lapsed')
  const { plaques } = await (await scene.who('visitor')).honour.listPlaques({ villageId: scene.villageId() })
  expect(plaques.map((p) => p.householdName)).toEqual(['秦家（尾号602）'])
})
