import { addDays } from '../common/calendar'
import { type Contact, whoAnswers } from '../contact/say-contact'
import { spokenDay } from '../spoken/day'
import { forEar } from '../spoken/for-ear'
import { sayCount, sayPhone, sayPoints } from '../spoken/number'

/** What the village's loudspeaker (村村响、大喇叭) says: short sentences for the ear, in their order. */
export interface Announcement {
  readonly title: string
  readonly sentences: readonly string[]
}

/** Who speaks in the evening reads no faster: 240 characters are a minute. */
export const CHARACTERS_A_MINUTE = 240

/** How long it takes to read an announcement aloud, in seconds. */
export const secondsOf = ({ sentences }: Announcement): number =>
  Math.ceil((sentences.reduce((sum, s) => sum + Array.from(s).length, 0) * 60) / CHARACTERS_A_MINUTE)

/** As one text, a line for each sentence: what is copied. */
export const textOf = ({ sentences }: Announcement): string => sentences.join('\n')

const OPENING = '村民朋友们请注意'
/** Beyond this a title is no sentence for the ear. */
const TITLE = 32
const PLACE = 20

const short = (text: string, most: number): string => {
  const whole = Array.from(forEar(text).replace(/[。；;\n]+$/u, ''))
  return whole.length <= most ? whole.join('') : `${whole.slice(0, most - 1).join('')}等`
}

/** The day as it is called out: 明天 and the date, so that nobody who hears it a day later is misled. */
const onDay = (day: string, today: string): string => {
  const date = spokenDay(day, today)
  if (day === today) return `今天${date}`
  return day === addDays(today, 1) ? `明天${date}` : date
}

interface Spoken {
  readonly villageName: string
  readonly contact: Contact | null
}

/** Twice the opening, what it is about, and at the end whom to ask. */
const announce = (
  title: string,
  { villageName, contact }: Spoken,
  lines: readonly (string | null)[],
  ask: string
): Announcement => {
  const who =
    contact === null
      ? `${ask}，请找村委会`
      : `${ask}，请找${short(whoAnswers(contact), PLACE)}，电话${sayPhone(contact.phone)}`
  const said = [`${OPENING}，${OPENING}`, ...lines.filter((l): l is string => l !== null), who]
  return {
    title: `${villageName}：${title}`,
    sentences: said.map((line) => `${line}。`)
  }
}

/** A notice that hangs: what it is, where it can be read, until when one may object and with whom. */
export const sayNotice = (
  notice: {
    readonly subjectName: string
    readonly title: string
    readonly isCorrection: boolean
    readonly windowLastDay: string | null
    readonly termLastDay: string | null
    readonly takesObjections: boolean
  },
  at: Spoken & { readonly today: string }
): Announcement => {
  const last = (day: string | null) => (day === null ? null : spokenDay(day, at.today))
  const [until, end] = [last(notice.windowLastDay), last(notice.termLastDay)]
  return announce(
    '公示',
    at,
    [
      `${short(at.villageName, PLACE)}${notice.isCorrection ? '有一份更正公告' : '有一份公示'}，是${short(notice.subjectName, PLACE)}`,
      `内容是${short(notice.title, TITLE)}`,
      end === null ? '已经贴在村公开栏，手机上也能看' : `贴在村公开栏，手机上也能看，到${end}为止`,
      notice.takesObjections && until !== null ? `有不同意见，请在${until}以前提出来` : null
    ],
    notice.takesObjections ? '提异议找村务监督委员会；不清楚的' : '不清楚的'
  )
}

/** A meeting that is called: who, when, where, about what. */
export const sayMeeting = (
  meeting: {
    readonly kindName: string
    readonly title: string
    readonly plannedOn: string
    readonly timeWords: string
    readonly place: string
  },
  at: Spoken & { readonly today: string }
): Announcement =>
  announce(
    '开会',
    at,
    [
      `${onDay(meeting.plannedOn, at.today)}${short(meeting.timeWords, PLACE)}，开${short(meeting.kindName, PLACE)}`,
      `地点在${short(meeting.place, PLACE)}`,
      `要表决的是${short(meeting.title, TITLE)}`,
      '请该到会的人准时参加，来不了的请提前说一声'
    ],
    '有不同意见或者不清楚的'
  )

/** What became of a public matter: what it is about and how it stands. Nobody's name, nobody's words, no house. */
export const sayMatter = (
  matter: { readonly categoryName: string; readonly stateName: string },
  at: Spoken
): Announcement =>
  announce(
    '说事结果',
    at,
    [
      `有村民说了一件事，是${short(matter.categoryName, PLACE)}的事`,
      `现在的进展是：${short(matter.stateName, PLACE)}`,
      '办得怎么样，手机上打开小院，在说事里能看到全过程'
    ],
    '对办的结果不满意，可以在小院里请村里再看；不清楚的'
  )

/** The village's points of a month, by category: sums alone. */
export const sayMonthPoints = (
  month: {
    readonly month: string
    readonly total: number
    readonly categories: readonly { readonly name: string; readonly points: number }[]
  },
  at: Spoken
): Announcement => {
  const name = spokenDay(`${month.month}-01`).replace(/一号$/, '')
  return announce(
    '本月积分',
    at,
    [
      `${name}，全村一共得了${sayPoints(month.total)}`,
      month.categories.map((c) => `${c.name}${sayPoints(c.points)}`).join('，'),
      '各家得了多少，打开小院，在积分里看，也可以到村委会查'
    ],
    '觉得记得不对，请提出来；不清楚的'
  )
}

/** A round of the courtyards that is coming or under way. */
export const sayRound = (
  round: { readonly name: string; readonly from: string; readonly to: string; readonly households: number },
  at: Spoken & { readonly today: string }
): Announcement =>
  announce(
    '庭院检查',
    at,
    [
      `${onDay(round.from, at.today)}到${spokenDay(round.to, at.today)}，村里做${short(round.name, PLACE)}，一共${sayCount(round.households, '户')}`,
      '请把院坝扫干净，柴草码整齐，不用在家等，不愿意进屋的当面说一声就行',
      '评得怎么样，只告诉您自己家'
    ],
    '觉得评得不对或者不清楚的'
  )
