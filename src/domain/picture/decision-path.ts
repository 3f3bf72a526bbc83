import type { StepId, StepStatus } from '../decision/decision'
import { gap, type Picture, type Room, type Row, type Shape, stack, textRow } from './picture'

/** What happened at a step, as far as a drawing tells it. */
export interface PathEvent {
  readonly step: StepId
  readonly toState: string
  readonly heldOn: string
  readonly eligible: number | null
  readonly present: number | null
  readonly yes: number | null
}

export interface PathStep {
  readonly id: StepId
  readonly name: string
  readonly status: StepStatus
}

/** A way back: from which of the six steps to which, how often. Both count from 0. */
export interface Loop {
  readonly from: number
  readonly to: number
  readonly times: number
}

/** The day of a path as people write it: 10月3日. */
const sayDay = (day: string): string => {
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日`
}

/**
 * The ways back in a decision's history: after a return, or where the next thing happened at an earlier step. `events`
 * in the order of time. One that waits where it was returned leads back to the step it stands at.
 */
export const loopsOf = (steps: readonly PathStep[], events: readonly PathEvent[]): Loop[] => {
  const at = (event: PathEvent | undefined): number => steps.findIndex((s) => s.id === event?.step)
  const loops: Loop[] = []
  for (const [i, event] of events.entries()) {
    const from = at(event)
    const next = events[i + 1]
    const to = next === undefined ? from : at(next)
    const isBack = event.toState === 'RETURNED' || (next !== undefined && to < from)
    if (from < 0 || to < 0 || to > from || !isBack) continue
    const same = loops.findIndex((l) => l.from === from && l.to === to)
    const found = loops[same]
    if (found) loops[same] = { ...found, times: found.times + 1 }
    else loops.push({ from, to, times: 1 })
  }
  return loops
}

const words: Readonly<Record<StepStatus, string>> = {
  done: '已完成',
  now: '正在进行',
  ahead: '还没到',
  stopped: '停在这一步'
}

interface Told {
  readonly step: PathStep
  readonly day: string | null
  readonly votes: string | null
}

const toldOf = (steps: readonly PathStep[], events: readonly PathEvent[]): Told[] =>
  steps.map((step) => {
    const own = events.filter((e) => e.step === step.id)
    const voted = own.filter((e) => e.present !== null && e.yes !== null).at(-1)
    return {
      step,
      day: own.at(-1)?.heldOn ?? null,
      votes: voted
        ? `${voted.eligible === null ? '' : `应到${voted.eligible}人，`}实到${voted.present}人，同意${voted.yes}人`
        : null
    }
  })

const sentenceOf = (told: readonly Told[], loops: readonly Loop[]): string => {
  const lines = told.map(({ step, day, votes }, i) =>
    [`第${i + 1}步${step.name}：${words[step.status]}`, day === null ? '' : sayDay(day), votes ?? '']
      .filter(Boolean)
      .join('，')
  )
  const back = loops.map(
    ({ from, to, times }) =>
      `在${told[from]?.step.name}这一步退回${times}次，${from === to ? '改了再办' : `回到${told[to]?.step.name}`}`
  )
  return `${[...lines, ...back].join('；')}。`
}

const markOf = (status: StepStatus, x: number, y: number, r: number): Shape[] => {
  const ring = `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
  switch (status) {
    case 'done':
      return [
        { kind: 'path', d: ring, tone: 'green' },
        {
          ...{ kind: 'path', tone: 'surface', width: 2.5 },
          d: `M${x - r * 0.45} ${y}l${r * 0.32} ${r * 0.36}l${r * 0.58} ${-r * 0.7}`
        }
      ]
    case 'now':
      return [
        { kind: 'path', d: ring, tone: 'green', width: 3 },
        { kind: 'path', d: `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z`, tone: 'green' }
      ]
    case 'stopped':
      return [
        { kind: 'path', d: `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`, tone: 'red', width: 3 },
        { kind: 'path', d: `M${x - r * 0.5} ${y}h${r}`, tone: 'red', width: 3 }
      ]
    case 'ahead':
      return [{ kind: 'path', d: ring, tone: 'line', width: 2, dashed: true }]
  }
}

const MARK = 11
/** Between two ways back. */
const APART = 9

const stepRow = (told: Told, room: Room, right: number): Row => {
  const { letters } = room
  const x = MARK * 2 + 16
  const inside = { width: room.width - right, letters, x }
  const { step, day, votes } = told
  const rows = [
    textRow(step.name, inside, { bold: true }),
    textRow([words[step.status], day === null ? '' : sayDay(day)].filter(Boolean).join('，'), inside, {
      tone: 'mute'
    }),
    ...(votes === null ? [] : [textRow(votes, inside)]),
    gap(Math.ceil(letters * 0.8))
  ]
  const whole = stack(rows)
  return {
    height: whole.height,
    shapes: (top) => [
      ...stack(rows, top).shapes,
      ...markOf(step.status, MARK + 2, top + Math.max(MARK + 2, letters * 0.65), MARK)
    ]
  }
}

/** A decision's way through its six steps: where it stands, when what was held, how many voted, and the ways back. */
export const decisionPath = (
  decision: { readonly steps: readonly PathStep[]; readonly events: readonly PathEvent[] },
  room: Room
): Picture => {
  const told = toldOf(decision.steps, decision.events)
  const loops = loopsOf(decision.steps, decision.events)
  const right = loops.length === 0 ? 0 : Math.ceil(room.letters * 2.7) + 22 + loops.length * APART
  const rows = told.map((each) => stepRow(each, room, right))
  const tops = rows.map((_, i) => rows.slice(0, i).reduce((sum, row) => sum + row.height, 0))
  const centre = (i: number): number => (tops[i] ?? 0) + Math.max(MARK + 2, room.letters * 0.65)
  const rail: Shape[] = tops.slice(1).map((top, i) => ({
    ...{ kind: 'path', tone: told[i]?.step.status === 'done' ? 'green' : 'line', width: 2 },
    d: `M${MARK + 2} ${centre(i) + MARK + 3}V${top}`
  }))
  const { shapes, height } = stack(rows)
  return {
    ...{ width: room.width, height: Math.max(height, 1) },
    shapes: [
      ...rail,
      ...shapes,
      ...loops.flatMap((loop, i) => loopOf(loop, i, { room, right, centre, tops, rows, count: loops.length }))
    ],
    sentence: sentenceOf(told, loops)
  }
}

interface Around {
  readonly room: Room
  readonly right: number
  readonly centre: (i: number) => number
  readonly tops: readonly number[]
  readonly rows: readonly Row[]
  /** How many ways back there are. */
  readonly count: number
}

const loopOf = (loop: Loop, index: number, around: Around): Shape[] => {
  const { room, right, centre, tops, rows, count } = around
  const { letters } = room
  const left = room.width - right + 4
  const bend = left + 14 + index * APART
  const upper = centre(loop.to)
  // One that leads back to its own step bends around that step alone.
  const lower =
    loop.from === loop.to
      ? (tops[loop.from] ?? 0) + Math.max(30, (rows[loop.from]?.height ?? 60) - letters)
      : centre(loop.from)
  // Beside where it leaves from: two that lead to one step stay apart.
  const label = loop.from === loop.to ? (upper + lower) / 2 + letters * 0.35 : lower
  return [
    {
      ...{ kind: 'path', tone: 'red', width: 2, dashed: true },
      d: `M${left} ${lower}H${bend - 6}q6 0 6 -6V${upper + 6}q0 -6 -6 -6H${left}`
    },
    { kind: 'path', tone: 'red', d: `M${left - 4} ${upper}l9 -5v10z` },
    {
      ...{
        kind: 'text',
        x: left + 10 + (count + 1) * APART,
        y: label,
        size: letters,
        tone: 'red',
        bold: false
      },
      text: `退${loop.times}次`
    }
  ]
}
