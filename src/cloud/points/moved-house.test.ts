import { newId } from '../crypto/new-id'
import { postAwards } from './ledger'
import { lineOf } from './ledger-testing'
import type { CapCounter } from './ledger-types'
import { makePoster } from './poster'
import { type LedgerScene, ledgerScene } from './scene-testing'

let s: LedgerScene
beforeAll(async () => {
  s = await ledgerScene({ households: 4 })
})
afterAll(() => s.close())

const capOf = (memberId: string, limit: number): CapCounter => ({
  ...{ holderId: memberId, counterId: s.items[0], period: '2026-11', limit }
})
const lineFor = (line: number, household: number, memberId: string | null, points: number, limit = 10) =>
  lineOf({
    ...{ line, householdId: s.households[household] ?? '', itemId: s.items[0], memberId, points },
    caps: memberId === null ? [] : [capOf(memberId, limit)]
  })
const post = (...lines: ReturnType<typeof lineFor>[]) =>
  postAwards(s.db, { ...s.posting(), batchId: null, pending: false, lines })

test('one person in two households of one call has one counter, and nobody else waits for it', async () => {
  const member = newId()
  const done = await post(lineFor(0, 0, member, 5), lineFor(1, 1, member, 5), lineFor(2, 2, newId(), 5))
  expect(done.map((a) => a.status)).toEqual(['posted', 'posted', 'posted'])
  expect(await s.usedOf(capOf(member, 10))).toBe(10)
  const over = await post(lineFor(0, 0, member, 5), lineFor(1, 1, member, 5), lineFor(2, 3, null, 1))
  expect(over.map((a) => a.status)).toEqual(['cap_reached', 'cap_reached', 'posted'])
  const mixed = newId()
  const half = await post(lineFor(0, 0, mixed, 8), lineFor(1, 1, mixed, 8))
  expect(half.map((a) => a.status)).toEqual(['posted', 'cap_reached'])
  expect(await s.faults()).toEqual([])
})

test('whatever comes at the same time for both households, the person’s cap is not passed', async () => {
  const member = newId()
  const poster = makePoster(s.db)
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, i) =>
      poster.post({ ...s.posting(), pending: false, line: lineFor(0, i % 3, member, 3) })
    )
  )
  expect(answers.filter((a) => a.status === 'posted')).toHaveLength(3)
  expect(await s.usedOf(capOf(member, 10))).toBe(9)
  expect(await s.faults()).toEqual([])
})
