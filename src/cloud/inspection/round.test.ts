import { randomUUID } from 'node:crypto'
import { defaultLines } from '@/domain/inspection/rubric'
import { newId } from '../crypto/new-id'
import { outcome } from '../testing/caller'
import { press, roundScene } from './course-testing'

const s = roundScene()

describe('opening a round refuses', () => {
  test.each([
    [
      'ROUND_INSPECTORS_FEW',
      () => ({ inspectorIds: [s.holder('committee_member'), s.holder('villager_rep')] })
    ],
    ['ROUND_LEADER', () => ({ leaderId: s.holder('villager') })],
    ['ROUND_INSPECTOR_UNKNOWN', () => ({ inspectorIds: [...s.draft().inspectorIds, randomUUID()] })],
    ['ROUND_NO_HOUSEHOLDS', () => ({ groupIds: [randomUUID()] })],
    ['ROUND_ITEM', () => ({ cleanItemId: randomUUID() })],
    ['ROUND_RED_LIST', () => ({ redListDecisionId: s.base.life.draftDecisionId })],
    ['INPUT_INVALID', () => ({ to: '2026-11-19' })],
    ['INPUT_INVALID', () => ({ groupIds: [] })]
  ])('%s', async (code, over) => {
    expect(await outcome((await s.who('committee_member')).round.open(s.draft(over())))).toBe(code)
  })
  test('whoever is not of the committee', async () => {
    const codes = await Promise.all(
      (['villager', 'party_secretary', 'supervision_member', 'township_staff'] as const).map(async (role) =>
        outcome((await s.who(role)).round.open(s.draft()))
      )
    )
    expect(codes).toEqual(Array(4).fill('FORBIDDEN'))
  })
})

test('the same press twice opens one round, and those who go round are told', async () => {
  const before = await s.db.selectFrom('outbox').select('id').where('kind', '=', 'round_to_inspect').execute()
  const committee = await s.who('committee_member')
  const draft = s.draft({ name: '只开一次' })
  const [one, two] = await Promise.all([committee.round.open(draft), committee.round.open(draft)])
  // Four go round; two of the three households have two of them each.
  expect([one, two]).toEqual([{ roundId: two.roundId, households: 3, short: 2 }, one])
  const after = await s.db.selectFrom('outbox').select('id').where('kind', '=', 'round_to_inspect').execute()
  expect(after.length - before.length).toBe(s.inspectors.length - 1)
})

describe('the route', () => {
  test('is for those who go round', async () => {
    const roundId = await s.open()
    expect(await outcome(s.route('villager', roundId))).toBe('ROUND_NOT_INSPECTOR')
    expect(await outcome(s.route('party_secretary', roundId))).toBe('ROUND_NOT_INSPECTOR')
    const foreign = (await s.who('committee_member', 'B')).round
    expect(await outcome(foreign.readRoute({ villageId: s.villageId(), roundId }))).toBe('FORBIDDEN')
  })
  test('has every household in order, the own one and a relative’s marked, and no mark of anybody', async () => {
    const roundId = await s.open()
    await s.db
      .insertInto('kinship')
      .values({
        ...{
          village_id: s.villageId(),
          id: newId(),
          member_id: s.holder('villager_rep'),
          relation: 'parent'
        },
        ...{ relative_id: s.holder('household_head'), noted_by: s.holder('villager_rep') },
        ...{ noted_name: '冉春桃', noted_at: s.base.now }
      })
      .execute()
    const route = await s.route('villager_rep', roundId)
    expect(route.stops.map((h) => [h.no, h.head, h.group, h.kin])).toEqual([
      ['01001', '向国富', '1组', true],
      ['01002', '谭本善', '1组', true],
      ['02003', '黄显明', '2组', false]
    ])
    expect(
      await s.codes('villager_rep', roundId, s.sheet(90), s.sheet(90, { householdId: s.household(1) }))
    ).toEqual(['SCORER_RECUSED', 'SCORER_RECUSED'])
    await s.codes('supervision_member', roundId, s.sheet(61))
    expect(JSON.stringify(await s.route('committee_member', roundId))).not.toMatch(
      /score|"mark"|[:[,]"?61"?[,}\]]/
    )
    const sent = await s.route('supervision_member', roundId)
    expect(sent.stops.map((h) => h.sent)).toEqual([true, false, false])
    await s.db
      .updateTable('kinship')
      .set({
        ...{
          ended_at: s.base.now,
          ended_by: s.holder('villager_rep'),
          ended_name: '冉春桃',
          end_reason: '记错'
        }
      })
      .where('member_id', '=', s.holder('villager_rep'))
      .execute()
  })
})

test('the list says what one has to do with a round; the offices watch all of them', async () => {
  const roundId = await s.open({ leaderId: s.holder('points_assessor') })
  const seen = async (role: Parameters<typeof s.who>[0]) => {
    const listed = await (await s.who(role)).round.list({ villageId: s.villageId() })
    const round = listed.find((r) => r.roundId === roundId)
    return [round?.inspects, round?.watches, round?.households]
  }
  expect(await seen('villager')).toEqual([false, false, 3])
  expect(await seen('points_assessor')).toEqual([true, true, 3])
  expect(await seen('villager_rep')).toEqual([true, false, 3])
  expect(await seen('party_secretary')).toEqual([false, true, 3])
})

test('a rule of honour points, or one counted by the person, is no worth of a yard', async () => {
  const [honour, byPerson] = [newId(), newId()]
  const item = {
    ...{ village_id: s.villageId(), rulebook_id: s.base.life.rulebookId, category: 'courtyard' as const },
    ...{ points: 5, unit: '次' }
  }
  await s.db
    .insertInto('rulebook_item')
    .values([
      { ...item, id: honour, no: 80, words: '美丽庭院', honour: true },
      { ...item, id: byPerson, no: 81, words: '打扫卫生' }
    ])
    .execute()
  await s.db
    .insertInto('rulebook_cap')
    .values({
      village_id: s.villageId(),
      item_id: byPerson,
      per: 'person',
      period: 'month',
      points: 5
    })
    .execute()
  expect(await outcome(s.open({ cleanestItemId: honour }))).toBe('ROUND_ITEM')
  expect(await outcome(s.open({ cleanItemId: byPerson }))).toBe('ROUND_ITEM')
})

describe('how a round goes', () => {
  test('is for who leads it and the offices', async () => {
    const roundId = await s.open({ leaderId: s.holder('points_assessor') })
    const read = async (role: Parameters<typeof s.who>[0]) =>
      outcome((await s.who(role)).round.readProgress({ villageId: s.villageId(), roundId }))
    expect(await read('villager')).toBe('FORBIDDEN')
    expect(await read('villager_rep')).toBe('FORBIDDEN')
    expect(await read('points_assessor')).toBe('ok')
    expect(await read('supervision_member')).toBe('ok')
    expect(await read('township_staff')).toBe('FORBIDDEN')
  })
  test('counts by group and names who waits for a second look, without a score', async () => {
    const roundId = await s.open()
    const scores = { committee_member: 95, supervision_member: 95, points_assessor: 60 } as const
    for (const role of ['committee_member', 'supervision_member', 'points_assessor'] as const) {
      expect(await s.codes(role, roundId, s.sheet(scores[role]))).toEqual([null])
    }
    const progress = await (await s.who('committee_member')).round.readProgress({
      villageId: s.villageId(),
      roundId
    })
    expect(progress.groups).toEqual([
      { name: '1组', households: 2, finished: 0, again: 1, untouched: 1 },
      { name: '2组', households: 1, finished: 0, again: 0, untouched: 1 }
    ])
    expect(progress.secondLooks).toMatchObject([{ no: '01001', head: '向国富', spread: 35 }])
    expect(progress.inspectors.map((i) => i.sheets).sort()).toEqual([0, 1, 1, 1])
    expect([progress.looksAgain, progress.closes]).toEqual([true, true])
    // Whoever leads the round scores as well: no level is counted before it is over.
    expect(progress.levels).toEqual([])
    await s.close(roundId)
    const over = await (await s.who('committee_member')).round.readProgress({
      villageId: s.villageId(),
      roundId
    })
    expect(over.levels.map((l) => l.name)).toEqual(['最清洁', '清洁', '待改进'])
  })
})

describe('the rubric', () => {
  const choose = async (over: object = {}, role: Parameters<typeof s.who>[0] = 'committee_member') =>
    (await s.who(role)).round.chooseRubric({
      ...{ ...press(), villageId: s.villageId(), basedOn: 0, scheme: 'marks' as const },
      lines: [{ id: 'yard', words: '院坝', most: 10, indoors: false }],
      ...over
    })
  test('is refused to others, when it moved meanwhile, and when nobody could be scored by it', async () => {
    expect(await outcome(choose({}, 'villager'))).toBe('FORBIDDEN')
    expect(await outcome(choose({ basedOn: 3 }))).toBe('RUBRIC_CHANGED')
    expect(await outcome(choose({ lines: defaultLines.filter((l) => l.indoors) }))).toBe('RUBRIC_ALL_INDOORS')
    expect(await outcome(choose({ lines: [] }))).toBe('INPUT_INVALID')
  })
  test('stays with the rounds that were opened under it', async () => {
    const before = await s.open()
    const both = await Promise.allSettled([choose(), choose({ scheme: 'marks' })])
    expect(both.filter((b) => b.status === 'fulfilled')).toHaveLength(1)
    const after = await s.open()
    expect((await s.route('villager_rep', before)).lines).toHaveLength(10)
    expect((await s.route('villager_rep', after)).lines).toHaveLength(1)
    expect(await s.codes('supervision_member', after, s.sheet(90))).toEqual(['INSPECTION_LINE_UNKNOWN'])
    expect(await s.codes('supervision_member', after, s.sheet(90, { marks: { yard: 9 } }))).toEqual([null])
    const latest = await (await s.who('villager')).round.readRubric({ villageId: s.villageId() })
    expect([latest.version, latest.chosenBy]).toEqual([1, '谭志强'])
  })
})
