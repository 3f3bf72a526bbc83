import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { newId } from '../crypto/new-id'
import { outcome } from '../testing/caller'
import { roundScene } from './course-testing'

const s = roundScene()
const later = (minutes: number) => `2026-11-22T02:${String(minutes).padStart(2, '0')}:00.000Z`

describe('refuses', () => {
  test('a batch of who does not go round, or in somebody else’s name', async () => {
    const roundId = await s.open()
    expect(await outcome(s.send('villager', roundId, s.sheet(90)))).toBe('ROUND_NOT_INSPECTOR')
    const mine = {
      ...s.batch('villager_rep', roundId, [s.sheet(90)]),
      inspectorId: s.holder('committee_member')
    }
    expect(await outcome((await s.who('villager_rep')).round.sendSheets(mine))).toBe('ROUND_NOT_INSPECTOR')
    expect(await outcome(s.send('villager_rep', randomUUID(), s.sheet(90)))).toBe('ROUND_NOT_INSPECTOR')
  })
  test('one sheet without harm to its neighbours, each with its own answer', async () => {
    const roundId = await s.open()
    const good = s.sheet(90)
    const answers = await s.send(
      'supervision_member',
      roundId,
      s.sheet(90, { householdId: randomUUID() }),
      s.sheet(90, { householdId: s.household(2) }),
      s.sheet(90, { marks: { front: 9 } }),
      s.sheet(90, { again: true }),
      s.sheet(90, { photoIds: [randomUUID()] }),
      good,
      { ...good, advice: '水沟' }
    )
    expect(answers.map((a) => a.code)).toEqual([
      ...['ROUND_HOUSEHOLD_UNKNOWN', 'SCORER_RECUSED', 'INSPECTION_LINE_MISSING', 'ROUND_AGAIN_LEADER'],
      ...['FILE_NOT_YOURS', null, 'SHEET_ID_REUSED']
    ])
    expect(answers[2]).toMatchObject({ field: 'yard', message: '“院内堆放”还没有打分。' })
    expect(await s.stop(roundId)).toMatchObject({ kind: 'waiting', sheets: 1 })
  })
  test('a sheet with other content under a known id, also from another inspector', async () => {
    const roundId = await s.open()
    const sheet = s.sheet(90)
    expect(await s.codes('supervision_member', roundId, sheet)).toEqual([null])
    expect(await s.codes('supervision_member', roundId, { ...sheet, at: later(1) })).toEqual([
      'SHEET_ID_REUSED'
    ])
    expect(await s.codes('points_assessor', roundId, sheet)).toEqual(['SHEET_ID_REUSED'])
    expect(await s.codes('supervision_member', roundId, sheet)).toEqual([null])
    expect(await s.stop(roundId)).toMatchObject({ sheets: 1 })
  })
  test('a sheet that was filled in after its round was closed, but answers for those it has', async () => {
    const roundId = await s.open()
    const sheet = s.sheet(90)
    await s.codes('supervision_member', roundId, sheet)
    await s.close(roundId)
    const after = s.sheet(80, { at: later(1) })
    expect(await s.codes('supervision_member', roundId, sheet, after)).toEqual([null, 'ROUND_CLOSED'])
    expect(await outcome(s.close(roundId))).toBe('ROUND_CLOSED')
  })
})

test('entering goes by what the household had said by then', async () => {
  s.base.world.time(new Date('2026-11-22T00:00:00Z'))
  const roundId = await s.open()
  s.base.world.time(s.base.now)
  const inside = { ...s.sheet(90).marks, kitchen: 9, rooms: 9 }
  const enter = (consent: 'standing' | 'spoken', at: string) =>
    s.codes('supervision_member', roundId, s.sheet(90, { consent, marks: inside, at }))
  expect(await enter('standing', later(0))).toEqual(['INSPECTION_NO_CONSENT'])
  expect(await enter('spoken', later(0))).toEqual([null])
  await s.say('enter', false)
  expect(await enter('spoken', later(1))).toEqual(['INSPECTION_NO_CONSENT'])
  expect(await enter('spoken', '2026-11-22T01:00:00.000Z')).toEqual([null])
  await s.say('enter', true)
  expect(await enter('standing', later(2))).toEqual([null])
})

test('a phone whose clock is years behind does not reach past what the household said', async () => {
  const inside = { ...s.sheet(90).marks, kitchen: 9, rooms: 9 }
  const behind = { marks: inside, at: '2020-01-01T00:00:00.000Z' }
  const enter = async (consent: 'standing' | 'spoken') =>
    s.codes('supervision_member', await s.open(), s.sheet(90, { ...behind, consent }))
  await s.say('enter', true)
  expect(await enter('standing')).toEqual([null])
  await s.say('enter', false)
  expect(await enter('spoken')).toEqual(['INSPECTION_NO_CONSENT'])
  await s.say('enter', true)
})

test('who answers for somebody of a household does not score it, noted as a relative or not', async () => {
  const roundId = await s.open()
  const yard = { householdId: s.household(0) }
  expect(await s.codes('points_assessor', roundId, s.sheet(90, yard))).toEqual([null])
  const { actor } = await s.base.world.callerFor('points_assessor', 'A')
  const parent = s.base.world.A.households[0].members.at(-1)?.id ?? ''
  const id = newId()
  await s.db
    .insertInto('binding')
    .values({
      ...{ place_id: s.villageId(), id, account_id: actor.accountId ?? '', holder_id: parent },
      ...{ via: 'demo', state: 'active', asked_at: s.base.now }
    })
    .execute()
  expect(await s.codes('points_assessor', roundId, s.sheet(95, yard))).toEqual(['SCORER_RECUSED'])
  expect((await s.route('points_assessor', roundId)).stops.map((h) => h.kin)[0]).toBe(true)
  await s.db.updateTable('binding').set({ state: 'ended' }).where('id', '=', id).execute()
})

test('three scores make a median, a wide spread waits for the leader, the others are kept', async () => {
  const roundId = await s.open()
  await s.codes('supervision_member', roundId, s.sheet(90))
  await s.codes('points_assessor', roundId, s.sheet(90))
  expect(await s.stop(roundId)).toMatchObject({ kind: 'waiting', score: null })
  await s.codes('villager_rep', roundId, s.sheet(60))
  expect(await s.stop(roundId)).toMatchObject({ kind: 'look_again', spread: 30, level: null })
  expect((await s.route('committee_member', roundId)).stops.map((h) => h.again)).toEqual([true, false, false])
  expect((await s.route('villager_rep', roundId)).stops.map((h) => h.again)).toEqual([false, false, false])
  expect(await s.codes('committee_member', roundId, s.sheet(80, { again: true }))).toEqual([null])
  expect(await s.stop(roundId)).toMatchObject({ kind: 'done', score: 80, level: 'clean', sheets: 4 })
})

test('where the leader must stand back, another inspector looks again', async () => {
  const roundId = await s.open({ leaderId: s.holder('villager_rep') })
  await s.db
    .insertInto('kinship')
    .values({
      ...{ village_id: s.villageId(), id: newId(), member_id: s.holder('household_head'), relation: 'child' },
      ...{ relative_id: s.holder('villager_rep'), noted_by: s.holder('villager'), noted_name: '田桂英' },
      noted_at: s.base.now
    })
    .execute()
  await s.codes('supervision_member', roundId, s.sheet(95))
  await s.codes('points_assessor', roundId, s.sheet(95))
  await s.codes('committee_member', roundId, s.sheet(60))
  expect((await s.route('supervision_member', roundId)).stops.map((h) => h.again)).toEqual([
    true,
    false,
    false
  ])
  expect(await s.codes('supervision_member', roundId, s.sheet(90, { again: true, at: later(3) }))).toEqual([
    null
  ])
  expect(await s.stop(roundId)).toMatchObject({ kind: 'done', score: 90 })
  await s.db
    .updateTable('kinship')
    .set({
      ...{ ended_at: s.base.now, ended_by: s.holder('villager'), ended_name: '田桂英', end_reason: '记错' }
    })
    .where('relative_id', '=', s.holder('villager_rep'))
    .execute()
})

test('a helped household has no level; marked while a round is open, its result follows', async () => {
  const roundId = await s.open()
  await s.codes('supervision_member', roundId, s.sheet(50))
  await s.codes('points_assessor', roundId, s.sheet(60))
  await s.codes('villager_rep', roundId, s.sheet(55))
  expect(await s.stop(roundId)).toMatchObject({ kind: 'done', level: 'improving' })
  await s.helped(true)
  expect(await s.stop(roundId)).toMatchObject({ kind: 'helped', level: null, score: 55 })
  const words = s.sheet(0, { marks: {}, help: '清运垃圾' })
  expect(await s.codes('committee_member', roundId, words)).toEqual([null])
  expect((await s.route('committee_member', roundId)).stops.map((h) => h.helped)).toEqual([
    true,
    false,
    false
  ])
  const listed = await (await s.who('committee_member')).round.listHelped({ villageId: s.villageId() })
  expect(listed.map((h) => h.headName)).toEqual(['向国富'])
  expect(await outcome((await s.who('villager')).round.listHelped({ villageId: s.villageId() }))).toBe(
    'FORBIDDEN'
  )
  await s.helped(false)
  expect(await s.stop(roundId)).toMatchObject({ kind: 'done', level: 'improving' })
  // Over, the route no longer says who is helped.
  await s.helped(true)
  await s.close(roundId)
  const after = (await s.route('committee_member', roundId)).stops
  expect(after.map((h) => [h.helped, h.enter])).toEqual([
    [false, null],
    [false, null],
    [false, null]
  ])
  await s.helped(false)
})

test('twenty sends of the same sheets at once, each under its own request: one row a sheet', async () => {
  const roundId = await s.open()
  const sheets = [s.sheet(90), s.sheet(80, { householdId: s.household(1) })]
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => s.codes('supervision_member', roundId, ...sheets))
  )
  expect(answers).toEqual(Array(20).fill([null, null]))
  expect([await s.stop(roundId), await s.stop(roundId, s.household(1))]).toMatchObject([
    { sheets: 1 },
    { sheets: 1 }
  ])
})

test('whatever the order, the batches and the repetitions: the same results', async () => {
  const scorers = ['supervision_member', 'points_assessor', 'committee_member'] as const
  const written = fc.array(
    fc.record({
      who: fc.constantFrom(...scorers),
      home: fc.constantFrom(0 as const, 1 as const, 2 as const),
      at: fc.integer({ min: 0, max: 9 }),
      score: fc.integer({ min: 0, max: 10 }),
      again: fc.boolean(),
      ranks: fc.array(fc.integer(), { minLength: 1, maxLength: 2 })
    }),
    { minLength: 1, maxLength: 8 }
  )
  await fc.assert(
    fc.asyncProperty(written, async (list) => {
      const [straight, mixed] = [await s.open(), await s.open()]
      const sheets = list.map(({ who, home, at, score, again }, i) => ({
        who,
        sheet: s.sheet(10 * score, {
          ...{ householdId: s.household(home), at: later(at), again: again && who === 'committee_member' },
          sheetId: `0000000${i}${randomUUID().slice(8)}`
        })
      }))
      for (const { who, sheet } of sheets) await s.codes(who, straight, sheet)
      const arrivals = sheets
        .flatMap((x, i) => (list[i]?.ranks ?? []).map((rank) => ({ ...x, rank })))
        .sort((a, b) => a.rank - b.rank)
      // The same sheet in another round is another sheet: only its id differs, in the same order.
      const ids = new Map(sheets.map(({ sheet }) => [sheet.sheetId, `a${sheet.sheetId.slice(1)}`]))
      await Promise.all(
        arrivals.map(({ who, sheet }) =>
          s.codes(who, mixed, { ...sheet, sheetId: ids.get(sheet.sheetId) ?? sheet.sheetId })
        )
      )
      for (const home of [0, 1, 2] as const) {
        expect(await s.stop(mixed, s.household(home))).toEqual(await s.stop(straight, s.household(home)))
      }
    }),
    { numRuns: 8 }
  )
})

test('a photo goes with its sheet, once, and only one’s own', async () => {
  const roundId = await s.open()
  const caller = await s.base.world.callerFor('supervision_member', 'A')
  const photo = async (by: string) => {
    const id = newId()
    await s.db
      .insertInto('file')
      .values({
        ...{ village_id: s.villageId(), id, kind: 'photo', mime: 'image/jpeg', bytes: 1 },
        ...{ sha256: Buffer.alloc(32), uploaded_by: by, uploaded_at: s.base.now }
      })
      .execute()
    return id
  }
  const [mine, theirs] = [await photo(caller.actor.accountId ?? ''), await photo(randomUUID())]
  expect(await s.codes('supervision_member', roundId, s.sheet(90, { photoIds: [theirs] }))).toEqual([
    'FILE_NOT_YOURS'
  ])
  const both = [s.sheet(90, { photoIds: [mine] }), s.sheet(80, { photoIds: [mine] })]
  expect(await s.codes('supervision_member', roundId, ...both)).toEqual([null, 'FILE_NOT_YOURS'])
  const file = await s.db
    .selectFrom('file')
    .select('owner_kind')
    .where('id', '=', mine)
    .executeTakeFirstOrThrow()
  expect(file.owner_kind).toBe('inspection')
})
