import { spokenDay } from './day'
import { spoken } from './for-ear'
import { sayCount, sayPoints } from './number'

interface Part {
  readonly name: string
  readonly points: number
}

interface EntryHeard {
  readonly title: string
  readonly points: number
  readonly sign: string
  readonly occurredOn: string
  readonly recordedBy: string
  readonly memberName: string | null
  readonly note: string | null
  readonly standing: string | null
}

interface StatementHeard {
  readonly householdName: string
  readonly available: number
  readonly pending: number
  readonly reserved: number
  readonly honour: number
  readonly byCategory: readonly Part[]
  readonly expiring: readonly { readonly lastDay: string; readonly points: number }[]
}

const verbs: Readonly<Record<string, string>> = { in: '得', out: '减' }

/** 「十月五号，参加义务劳动，得五分，由王某某登记」. */
export const spokenEntry = (e: EntryHeard, today: string): string =>
  [
    spokenDay(e.occurredOn, today),
    e.memberName,
    e.title,
    `${verbs[e.sign] ?? ''}${sayPoints(Math.abs(e.points))}`,
    e.standing,
    e.note,
    `由${e.recordedBy}登记`
  ]
    .filter(Boolean)
    .join('，')

const sayParts = (parts: readonly Part[]): string =>
  parts
    .filter((p) => p.points !== 0)
    .map((p) => `${p.name}${sayPoints(p.points)}`)
    .join('，')

/** A household's points for the ear: what it has and where, what runs out, and the entries that are on the screen. */
export const spokenStatement = (s: StatementHeard, entries: readonly EntryHeard[], today: string): string => {
  const year = sayParts(s.byCategory)
  return spoken([
    `${s.householdName}，现在能用的积分是${sayPoints(s.available)}`,
    s.pending > 0 && `另有${sayPoints(s.pending)}正在公示，期满才能用`,
    s.reserved > 0 && `${sayPoints(s.reserved)}正在兑换，等领取`,
    s.honour > 0 && `荣誉分${sayPoints(s.honour)}，不兑换`,
    ...s.expiring.map((lot) => `${sayPoints(lot.points)}可以用到${spokenDay(lot.lastDay, today)}`),
    year && `今年各项得分：${year}`,
    entries.length > 0 && `下面是${sayCount(entries.length, '笔')}积分，最近的在前`,
    ...entries.map((e) => spokenEntry(e, today))
  ])
}

interface YearHeard {
  readonly year: string
  readonly total: number
  readonly byCategory: readonly Part[]
  readonly months: readonly {
    readonly month: string
    readonly total: number
    readonly byCategory: readonly Part[]
  }[]
}

/** What a household earned in a year, month by month. */
export const spokenYear = (y: YearHeard): string =>
  spoken([
    `${y.year}年一共得了${sayPoints(y.total)}`,
    sayParts(y.byCategory),
    ...y.months.map((m) => `${Number(m.month.slice(5))}月${sayPoints(m.total)}：${sayParts(m.byCategory)}`)
  ])
