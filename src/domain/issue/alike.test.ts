import fc from 'fast-check'
import { alike, metresBetween } from './alike'

const here = { lat: 30.3, lng: 109.1 }
const north = (metres: number) => ({ lat: here.lat + metres / 111_195, lng: here.lng })

test('metres, also towards the east', () => {
  expect(metresBetween(here, north(300))).toBeCloseTo(300, 3)
  expect(metresBetween(here, { lat: 30.3, lng: 109.101 })).toBeCloseTo(96, 0)
})

test('close by, few like words are enough; 301 metres away they are not', () => {
  const lamp = { words: '村口的路灯坏了三天', point: here }
  const dark = { words: '路灯不亮，晚上走路怕摔', point: north(299) }
  expect(alike(lamp, dark)).toBeGreaterThan(0)
  expect(alike(lamp, { ...dark, point: north(301) })).toBe(0)
  expect(alike(lamp, { ...dark, point: null })).toBe(0)
  expect(alike(lamp, { words: '水管漏水', point: here })).toBe(0)
})

test('being near never makes two matters less alike', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const one = { words: a, point: here }
      return alike(one, { words: b, point: here }) >= alike(one, { words: b, point: null })
    })
  )
})
