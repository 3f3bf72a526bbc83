import { api } from '@/client/api/client'
import { readWholeYear } from './read-year'

jest.mock('@/client/api/client', () => {
  const read = () => ({ query: jest.fn() })
  return { api: { points: { readYear: read(), readProof: read(), readStatement: read() } } }
})

const entry = (no: number, postedAt: string) => ({ entryId: String(no), no, postedAt })
const home = { villageId: 'v', householdId: 'h' }

test('pages are read back to the first entry of the year, and no further', async () => {
  const pages = [
    { entries: [entry(5, '2027-01-01T00:00:00Z'), entry(4, '2026-12-31T15:59:00Z')], next: 4 },
    // Half past midnight in Shanghai on New Year's Day.
    { entries: [entry(3, '2025-12-31T16:30:00Z'), entry(2, '2025-12-31T15:30:00Z')], next: 2 }
  ]
  const query = jest.mocked(api.points.readStatement.query)
  for (const page of pages) query.mockResolvedValueOnce(page as never)
  const whole = await readWholeYear(home, '2026')
  expect(whole.entries.map((e) => e.no)).toEqual([3, 4])
  expect(query).toHaveBeenCalledTimes(2)
  expect(query).toHaveBeenLastCalledWith({ ...home, before: 4 })
})
