import { accept, type Outcome, type Refusal, refuse } from '../refusal/refusal'
import { findPack } from '../rule-pack/rule-pack'
import { checkCounts, isDay, type MeetingFacts } from './counts'
import { isMeetingKind, meetingKindIds } from './kinds'
import { assess, type MeetingMode, meetingModes } from './meeting'

export type QuorumAnswer =
  | {
      readonly quorate: boolean
      readonly passed: boolean
      readonly needPresent: number
      readonly needYes: number
      readonly article: string
    }
  | { readonly error: { readonly code: string; readonly message: string } }

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const notANumber = (field: string): Refusal => ({
  code: 'MEETING_COUNT_INVALID',
  message: `${field} 要填不小于0的整数。`,
  field
})

const countKeys = ['eligible', 'present', 'yes', 'no', 'abstain'] as const
type Counts = { eligible: number } & { [key in (typeof countKeys)[number]]?: number }

/** Numbers out of an entry; null counts as left out. */
const readCounts = (fields: Fields, prefix: string): Outcome<Counts> => {
  const counts: Partial<Record<(typeof countKeys)[number], number>> = {}
  for (const key of countKeys) {
    const value = fields[key] ?? undefined
    if (value === undefined && key !== 'eligible') continue
    if (typeof value !== 'number') return { ok: false, refusal: notANumber(`${prefix}${key}`) }
    counts[key] = value
  }
  return accept({ ...counts, eligible: counts.eligible ?? 0 })
}

const readPart = (fields: Fields, key: string): Outcome<Counts | undefined> => {
  const value = fields[key] ?? undefined
  if (value === undefined) return accept(undefined)
  if (!isFields(value)) {
    return refuse('MEETING_COUNT_INVALID', `${key} 要写成 {"eligible": 应到, "present": 实到} 这样。`, key)
  }
  return readCounts(value, `${key}.`)
}

const isMode = (value: unknown): value is MeetingMode =>
  typeof value === 'string' && Object.hasOwn(meetingModes, value)

const readFacts = (fields: Fields): Outcome<MeetingFacts> => {
  const { date } = fields
  const mode = fields.mode ?? undefined
  const proxies = fields.proxies ?? undefined
  if (typeof date !== 'string' || !isDay(date)) {
    return refuse('MEETING_DATE_INVALID', 'date 要填开会日期，写成 2026-01-31 这样。', 'date')
  }
  if (mode !== undefined && !isMode(mode)) {
    const known = Object.keys(meetingModes).join('、')
    return refuse('MEETING_MODE_UNKNOWN', `mode 可以填：${known}。`, 'mode')
  }
  if (proxies !== undefined && typeof proxies !== 'number') {
    return { ok: false, refusal: notANumber('proxies') }
  }
  const counts = readCounts(fields, '')
  if (!counts.ok) return counts
  const women = readPart(fields, 'women')
  if (!women.ok) return women
  const allMembers = readPart(fields, 'allMembers')
  if (!allMembers.ok) return allMembers
  const households = readPart(fields, 'households')
  if (!households.ok) return households
  return accept({
    ...counts.value,
    date,
    mode,
    proxies,
    women: women.value,
    allMembers: allMembers.value,
    households: households.value
  })
}

const judge = (entry: unknown): Outcome<QuorumAnswer> => {
  if (!isFields(entry)) return refuse('ENTRY_NOT_AN_OBJECT', '每一条要写成 {"meeting": …, "date": …} 这样。')
  const { meeting } = entry
  if (!isMeetingKind(meeting)) {
    return refuse('MEETING_KIND_UNKNOWN', `没有这种会议。meeting 可以填：${meetingKindIds.join('、')}。`)
  }
  const facts = readFacts(entry)
  if (!facts.ok) return facts
  const wrong = checkCounts(meeting, facts.value)
  if (wrong) return { ok: false, refusal: wrong }
  const named = entry.rulePack ?? null
  if (named !== null && typeof named !== 'string') {
    return refuse('RULE_PACK_UNKNOWN', 'rulePack 要填规则包的编号，例如 national-2026。')
  }
  const pack = findPack(named, facts.value.date)
  if (!pack.ok) return pack
  const assessed = assess(pack.value, meeting, facts.value)
  if (!assessed.ok) return assessed
  const { quorate, passed, needPresent, needYes, article } = assessed.value
  return accept({ quorate, passed, needPresent, needYes, article })
}

const answerOf = (outcome: Outcome<QuorumAnswer>): QuorumAnswer =>
  outcome.ok ? outcome.value : { error: { code: outcome.refusal.code, message: outcome.refusal.message } }

/**
 * One answer for each meeting of a list read from a file, in its order; a bad entry gets its own error and stops nobody
 * else. Refuses QUORUM_NOT_A_LIST.
 */
export const judgeMeetings = (list: unknown): Outcome<QuorumAnswer[]> =>
  Array.isArray(list)
    ? accept(list.map((entry: unknown) => answerOf(judge(entry))))
    : refuse('QUORUM_NOT_A_LIST', '文件内容要是一个列表：[{"meeting": …}, …]。')
