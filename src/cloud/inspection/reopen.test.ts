import { newId } from '../crypto/new-id'
import { outcome } from '../testing/caller'
import { press, roundScene } from './course-testing'

const s = roundScene()
const scorers = ['villager_rep', 'points_assessor', 'committee_member'] as const
const minute = (n: number) => `2026-11-22T02:${String(n).padStart(2, '0')}:00.000Z`
const clock = (iso: string) => s.base.world.time(new Date(iso))

/** A round closed at half past two, in which household 0 had these three scores and household 1 one; all was told. */
const closedWith = async (scores: readonly [number, number, number], over: object = {}) => {
  clock(minute(0))
  const roundId = await s.open(over)
  for (const [i, role] of scorers.entries())
    await s.codes(role, roundId, s.sheet(scores[i] ?? 0, { at: minute(1) }))
  clock(minute(30))
  await s.close(roundId)
  clock(minute(40))
  return roundId
}
/** The fourth inspector finds a signal. */
const comesLate = async (roundId: string, score: number) =>
  expect(await s.codes('supervision_member', roundId, s.sheet(score, { at: minute(2) }))).toEqual([null])
const told = async (kind: 'round_result' | 'round_result_changed' | 'claim_recorded') =>
  (await s.db.selectFrom('outbox').select('id').where('kind', '=', kind).execute()).length
const heard = async (what: () => Promise<unknown>) => {
  const kinds = ['round_result', 'round_result_changed', 'claim_recorded'] as const
  const before = await Promise.all(kinds.map(told))
  await what()
  return (await Promise.all(kinds.map(told))).map((n, i) => n - (before[i] ?? 0))
}
/** The claims of household 0, the newest first. */
const claims = async (since: string) =>
  s.db
    .selectFrom('claim')
    .select(['id', 'item_id', 'state'])
    .where('village_id', '=', s.villageId())
    .where('household_id', '=', s.household(0))
    .where('id', '>', since)
    .orderBy('id', 'desc')
    .execute()

afterEach(() => s.base.world.time(s.base.now))

describe('opening a round again refuses', () => {
  test('whoever is not of the committee, also who leads it, and another village', async () => {
    const roundId = await closedWith([90, 90, 90], { leaderId: s.holder('points_assessor') })
    await comesLate(roundId, 90)
    const codes = await Promise.all(
      (
        ['villager', 'party_secretary', 'supervision_member', 'points_assessor', 'township_staff'] as const
      ).map((role) => outcome(s.reopen(roundId, role)))
    )
    expect(codes).toEqual(Array(5).fill('FORBIDDEN'))
    const foreign = (await s.who('committee_member', 'B')).round
    const input = { ...press(), villageId: s.villageId(), roundId, reason: '没有信号' }
    expect(await outcome(foreign.reopen(input))).toBe('FORBIDDEN')
    const own = (await s.who('committee_member')).round
    expect(await outcome(own.reopen({ ...input, ...press(), reason: ' ' }))).toBe('INPUT_INVALID')
    expect((await s.progress(roundId, 'points_assessor')).reopening).toEqual({
      ...{ until: '2026-11-29', may: false, why: null }
    })
  })
  test('one that is open, one to which nothing came late, and the eighth day; not the seventh', async () => {
    const open = await s.open()
    expect(await outcome(s.reopen(open))).toBe('ROUND_OPEN')
    const roundId = await closedWith([90, 90, 90])
    expect(await outcome(s.reopen(roundId))).toBe('ROUND_NOTHING_LATE')
    expect((await s.progress(roundId)).reopening).toBeNull()
    await comesLate(roundId, 90)
    clock('2026-11-29T16:00:00.000Z')
    expect(await outcome(s.reopen(roundId))).toBe('ROUND_REOPEN_LATE')
    expect((await s.progress(roundId)).reopening).toMatchObject({ may: false })
    clock('2026-11-29T15:59:59.999Z')
    expect((await s.progress(roundId)).reopening).toEqual({ until: '2026-11-29', may: true, why: null })
    expect(await outcome(s.reopen(roundId))).toBe('ok')
  })
  test('where points of it hang or are booked', async () => {
    const since = newId()
    const roundId = await closedWith([95, 95, 95], { cleanestItemId: s.base.life.itemId })
    await comesLate(roundId, 95)
    const [claim] = await claims(since)
    const as = (state: 'PUBLICITY' | 'POSTED' | 'FIRST_SCORED') =>
      s.db
        .updateTable('claim')
        .set({ state, points: 5 })
        .where('id', '=', claim?.id ?? '')
        .execute()
    for (const state of ['PUBLICITY', 'POSTED'] as const) {
      await as(state)
      expect(await outcome(s.reopen(roundId))).toBe('ROUND_POINTS_BOUND')
    }
    // Judged, and in nobody's list yet.
    await as('FIRST_SCORED')
    expect(await outcome(s.reopen(roundId))).toBe('ok')
    expect((await claims(since)).map((c) => c.state)).toEqual(['WITHDRAWN'])
  })
  test('one with points that the release before closed: nothing says which claims it made', async () => {
    clock(minute(0))
    const roundId = await s.open({ cleanestItemId: s.base.life.itemId })
    clock(minute(30))
    const key = { village_id: s.villageId(), round_id: roundId }
    await s.db
      .updateTable('inspection_round')
      .set({ state: 'closed' })
      .where('village_id', '=', key.village_id)
      .where('id', '=', roundId)
      .execute()
    await s.db
      .insertInto('inspection_round_event')
      .values({
        ...{ ...key, id: newId(), at: new Date(minute(30)), kind: 'closed', detail: '{"finished": 0}' },
        ...{ actor_id: s.holder('committee_member'), actor_name: '谭志强' }
      })
      .execute()
    clock(minute(40))
    await comesLate(roundId, 95)
    expect(await outcome(s.reopen(roundId))).toBe('ROUND_POINTS_BOUND')
  })
  test('the second of two at once', async () => {
    const roundId = await closedWith([90, 90, 90])
    await comesLate(roundId, 90)
    const both = await Promise.all([outcome(s.reopen(roundId)), outcome(s.reopen(roundId))])
    expect(both.sort()).toEqual(['ROUND_OPEN', 'ok'])
  })
})

describe('opened again', () => {
  test('its history says who, when and why; meanwhile the household reads that it is worked out', async () => {
    const roundId = await closedWith([90, 90, 90])
    await comesLate(roundId, 60)
    await s.reopen(roundId)
    const [own] = (await s.own()).results
    expect(own).toMatchObject({ roundId, kind: 'reopened', level: null, toMend: [], advice: [], photos: [] })
    const { history, state, late } = await s.progress(roundId)
    expect([state, late.sheets]).toEqual(['open', 0])
    expect(history.map((h) => [h.kind, h.at, h.reason])).toEqual([
      ['opened', minute(0), null],
      ['closed', minute(30), null],
      ['reopened', minute(40), '岩上组没有信号']
    ])
    expect(history.at(-1)?.by).toBe('谭志强')
    // Thirty points apart: the leader looks again, as in any round.
    expect(await s.stop(roundId)).toMatchObject({ kind: 'look_again', spread: 30, sheets: 4 })
    expect(await s.codes('committee_member', roundId, s.sheet(90, { again: true, at: minute(41) }))).toEqual([
      null
    ])
    await s.close(roundId)
    expect((await s.own()).results[0]).toMatchObject({ roundId, kind: 'done', level: 'cleanest' })
  })
  test('and closed: a first result is told, a changed one as changed, the same one not again', async () => {
    const waits = await closedWith([90, 90, 90])
    await s.codes('supervision_member', waits, s.sheet(90, { at: minute(2) }))
    await s.reopen(waits)
    expect(await heard(() => s.close(waits))).toEqual([0, 0, 0])

    const changes = await closedWith([90, 90, 76])
    expect(await s.stop(changes)).toMatchObject({ level: 'cleanest' })
    await comesLate(changes, 76)
    await s.reopen(changes)
    expect(await heard(() => s.close(changes))).toEqual([0, 1, 0])
    expect(await s.stop(changes)).toMatchObject({ level: 'clean' })

    clock(minute(0))
    const first = await s.open()
    for (const role of ['villager_rep', 'points_assessor'] as const)
      await s.codes(role, first, s.sheet(90, { at: minute(1) }))
    clock(minute(30))
    await s.close(first)
    clock(minute(40))
    await comesLate(first, 90)
    await s.reopen(first)
    expect(await heard(() => s.close(first))).toEqual([1, 0, 0])
  })
  test('its points are taken back and recorded anew by the new level, once; the day of the deed stays', async () => {
    const since = newId()
    const worth = { cleanestItemId: s.base.life.itemId, to: '2026-12-31' }
    const same = await closedWith([95, 95, 95], worth)
    await comesLate(same, 95)
    clock('2026-11-25T02:00:00.000Z')
    await s.reopen(same)
    expect((await claims(since)).map((c) => c.state)).toEqual(['WITHDRAWN'])
    // The same points again are no news.
    expect(await heard(() => s.close(same))).toEqual([0, 0, 0])
    const after = await claims(since)
    expect(after.map((c) => c.state)).toEqual(['DECLARED', 'WITHDRAWN'])
    const [deed] = await s.db
      .selectFrom('claim')
      .select('occurred_on')
      .where('id', '=', after[0]?.id ?? '')
      .execute()
    expect(deed?.occurred_on).toBe('2026-11-22')
    await s.db
      .updateTable('claim')
      .set({ state: 'WITHDRAWN' })
      .where('id', '=', after[0]?.id ?? '')
      .execute()

    const lost = await closedWith([90, 90, 76], worth)
    await comesLate(lost, 76)
    await s.reopen(lost)
    await s.close(lost)
    expect((await claims(after[0]?.id ?? '')).map((c) => c.state)).toEqual(['WITHDRAWN'])
  })
  test('what was turned down, or taken back by the household, is not recorded again; nor at a third close', async () => {
    const since = newId()
    const roundId = await closedWith([95, 95, 95], { cleanestItemId: s.base.life.itemId })
    const [claim] = await claims(since)
    await s.db
      .updateTable('claim')
      .set({ state: 'REJECTED', points: 0, rejected_on: '2026-11-22' })
      .where('id', '=', claim?.id ?? '')
      .execute()
    for (const n of [2, 3]) {
      await comesLate(roundId, 95)
      await s.reopen(roundId)
      expect((await s.close(roundId)).recorded).toBe(0)
      expect((await rowsOf(roundId)).filter((r) => r.came_late_in !== null)).toHaveLength(n - 1)
    }
    expect((await claims(since)).map((c) => c.state)).toEqual(['REJECTED'])
  })
})

const rowsOf = (roundId: string) =>
  s.db.selectFrom('inspection_sheet').select('came_late_in').where('round_id', '=', roundId).execute()
