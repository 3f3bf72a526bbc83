import {
  gap,
  type Picture,
  type Room,
  type Row,
  type Shape,
  stack,
  type Tone,
  textRow,
  widthOf
} from './picture'

/** How a gate looks on the map: by shape, never by colour alone. */
export const gateMarks = {
  done: '评过了',
  todo: '没评',
  again: '要复看',
  kin: '要回避，由别人评',
  helped: '照顾户，没评',
  helped_done: '照顾户，评过了'
} as const
export type GateMark = keyof typeof gateMarks

export interface Gate {
  readonly group: string
  readonly mark: GateMark
}

const marks = Object.keys(gateMarks) as GateMark[]

const tones: Readonly<Record<GateMark, Tone>> = {
  done: 'green',
  todo: 'ink',
  again: 'red',
  kin: 'mute',
  helped: 'amber',
  helped_done: 'amber'
}

/** Those whose shape is an area and not a line. */
const solid: ReadonlySet<GateMark> = new Set(['done', 'helped_done'])

/** One gate at x, y (its upper left corner), as a piece of a path, `s` on a side. */
const gateAt = (mark: GateMark, x: number, y: number, s: number): string => {
  const h = s / 2
  switch (mark) {
    case 'done':
      return `M${x} ${y}h${s}v${s}h-${s}z`
    case 'todo':
      return `M${x} ${y + h}a${h} ${h} 0 1 0 ${s} 0a${h} ${h} 0 1 0 -${s} 0z`
    case 'again':
      return `M${x + h} ${y}l${h} ${h}l-${h} ${h}l-${h} -${h}z`
    case 'kin':
      return `M${x} ${y}l${s} ${s}M${x + s} ${y}l-${s} ${s}`
    default:
      return `M${x + h} ${y}l${h} ${s}h-${s}z`
  }
}

const drawn = (mark: GateMark, places: readonly (readonly [number, number])[], side: number): Shape[] =>
  places.length === 0
    ? []
    : [
        {
          ...{ kind: 'path', tone: tones[mark] },
          d: places.map(([x, y]) => gateAt(mark, x, y, side)).join(''),
          ...(solid.has(mark) ? {} : { width: 2 })
        }
      ]

const isLeft = (mark: GateMark): boolean => mark === 'todo' || mark === 'again' || mark === 'helped'

/** The gates of one group in the order of the way, as many beside one another as there is room for. */
const clusterRow = (gates: readonly Gate[], room: Room, side: number): Row => {
  const step = side + 8
  const columns = Math.max(1, Math.floor((room.width - 18) / step))
  const lines = Math.ceil(gates.length / columns)
  return {
    height: lines * step + 4,
    shapes: (top) =>
      marks.flatMap((mark) =>
        drawn(
          mark,
          gates.flatMap((gate, i) =>
            gate.mark === mark
              ? [[18 + (i % columns) * step, top + 4 + Math.floor(i / columns) * step] as const]
              : []
          ),
          side
        )
      )
  }
}

/** What each shape means, as many beside one another as there is room for. */
const legendRow = (mark: GateMark, room: Room, side: number): Row => {
  const { letters } = room
  return {
    height: Math.ceil(letters * 1.5),
    shapes: (top) => [
      ...drawn(mark, [[2, top + letters * 0.25]], side),
      {
        ...{ kind: 'text', x: side + 12, y: top + letters, size: letters },
        ...{ text: gateMarks[mark], tone: 'ink' as const }
      }
    ]
  }
}

const groupsOf = (gates: readonly Gate[]): [string, Gate[]][] => {
  const groups = new Map<string, Gate[]>()
  for (const gate of gates) groups.set(gate.group, [...(groups.get(gate.group) ?? []), gate])
  return [...groups]
}

const sayGroup = (name: string, own: readonly Gate[]): string => {
  const left = own.filter((g) => isLeft(g.mark)).length
  return `${name}：${left === 0 ? '都评了' : `还有${left}户`}，共${own.length}户`
}

/**
 * The way of a round, group after group along a line, a shape for each gate. There are no coordinates of homes and none
 * are wanted: it is the order of the way. Works without a signal.
 */
export const routeMap = (gates: readonly Gate[], room: Room): Picture => {
  const side = Math.max(12, Math.round(room.letters * 0.75))
  const groups = groupsOf(gates)
  const used = marks.filter((mark) => gates.some((g) => g.mark === mark))
  const rows: Row[] = [
    ...used.map((mark) => legendRow(mark, room, side)),
    gap(10),
    ...groups.flatMap(([name, own]) => [
      groupHead(name, own, room),
      clusterRow(own, room, side),
      gap(Math.ceil(room.letters * 0.6))
    ])
  ]
  const { shapes, height } = stack(rows)
  const from = used.length * Math.ceil(room.letters * 1.5) + 10 + room.letters
  const rail: Shape = { kind: 'path', tone: 'line', width: 3, d: `M6 ${from}V${Math.max(from, height - 8)}` }
  return {
    ...{ width: room.width, height: Math.max(height, 1) },
    shapes: [rail, ...shapes],
    sentence: `${groups.map(([name, own]) => sayGroup(name, own)).join('；')}。`
  }
}

const groupHead = (name: string, own: readonly Gate[], room: Room): Row => {
  const said = sayGroup(name, own)
  const fits = widthOf(said, room.letters) <= room.width - 18
  const text = textRow(fits ? said : said.replace('，共', ' 共'), { ...room, x: 18 }, { bold: true })
  return {
    height: text.height + 2,
    shapes: (top) => [
      { kind: 'path', tone: 'ink', d: `M1 ${top + room.letters * 0.7}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z` },
      ...text.shapes(top)
    ]
  }
}
