import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { RefusalError } from '../api/refusal-error'
import { outcome } from '../testing/caller'
import { roundScene } from './course-testing'

const s = roundScene()
const minute = (n: number) => `2026-11-22T02:${String(n).padStart(2, '0')}:00.000Z`
const clock = (iso: string) => s.base.world.time(new Date(iso))
const closeAt = async (roundId: string, iso = minute(30)) => {
  clock(iso)
  const closed = await s.close(roundId)
  clock(minute(40))
  return closed
}
const rows = (roundId: string) =>
  s.db
    .selectFrom('inspection_sheet')
    .select(['id', 'inspector_id', 'household_id', 'came_late_in'])
    .where('village_id', '=', s.villageId())
    .where('round_id', '=', roundId)
    .execute()

afterEach(() => s.base.world.time(s.base.now))

describe('after the close refuses', () => {
  test('what was filled in after it, to the millisecond; a clock that is ahead helps nobody', async () => {
    const roundId = await s.open()
    await closeAt(roundId)
    const at = (time: string) => s.sheet(90, { at: time })
    const answers = await s.send(
      'supervision_member',
      roundId,
      at('2026-11-22T02:29:59.999Z'),
      at('2026-11-22T02:30:00.000Z'),
      at('2026-11-22T02:30:00.001Z'),
      at('2026-11-22T03:30:00.000Z')
    )
    expect(answers.map((a) => [a.code, a.kept, a.late])).toEqual([
      [null, true, true],
      [null, true, true],
      ['ROUND_CLOSED', false, false],
      ['ROUND_CLOSED', false, false]
    ])
    expect(await rows(roundId)).toHaveLength(2)
  })
  test('what it would have refused before: relatives, strangers, half a sheet, somebody else’s second look', async () => {
    const roundId = await s.open()
    await closeAt(roundId)
    expect(
      await s.codes(
        'supervision_member',
        roundId,
        s.sheet(90, { householdId: s.household(2) }),
        s.sheet(90, { householdId: randomUUID() }),
        s.sheet(90, { marks: { front: 9 } }),
        s.sheet(90, { again: true })
      )
    ).toEqual(['SCORER_RECUSED', 'ROUND_HOUSEHOLD_UNKNOWN', 'INSPECTION_LINE_MISSING', 'ROUND_AGAIN_LEADER'])
    expect(await outcome(s.send('villager', roundId, s.sheet(90)))).toBe('ROUND_NOT_INSPECTOR')
    const foreign = (await s.who('committee_member', 'B')).round
    expect(await outcome(foreign.sendSheets(s.batch('committee_member', roundId, [s.sheet(90)])))).toBe(
      'FORBIDDEN'
    )
    expect(await rows(roundId)).toEqual([])
  })
})

test('two inspectors late for one household: both kept, and nothing that was closed and told is moved', async () => {
  const roundId = await s.open({ leaderId: s.holder('points_assessor') })
  for (const role of ['committee_member', 'villager_rep', 'points_assessor'] as const)
    await s.codes(role, roundId, s.sheet(90, { at: minute(1) }))
  await s.codes('supervision_member', roundId, s.sheet(80, { householdId: s.household(1), at: minute(1) }))
  await closeAt(roundId)
  const seen = async () => {
    const { groups, levels, inspectors } = await s.progress(roundId)
    const stops = [await s.stop(roundId), await s.stop(roundId, s.household(1))]
    return { groups, levels, inspectors, stops, own: await s.own() }
  }
  const before = await seen()
  const [mine, theirs] = [s.sheet(40, { at: minute(2), advice: '水沟' }), s.sheet(45, { at: minute(2) })]
  for (let i = 0; i < 2; i += 1) {
    const answers = await s.send('supervision_member', roundId, mine)
    expect(answers).toEqual([
      { sheetId: mine.sheetId, kept: true, late: true, code: null, message: null, field: null }
    ])
  }
  expect(await s.codes('committee_member', roundId, theirs)).toEqual([null])
  expect((await rows(roundId)).filter((r) => r.came_late_in === 1)).toHaveLength(2)
  expect(await seen()).toEqual(before)

  const late = {
    sheets: 2,
    households: [{ householdId: s.household(0), no: '01001', head: '向国富', sheets: 2 }]
  }
  expect((await s.progress(roundId, 'points_assessor')).late).toEqual(late)
  expect(JSON.stringify((await s.progress(roundId)).late)).not.toMatch(/黄显明|谭志强|冉春桃|score|marks/)
  const lateOf = async (role: 'supervision_member' | 'villager_rep') => {
    const listed = await (await s.who(role)).round.list({ villageId: s.villageId() })
    return [listed.find((r) => r.roundId === roundId)?.late, (await s.route(role, roundId)).late]
  }
  expect(await lateOf('supervision_member')).toEqual([1, 1])
  expect(await lateOf('villager_rep')).toEqual([0, 0])
})

test('sent while it is being closed: each counts or came late, never both, and the close has what counted', async () => {
  clock(minute(20))
  const roundId = await s.open()
  const roles = ['supervision_member', 'committee_member', 'villager_rep', 'points_assessor'] as const
  const sheets = roles.map((role) => ({ role, sheet: s.sheet(90, { at: minute(1) }) }))
  const send = () => sheets.map(({ role, sheet }) => s.send(role, roundId, sheet))
  const [closed, ...answers] = await Promise.all([s.close(roundId), ...send(), ...send()])
  expect(answers.flat().every((a) => a.kept)).toBe(true)
  const kept = await rows(roundId)
  const late = kept.filter((r) => r.came_late_in !== null).length
  expect(kept).toHaveLength(roles.length)
  expect(await s.stop(roundId)).toMatchObject({ sheets: roles.length - late })
  expect(closed.finished).toBe(roles.length - late >= 3 ? 1 : 0)
  expect((await s.progress(roundId)).late.sheets).toBe(late)
})

describe('before the close', () => {
  test('those who sent nothing are named to who leads or closes it, and it takes a second press', async () => {
    const roundId = await s.open({ leaderId: s.holder('points_assessor') })
    await s.codes('points_assessor', roundId, s.sheet(90, { at: minute(0) }))
    const quiet = (await s.progress(roundId)).quiet
    expect(quiet).toHaveLength(3)
    expect(quiet.every((i) => i.lastOn === null)).toBe(true)
    expect((await s.progress(roundId, 'points_assessor')).quiet).toEqual(quiet)
    // An office that neither leads nor closes it has nobody to ask.
    expect((await s.progress(roundId, 'supervision_member')).quiet).toEqual([])
    const said = await s.close(roundId, false).then(
      () => '',
      (error: { readonly cause?: unknown }) =>
        error.cause instanceof RefusalError ? error.cause.refusal.message : ''
    )
    expect(quiet.every((i) => said.includes(i.name))).toBe(true)
    expect((await s.progress(roundId)).state).toBe('open')
    expect(await outcome(s.close(roundId, false))).toBe('ROUND_QUIET')
    expect(await outcome(s.close(roundId, true))).toBe('ok')
    expect((await s.progress(roundId)).quiet).toEqual([])
    // An app of the release before asks nothing.
    expect(await outcome(s.close(await s.open()))).toBe('ok')
  })
  test('nothing for a day is a silence, unless everything has come', async () => {
    const roundId = await s.open()
    for (const role of s.inspectors) {
      const { stops } = await s.route(role, roundId)
      const own = stops.filter((h) => !h.kin).map((h) => s.sheet(90, { householdId: h.id, at: minute(0) }))
      const sent = role === 'villager_rep' ? own.slice(1) : own
      if (sent.length > 0) expect((await s.codes(role, roundId, ...sent)).every((c) => c === null)).toBe(true)
    }
    clock('2026-11-23T01:59:59.999Z')
    expect(await s.progress(roundId)).toMatchObject({ quiet: [] })
    clock('2026-11-23T02:00:00.000Z')
    expect((await s.progress(roundId)).quiet).toMatchObject([{ lastOn: '2026-11-22' }])
    expect(await outcome(s.close(roundId, false))).toBe('ROUND_QUIET')
  })
})

test('in time, late, twice and in whatever order: each once, the close stands, and opened again all of them count', async () => {
  const scorers = ['supervision_member', 'points_assessor', 'committee_member'] as const
  const written = fc.array(
    fc.record({
      who: fc.constantFrom(...scorers),
      home: fc.constantFrom(0 as const, 1 as const, 2 as const),
      at: fc.integer({ min: 0, max: 9 }),
      score: fc.integer({ min: 0, max: 10 }),
      again: fc.boolean(),
      isLate: fc.boolean(),
      ranks: fc.array(fc.integer(), { minLength: 1, maxLength: 2 })
    }),
    { minLength: 1, maxLength: 8 }
  )
  const stops = async (roundId: string) =>
    Promise.all(([0, 1, 2] as const).map((home) => s.stop(roundId, s.household(home))))
  await fc.assert(
    fc.asyncProperty(written, async (list) => {
      s.base.world.time(s.base.now)
      const [inTime, all, mixed] = [await s.open(), await s.open(), await s.open()]
      // The same sheet in another round is another sheet: only its id differs, in the same order.
      const tail = randomUUID().slice(8)
      const sheetOf = (round: 'a' | 'b' | 'c', i: number) => {
        const { home, at, score, again, who } = list[i] ?? { ...list[0], home: 0 as const }
        return s.sheet(10 * (score ?? 0), {
          ...{ householdId: s.household(home), at: minute(at ?? 0), sheetId: `${round}000000${i}${tail}` },
          again: again === true && who === 'committee_member'
        })
      }
      const arrivals = list
        .flatMap((w, i) => w.ranks.map((rank) => ({ ...w, i, rank })))
        .sort((a, b) => a.rank - b.rank)
      clock(minute(20))
      for (const [i, w] of list.entries()) {
        if (!w.isLate) await s.codes(w.who, inTime, sheetOf('a', i))
        await s.codes(w.who, all, sheetOf('b', i))
      }
      await Promise.all(
        arrivals.filter((w) => !w.isLate).map((w) => s.codes(w.who, mixed, sheetOf('c', w.i)))
      )
      await closeAt(mixed)
      // Also those in time come once more: their reply was lost.
      await Promise.all(arrivals.map((w) => s.codes(w.who, mixed, sheetOf('c', w.i))))
      expect(await stops(mixed)).toEqual(await stops(inTime))
      const [kept, whole] = [await rows(mixed), await rows(all)]
      const owners = (of: typeof kept) => of.map((r) => [r.id.slice(7, 8), r.inspector_id]).sort()
      expect(owners(kept)).toEqual(owners(whole))
      const late = kept.filter((r) => r.came_late_in !== null).length
      expect((await s.progress(mixed)).late.sheets).toBe(late)
      if (late === 0) return expect(await outcome(s.reopen(mixed))).toBe('ROUND_NOTHING_LATE')
      expect(await s.reopen(mixed)).toMatchObject({ late })
      expect(await stops(mixed)).toEqual(await stops(all))
    }),
    { numRuns: 6 }
  )
})
