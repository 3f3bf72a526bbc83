import { closeHindrances } from './close'
import { copyExpiresAt, nextCopyAt } from './copy-time'

test('an office and a redemption under way stand in the way, each with what to do; nothing else does', () => {
  expect(closeHindrances({ offices: ['院落长'], openRedemptions: 2 })).toEqual([
    { code: 'ACCOUNT_HOLDS_OFFICE', message: expect.stringContaining('院落长') },
    { code: 'ACCOUNT_REDEMPTION_OPEN', message: expect.any(String) }
  ])
  expect(closeHindrances({ offices: [], openRedemptions: 0 })).toEqual([])
})

test('one copy a day, kept for seven days', () => {
  const at = new Date('2026-11-22T02:00:00Z')
  expect(nextCopyAt(at).toISOString()).toBe('2026-11-23T02:00:00.000Z')
  expect(copyExpiresAt(at).toISOString()).toBe('2026-11-29T02:00:00.000Z')
})
