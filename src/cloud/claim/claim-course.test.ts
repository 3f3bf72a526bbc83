import { sql } from 'kysely'
import { claimScene } from '../testing/claim-scene'

const scene = claimScene()

test('from the deed to the ledger: declared, scored by three, reviewed, on notice, booked when its days are over', async () => {
  const me = scene.person(0)
  const claimId = await scene.declared(me)
  expect(await scene.stateOf(claimId)).toBe('DECLARED')
  await scene.score(claimId, [5, 3, 4])
  const household = await scene.whoIs(me)
  expect(await scene.read(household, claimId)).toMatchObject({
    state: 'FIRST_SCORED',
    points: 4,
    scores: [{ points: 5 }, { points: 3 }, { points: 4 }]
  })
  const { batchId, noticeId } = await scene.hung()
  expect(await scene.stateOf(claimId)).toBe('PUBLICITY')
  expect(await scene.account(me.householdId)).toEqual({ pending: 4, available: 0 })
  const visitor = await scene.who('visitor')
  const shown = await visitor.claim.publicBatch({ villageId: scene.villageId(), batchId })
  expect(shown).toMatchObject({ name: '2026年11月', noticeId, windowLastDay: '2026-11-27' })
  expect(shown.lines).toEqual([
    {
      no: 1,
      householdName: '田家（尾号104）',
      participation: 4,
      courtyard: 0,
      virtue: 0,
      total: 4,
      nowTotal: 4,
      state: 'open',
      stateName: '公示中',
      own: false
    }
  ])
  // The last day counts whole: at its last minute nothing is booked.
  expect(await scene.clock('11-27 23:59')).toEqual({ booked: 0 })
  expect(await scene.clock('11-28 00:06')).toEqual({ booked: 1 })
  expect(await scene.clock('11-28 00:11')).toEqual({ booked: 0 })
  expect(await scene.stateOf(claimId)).toBe('POSTED')
  expect(await scene.account(me.householdId)).toEqual({ pending: 0, available: 4 })
  const read = await scene.read(household, claimId)
  expect(read.steps.map((s) => [s.name, s.by])).toEqual([
    ['提出申报', '田甲户'],
    ['打分', '冉评议'],
    ['打分', '向评议'],
    ['打分', '覃评议'],
    ['村里抽查核对', '谭志强'],
    ['村里复核通过', '谭志强'],
    ['张榜公示', '谭本善'],
    ['公示期满，入账', null]
  ])
  const { rows } = await sql<{
    kind: string
  }>`select distinct kind from outbox where place_id = ${scene.villageId()} and holder_id = ${me.id}`.execute(
    scene.base.db
  )
  expect(rows.map((r) => r.kind).sort()).toEqual([
    'claim_on_notice',
    'claim_posted',
    'claim_reviewed',
    'claim_scored'
  ])
})
