import fc from 'fast-check'
import type { StepId } from '../decision/decision'
import { decisionPath, loopsOf, type PathEvent, type PathStep } from './decision-path'
import { linesWithin, type Picture, widthOf } from './picture'
import { type Gate, type GateMark, gateMarks, routeMap } from './route-map'
import { imageOf, palettes, svgOf } from './svg'
import { type MonthSums, mattersIn, monthAfter, monthBefore, pointsIn, villageMonth } from './village-month'

const room = { width: 300, letters: 16 }

const steps: PathStep[] = [
  { id: 'proposal', name: '提议', status: 'done' },
  { id: 'deliberation', name: '商议', status: 'done' },
  { id: 'review', name: '审议', status: 'now' },
  { id: 'resolution', name: '决议', status: 'ahead' },
  { id: 'resolution_notice', name: '决议公开', status: 'ahead' },
  { id: 'result_notice', name: '结果公开', status: 'ahead' }
]
const event = (step: StepId, toState: string, over: Partial<PathEvent> = {}): PathEvent => ({
  ...{ step, toState, heldOn: '2026-10-03', eligible: null, present: null, yes: null },
  ...over
})

const textsOf = (picture: Picture): string[] =>
  picture.shapes.flatMap((s) => (s.kind === 'text' ? [s.text] : []))

/** Whatever is drawn stands on its sheet, and no letter is smaller than those around the drawing. */
const expectDrawn = (picture: Picture, letters: number): void => {
  for (const shape of picture.shapes) {
    if (shape.kind !== 'text') continue
    expect(shape.size).toBeGreaterThanOrEqual(letters)
    expect(shape.x).toBeGreaterThanOrEqual(0)
    expect(shape.x + widthOf(shape.text, shape.size)).toBeLessThanOrEqual(picture.width + letters)
    expect(shape.y).toBeLessThanOrEqual(picture.height)
  }
}

const rooms = fc.record({
  width: fc.integer({ min: 240, max: 560 }),
  letters: fc.integer({ min: 15, max: 30 })
})

describe('a decision’s path', () => {
  test('leads back where something was returned, and counts how often', () => {
    const events = [
      event('proposal', 'S2_DELIBERATE'),
      event('deliberation', 'RETURNED'),
      event('deliberation', 'RETURNED'),
      event('deliberation', 'S3_PARTY_REVIEW'),
      event('review', 'RETURNED'),
      event('deliberation', 'S3_PARTY_REVIEW')
    ]
    expect(loopsOf(steps, events)).toEqual([
      { from: 1, to: 1, times: 2 },
      { from: 2, to: 1, times: 1 }
    ])
  })
  test('a step that goes on is no loop, and what waits after a return is one', () => {
    expect(loopsOf(steps, [event('proposal', 'S2_DELIBERATE'), event('review', 'S4_RESOLVE')])).toEqual([])
    expect(loopsOf(steps, [event('review', 'RETURNED')])).toEqual([{ from: 2, to: 2, times: 1 }])
  })
  test('says days, votes and ways back in words', () => {
    const { sentence } = decisionPath(
      {
        steps,
        events: [
          event('proposal', 'S2_DELIBERATE', { present: 3, yes: 3 }),
          event('review', 'RETURNED', { eligible: 29, present: 24, yes: 10 })
        ]
      },
      room
    )
    expect(sentence).toContain('第1步提议：已完成，10月3日，实到3人，同意3人')
    expect(sentence).toContain('第3步审议：正在进行，10月3日，应到29人，实到24人，同意10人')
    expect(sentence).toContain('在审议这一步退回1次，改了再办')
  })
  test('is drawn on its sheet at every width and size of letters', () => {
    fc.assert(
      fc.property(rooms, fc.boolean(), (at, returned) => {
        const events = [
          event('review', returned ? 'RETURNED' : 'S4_RESOLVE', { eligible: 2900, present: 2400, yes: 1000 })
        ]
        expectDrawn(decisionPath({ steps, events }, at), at.letters)
      })
    )
  })
})

const sums = (over: Partial<MonthSums> = {}): MonthSums => ({
  month: '2026-11',
  points: { participation: 120, courtyard: 45, virtue: 0 },
  matters: { said: 3, discussed: 2, handled: 4, settled: 5 },
  overdue: 1,
  decisions: 2,
  notices: 3,
  ...over
})

describe('a village’s month', () => {
  test('knows the month before and after, over the turn of a year', () => {
    expect([monthBefore('2026-01'), monthAfter('2025-12')]).toEqual(['2025-12', '2026-01'])
    expect([monthBefore('2026-11'), monthAfter('2026-09')]).toEqual(['2026-10', '2026-10'])
  })
  test('every number of the record stands in the drawing and in the sentence', () => {
    const now = sums()
    const before = sums({ month: '2026-10', points: { participation: 7, courtyard: 8, virtue: 9 } })
    const picture = villageMonth(now, before, room)
    expect([pointsIn(now), mattersIn(now)]).toEqual([165, 14])
    const drawn = textsOf(picture).join('\n')
    for (const said of [
      '120分',
      '45分',
      '0分',
      '10月：7分',
      '10月：8分',
      '10月：9分',
      '3件',
      '4件',
      '5件',
      '其中超期1件'
    ])
      expect(drawn).toContain(said)
    expect(picture.sentence).toContain('11月全村积分165分：乡村建设参与120分（上个月7分）')
    expect(picture.sentence).toContain('其中超期1件')
    expect(picture.sentence).toContain('挂出的公示3份')
  })
  test('tells the month before by hatching, not by colour', () => {
    const svg = svgOf(villageMonth(sums(), sums(), room), palettes.paper)
    expect(svg).toContain('fill="url(#h-green)"')
  })
  test('is drawn on its sheet whatever the numbers are', () => {
    const number = fc.nat({ max: 999_999 })
    fc.assert(
      fc.property(rooms, number, number, (at, a, b) => {
        const now = sums({ points: { participation: a, courtyard: b, virtue: 0 } })
        const before = sums({ points: { participation: b, courtyard: 0, virtue: a } })
        expectDrawn(villageMonth(now, before, at), at.letters)
      })
    )
  })
})

describe('the map of a round', () => {
  const marks = Object.keys(gateMarks) as GateMark[]
  test('counts what is left by group, in the order of the way', () => {
    const gates: Gate[] = [
      ...[
        { group: '2组', mark: 'todo' as const },
        { group: '2组', mark: 'done' as const }
      ],
      ...[
        { group: '1组', mark: 'helped' as const },
        { group: '1组', mark: 'again' as const }
      ],
      { group: '3组', mark: 'kin' as const }
    ]
    expect(routeMap(gates, room).sentence).toBe(
      '2组：还有1户，共2户；1组：还有2户，共2户；3组：都评了，共1户。'
    )
  })
  test('names every shape that it uses, and no other', () => {
    const texts = textsOf(routeMap([{ group: '1组', mark: 'kin' }], room))
    expect(texts).toContain(gateMarks.kin)
    expect(texts).not.toContain(gateMarks.todo)
  })
  test('526 households are less than 40 KB', () => {
    const gates = Array.from(
      { length: 526 },
      (_, i): Gate => ({ group: `${Math.floor(i / 41) + 1}组`, mark: marks[i % marks.length] ?? 'todo' })
    )
    const picture = routeMap(gates, room)
    expectDrawn(picture, room.letters)
    expect(imageOf(picture, palettes.light).length).toBeLessThan(40_000)
  })
  test('has a shape of its own for each mark', () => {
    const shapes = marks.map((mark) => {
      const { shapes: drawn } = routeMap([{ group: '1组', mark }], room)
      return JSON.stringify(
        drawn
          .filter((s) => s.kind === 'path')
          .map((s) => [s.kind === 'path' && s.d, s.kind === 'path' && s.width])
      )
    })
    expect(new Set(shapes).size).toBe(marks.length)
  })
})

describe('svg', () => {
  test('what people wrote cannot leave its text', () => {
    const picture: Picture = {
      ...{ width: 10, height: 10, sentence: '' },
      shapes: [{ kind: 'text', x: 0, y: 0, text: '<script>"&', size: 16, tone: 'ink' }]
    }
    expect(svgOf(picture, palettes.light)).toContain('&lt;script&gt;&quot;&amp;')
  })
  test('the address of an image holds the very document', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const picture: Picture = {
          ...{ width: 10, height: 10, sentence: '' },
          shapes: [
            { kind: 'text', x: 0, y: 0, text: text.replace(/[\ud800-\udfff]/gu, ''), size: 16, tone: 'ink' }
          ]
        }
        const [, body = ''] = imageOf(picture, palettes.dark).split('base64,')
        expect(Buffer.from(body, 'base64').toString('utf8')).toBe(svgOf(picture, palettes.dark))
      })
    )
  })
  test('letters and marks have a contrast of 4.5:1 on their ground', () => {
    const light = (hex: string): number => {
      const [r = 0, g = 0, b = 0] = [1, 3, 5]
        .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
        .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    for (const palette of Object.values(palettes)) {
      for (const tone of ['ink', 'mute', 'green', 'amber', 'red'] as const) {
        const [a, b] = [light(palette[tone]), light(palette.surface)].sort((x, y) => y - x)
        expect(((a ?? 0) + 0.05) / ((b ?? 0) + 0.05)).toBeGreaterThanOrEqual(4.5)
      }
    }
  })
  test('lines are broken, never cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), rooms, (text, at) => {
        expect(linesWithin(text, at.width, at.letters).join('')).toBe(text)
      })
    )
  })
})
