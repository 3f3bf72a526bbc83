import { boxBetween, isSlip } from './boxes'

const frame = { left: 16, top: 100, width: 200, height: 100 }

test('a tap is no box, and a photo that is not drawn yet has none', () => {
  expect(isSlip(boxBetween(frame, { x: 20, y: 120 }, { x: 20, y: 121 }))).toBe(true)
  expect(isSlip(boxBetween({ ...frame, width: 0 }, { x: 20, y: 120 }, { x: 80, y: 180 }))).toBe(true)
})

test('drawn in any direction it is the same box', () => {
  const box = { x: 0.1, y: 0.2, width: 0.4, height: 0.5 }
  const [left, top, right, bottom] = [36, 120, 116, 170]
  const drawn = [
    boxBetween(frame, { x: left, y: top }, { x: right, y: bottom }),
    boxBetween(frame, { x: right, y: bottom }, { x: left, y: top }),
    boxBetween(frame, { x: right, y: top }, { x: left, y: bottom })
  ]
  for (const one of drawn)
    for (const key of ['x', 'y', 'width', 'height'] as const) expect(one[key]).toBeCloseTo(box[key])
})

test('what lies beyond the photo is cut off', () => {
  expect(boxBetween(frame, { x: 0, y: 0 }, { x: 999, y: 999 })).toEqual({ x: 0, y: 0, width: 1, height: 1 })
})
