import fc from 'fast-check'
import { turnPoint } from './turn-point'

const metres = (degrees: number) => Math.abs(degrees) * 111_320

test('a known point: Tian’anmen', () => {
  const { lat, lng } = turnPoint({ lat: 39.9075, lng: 116.39723 }, 'wgs84', 'gcj02')
  expect([lat.toFixed(3), lng.toFixed(3)]).toEqual(['39.909', '116.403'])
})

test('within China the two differ by hundreds of metres, and there and back is within one', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 23, max: 40, noNaN: true }),
      fc.double({ min: 100, max: 118, noNaN: true }),
      (lat, lng) => {
        const turned = turnPoint({ lat, lng }, 'wgs84', 'gcj02')
        expect(metres(turned.lat - lat) + metres(turned.lng - lng)).toBeGreaterThan(20)
        const back = turnPoint(turned, 'gcj02', 'wgs84')
        expect(metres(back.lat - lat)).toBeLessThan(1)
        expect(metres(back.lng - lng)).toBeLessThan(1)
      }
    )
  )
})

test('outside of China, and within one system, a point stays where it is', () => {
  expect(turnPoint({ lat: 48.2, lng: 16.37 }, 'wgs84', 'gcj02')).toEqual({ lat: 48.2, lng: 16.37 })
  expect(turnPoint({ lat: 30.2912345678, lng: 108.9 }, 'gcj02', 'gcj02')).toEqual({
    lat: 30.2912345678,
    lng: 108.9
  })
})
