import fc from 'fast-check'
import { isHousehold, netPoints, type PointsBucket, pointsBuckets } from './buckets'

const bucket = fc.constantFrom(...(Object.keys(pointsBuckets) as PointsBucket[]))

test('only four buckets are a household’s', () => {
  expect((Object.keys(pointsBuckets) as PointsBucket[]).filter(isHousehold)).toEqual([
    'pending',
    'available',
    'reserved',
    'honour'
  ])
})

test('what moves inside a household changes nothing; back and forth is nothing; nothing else than its points moves', () => {
  fc.assert(
    fc.property(bucket, bucket, fc.integer({ min: 1, max: 1_000_000 }), (from_bucket, to_bucket, points) => {
      const net = netPoints({ from_bucket, to_bucket, points })
      expect(Math.abs(net)).toBe(isHousehold(from_bucket) === isHousehold(to_bucket) ? 0 : points)
      expect(net + netPoints({ from_bucket: to_bucket, to_bucket: from_bucket, points })).toBe(0)
    })
  )
})
