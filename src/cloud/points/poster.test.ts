import { newId } from '../crypto/new-id'
import { lineOf } from './ledger-testing'
import { makePoster } from './poster'
import { type LedgerScene, ledgerScene } from './scene-testing'

let s: LedgerScene
beforeAll(async () => {
  s = await ledgerScene({ households: 30 })
})
afterAll(() => s.close())

const award = (householdId: string, more = {}) => ({
  ...{ ...s.posting(), pending: false },
  line: lineOf({ householdId, itemId: s.items[0], points: 2, ...more })
})

test('many at once: each caller is answered for its own, a bad one fails alone, a repeat books once', async () => {
  const poster = makePoster(s.db, { lanes: 1 })
  const cap = (holderId: string) => ({ holderId, counterId: s.items[0], period: '2026-Q4', limit: 3 })
  const good = s.households.map((h) => poster.post(award(h)))
  const capped = s.households.slice(0, 5).map((h) => poster.post(award(h, { caps: [cap(h)] })))
  const over = s.households.slice(0, 5).map((h) => poster.post(award(h, { caps: [cap(h)] })))
  const same = award(s.households[7] ?? '')
  const repeated = [poster.post(same), poster.post({ ...same, line: { ...same.line, entryId: newId() } })]
  const strange = poster.post(award(newId()))
  // The database cannot even read it: the call fails, its neighbours do not.
  const broken = poster.post(award(s.households[8] ?? '', { occurredOn: 'x' })).catch((e: Error) => e.message)
  expect((await Promise.all(good)).map((a) => a.status)).toEqual(good.map(() => 'posted'))
  expect((await Promise.all(capped)).every((a) => a.status === 'posted' && a.left === 1)).toBe(true)
  expect(await Promise.all(over)).toEqual(over.map(() => ({ status: 'cap_reached', cap: 0, left: 1 })))
  const [first, again] = await Promise.all(repeated)
  expect([first?.status, again?.status]).toEqual(['posted', 'repeated'])
  expect(await strange).toEqual({ status: 'no_account' })
  expect(await broken).toMatch(/invalid input syntax/)
  expect(await s.account(s.households[0])).toMatchObject({ available: 4, entries: 2 })
  expect(await s.account(s.households[8] ?? '')).toMatchObject({ available: 2 })
  expect(await s.faults()).toEqual([])
})

test('points that are no number fail their own caller alone', async () => {
  const poster = makePoster(s.db)
  const all = [1, 0, 3].map((points, i) =>
    poster.post(award(s.households[20 + i] ?? '', { points })).then(
      (a) => a.status,
      (e: Error) => e.name
    )
  )
  expect(await Promise.all(all)).toEqual(['posted', 'RangeError', 'posted'])
})

test('those who wait are shared out among the lanes: none takes all and lets the others idle', async () => {
  const sizes: number[] = []
  const counting = s.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      sizes.push(result.rows.length)
      return result
    }
  })
  const poster = makePoster(counting, { lanes: 2 })
  await Promise.all(s.households.map((h) => poster.post(award(h))))
  expect(sizes).toEqual([s.households.length / 2, s.households.length / 2])
})
