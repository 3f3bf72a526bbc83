import { type PointsCategory, pointsCategories } from '../points/categories'
import { gap, type Picture, type Room, type Row, stack, textRow, widthOf } from './picture'

/** 说、议、办、评: the four acts of 小院说事, and how many matters stand at each. */
export const matterStages = {
  said: '说：刚说，等村里接',
  discussed: '议：正在商量',
  handled: '办：正在办',
  settled: '评：办完、评过的'
} as const
export type MatterStage = keyof typeof matterStages

/** The public sums of a village's month: nobody's own. */
export interface MonthSums {
  /** `2026-11` */
  readonly month: string
  readonly points: Readonly<Record<PointsCategory, number>>
  /** Public matters raised in the month, by where they stand now. */
  readonly matters: Readonly<Record<MatterStage, number>>
  /** Of those, how many are late. */
  readonly overdue: number
  readonly decisions: number
  readonly notices: number
}

const stages = Object.keys(matterStages) as MatterStage[]
const categories = Object.keys(pointsCategories) as PointsCategory[]

/** All matters raised in the month. */
export const mattersIn = (sums: MonthSums): number =>
  stages.reduce((sum, stage) => sum + sums.matters[stage], 0)

/** All points of the month. */
export const pointsIn = (sums: MonthSums): number =>
  categories.reduce((sum, category) => sum + sums.points[category], 0)

/** 11月; with the year where both months would else be read as of one year. */
export const sayMonth = (month: string): string => `${Number(month.slice(5, 7))}月`

/** The month before: `2026-01` → `2025-12`. */
export const monthBefore = (month: string): string => {
  const [year = 0, no = 1] = month.split('-').map(Number)
  return no === 1 ? `${year - 1}-12` : `${year}-${String(no - 1).padStart(2, '0')}`
}

/** The month after: `2025-12` → `2026-01`. */
export const monthAfter = (month: string): string => {
  const [year = 0, no = 1] = month.split('-').map(Number)
  return no === 12 ? `${year + 1}-01` : `${year}-${String(no + 1).padStart(2, '0')}`
}

const sentenceOf = (now: MonthSums, before: MonthSums): string => {
  const points = categories.map(
    (c) => `${pointsCategories[c]}${now.points[c]}分（上个月${before.points[c]}分）`
  )
  const matters = stages.map((s) => `${matterStages[s]}${now.matters[s]}件`)
  return [
    `${sayMonth(now.month)}全村积分${pointsIn(now)}分：${points.join('，')}`,
    `说事${mattersIn(now)}件（上个月${mattersIn(before)}件）：${matters.join('，')}；其中超期${now.overdue}件`,
    `村里新提出的大事${now.decisions}件，挂出的公示${now.notices}份。`
  ].join('。')
}

interface Bar {
  readonly label: string
  readonly value: number
  readonly unit: string
  readonly most: number
  readonly hatched: boolean
  readonly tone: 'green' | 'amber'
}

/** A bar with its number behind it, or above it where the letters are too large for both. */
const barRow = ({ label, value, unit, most, hatched, tone }: Bar, room: Room): Row => {
  const { letters, width } = room
  const text = `${label}${value}${unit}`
  const space = width - widthOf(text, letters) - 10
  const isBeside = space >= width * 0.2
  const thick = Math.ceil(letters * 1.1)
  const line = isBeside ? 0 : Math.ceil(letters * 1.4)
  const long = Math.max(2, ((isBeside ? space : width) * value) / most)
  const x = isBeside ? long + 8 : 0
  return {
    height: line + thick + 6,
    shapes: (top) => [
      {
        ...{ kind: 'rect', x: 0, y: top + line, width: long, height: thick, round: 2 },
        ...{ fill: { tone, hatched }, edge: tone }
      },
      {
        ...{ kind: 'text', x, y: top + letters * 0.95, size: letters },
        ...{ text, tone: hatched ? 'mute' : 'ink', bold: !hatched }
      }
    ]
  }
}

/**
 * A village's month in one drawing: points by category beside the month before (hatched), matters by where they stand,
 * what was decided and made public. Each number stands beside its bar.
 */
export const villageMonth = (now: MonthSums, before: MonthSums, room: Room): Picture => {
  const { letters } = room
  const mostPoints = Math.max(...categories.flatMap((c) => [now.points[c], before.points[c]]), 1)
  const mostMatters = Math.max(...stages.map((s) => now.matters[s]), 1)
  const title = (text: string) => textRow(text, room, { bold: true })
  const rows: Row[] = [
    title(
      `积分：${sayMonth(now.month)}一共${pointsIn(now)}分，${sayMonth(before.month)}一共${pointsIn(before)}分`
    ),
    gap(6),
    ...categories.flatMap((c) => [
      textRow(pointsCategories[c], room),
      barRow(
        {
          ...{ label: '', value: now.points[c], unit: '分', most: mostPoints },
          ...{ hatched: false, tone: 'green' as const }
        },
        room
      ),
      barRow(
        {
          ...{ label: `${sayMonth(before.month)}：`, value: before.points[c], unit: '分', most: mostPoints },
          ...{ hatched: true, tone: 'green' as const }
        },
        room
      ),
      gap(4)
    ]),
    gap(letters),
    title(
      `说事：${sayMonth(now.month)}说了${mattersIn(now)}件，${sayMonth(before.month)}说了${mattersIn(before)}件`
    ),
    gap(6),
    ...stages.flatMap((s) => [
      textRow(matterStages[s], room),
      barRow(
        {
          ...{ label: '', value: now.matters[s], unit: '件', most: mostMatters },
          ...{ hatched: false, tone: 'amber' as const }
        },
        room
      ),
      gap(4)
    ]),
    textRow(now.overdue === 0 ? '没有超期的' : `其中超期${now.overdue}件`, room, {
      tone: now.overdue === 0 ? 'ink' : 'red'
    }),
    gap(letters),
    title('议事和公示'),
    textRow(`新提出的大事${now.decisions}件（上个月${before.decisions}件）`, room),
    textRow(`挂出的公示${now.notices}份（上个月${before.notices}份）`, room)
  ]
  const { shapes, height } = stack(rows)
  return { width: room.width, height: height + 4, shapes, sentence: sentenceOf(now, before) }
}
