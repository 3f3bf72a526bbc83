import { accept, type Outcome, type Refusal, refuse } from '../refusal/refusal'
import { bases, cite } from '../rule-pack/articles'
import { comparisons, type MeetingRule, type RulePack, type ThresholdPair } from '../rule-pack/rule-pack'
import { least, reaches } from './compare'
import { checkCounts, type MeetingFacts } from './counts'
import { type MeetingKind, type MeetingMode, meetingKinds, meetingModes } from './kinds'

export type { MeetingFacts } from './counts'
export {
  isMeetingKind,
  type MeetingKind,
  type MeetingMode,
  meetingKindIds,
  meetingKinds,
  meetingModes
} from './kinds'

/** A second count that a quorum rests on: the women representatives, or all party members. */
export interface SecondQuorum {
  readonly who: 'women' | 'allMembers'
  readonly name: string
  readonly eligible: number
  readonly present: number
  readonly need: number
  readonly missing: number
  readonly article: string
}

/** What a meeting needs and has, before (no attendance), during (attendance, no votes) and after it. */
export interface Assessment {
  readonly kind: MeetingKind
  readonly packId: RulePack['id']
  readonly mode: MeetingMode | null
  readonly phase: 'before' | 'during' | 'after'
  readonly unit: '人' | '户'
  readonly eligible: number
  /** False while nobody is recorded as present. */
  readonly quorate: boolean
  /** True only with quorum and majority, after the votes. */
  readonly passed: boolean
  /** True when attendance is known and not enough: the meeting is held again, with the same threshold. */
  readonly adjourned: boolean
  readonly needPresent: number
  /** Of those now present where they are enough, else of the fewest who may decide. */
  readonly needYes: number
  readonly missingPresent: number
  readonly missingYes: number
  readonly second: readonly SecondQuorum[]
  /** The article of the quorum (of the majority where no quorum is named), with its effective date. */
  readonly article: string
  readonly articles: readonly string[]
  /** What does not stop the meeting and should be put right. */
  readonly warnings: readonly string[]
  readonly why: string
}

const no = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })

const modeOf = (kind: MeetingKind, facts: MeetingFacts): Outcome<MeetingMode | null> => {
  const modes: readonly MeetingMode[] = meetingKinds[kind].modes
  const asked = facts.mode ?? (kind === 'yishiyiyi' && facts.households ? 'reps' : null)
  if (asked !== null && !modes.includes(asked)) {
    return refuse(
      'MEETING_MODE_MIXED',
      `${meetingKinds[kind].name}不按“${meetingModes[asked]}”计算。一次会议只能用一种方式，请核对会议种类。`,
      'mode'
    )
  }
  return accept(asked ?? (modes.length === 1 ? (modes[0] ?? null) : null))
}

const pairOf = (rule: MeetingRule, mode: MeetingMode | null): ThresholdPair | null => {
  if ('any' in rule.pairs) return rule.pairs.any
  return (mode === null ? null : rule.pairs[mode]) ?? null
}

const secondQuorums = (rule: MeetingRule, facts: MeetingFacts): Outcome<SecondQuorum[]> => {
  const found: SecondQuorum[] = []
  for (const [who, name] of [
    ['women', '妇女村民代表'],
    ['allMembers', '党员总数']
  ] as const) {
    const threshold = rule[who]
    if (threshold === null) continue
    // All members are those with a vote, until someone says that there are others.
    const counted = facts[who] ?? (who === 'allMembers' ? facts : null)
    const known = counted?.present ?? (who === 'allMembers' ? facts.present : undefined)
    if (!counted || (facts.present !== undefined && known === undefined)) {
      return refuse('MEETING_WOMEN_MISSING', '按本地规则，还要填写妇女村民代表应到和实到人数。', 'women')
    }
    const present = known ?? 0
    const need = least(threshold.compare, counted.eligible)
    found.push({
      who,
      name,
      eligible: counted.eligible,
      present,
      need,
      missing: Math.max(0, need - present),
      article: cite(threshold.article)
    })
  }
  return accept(found)
}

/** What is counted: the households behind the representatives in their mode of 一事一议, else the people themselves. */
const countedIn = (facts: MeetingFacts, mode: MeetingMode | null): Outcome<MeetingFacts> => {
  if (mode !== 'reps') return accept(facts)
  const households = facts.households
  if (!households) {
    return refuse(
      'MEETING_HOUSEHOLDS_MISSING',
      '村民代表会议议筹资筹劳，按代表所代表的户数计算。请填写户数。',
      'households'
    )
  }
  return accept({ ...households, date: facts.date })
}

const sentence = (a: Omit<Assessment, 'why'>, pair: ThresholdPair): string => {
  const name = meetingKinds[a.kind].name
  const { quorum, pass } = pair
  const note = (t: { basis: keyof typeof bases }) => (t.basis === 'law' ? '' : `（${bases[t.basis]}）`)
  const opening = quorum
    ? `${name}应到${a.eligible}${a.unit}，${comparisons[quorum.compare]}即至少${a.needPresent}${a.unit}到会才能开会${note(quorum)}`
    : `${name}应到${a.eligible}${a.unit}，法律没有单独规定到会人数，少于${a.needPresent}${a.unit}到会不可能通过`
  const second = a.second.map((s) => `，${s.name}${s.eligible}人中至少${s.need}人到会`).join('')
  const of = pass.of === 'eligible' ? '应到' : '到会'
  const fewest = pass.of === 'present' && (a.phase === 'before' || a.adjourned) ? '（按最少到会人数算）' : ''
  const majority = `；${of}的${comparisons[pass.compare]}即至少${a.needYes}${a.unit}赞成才能通过${fewest}${note(pass)}，弃权不减少基数`
  const secondMissing = a.second
    .filter((s) => s.missing > 0)
    .map((s) => `${s.name}还差${s.missing}人`)
    .join('，')
  const short = [a.missingPresent > 0 ? `还差${a.missingPresent}${a.unit}` : '', secondMissing]
    .filter(Boolean)
    .join('，')
  const state =
    a.phase === 'before'
      ? ''
      : a.adjourned
        ? `到会人数不够，${short}，会议改期另行通知，人数要求不降低。`
        : a.phase === 'during'
          ? '到会人数已够，可以开会。'
          : a.passed
            ? '到会人数已够，赞成已够，通过。'
            : `到会人数已够，赞成还差${a.missingYes}${a.unit}，未通过。`
  return `${opening}${second}${majority}。${state}依据：${a.articles.join('；')}。`
}

const checkApplies = (pack: RulePack, kind: MeetingKind, date: string): Refusal | null => {
  if (date < pack.from) {
    return {
      code: 'RULE_PACK_NOT_YET',
      message: `“${pack.name}”从${pack.from}起适用，这个日期在它之前。请核对日期，或者换用当时适用的规则包。`,
      field: 'date'
    }
  }
  const since = pack.meetings[kind].since
  if (date >= since) return null
  return {
    code: 'MEETING_LAW_NOT_YET',
    message: `${meetingKinds[kind].name}所依据的规定从${since}起施行，这个日期在它之前。请核对日期或会议种类。`,
    field: 'date'
  }
}

const judge = (
  pack: RulePack,
  kind: MeetingKind,
  facts: MeetingFacts,
  of: { mode: MeetingMode | null; pair: ThresholdPair; second: readonly SecondQuorum[] }
): Assessment => {
  const { quorum, pass } = of.pair
  const { eligible } = facts
  const present = facts.present ?? null
  const yes = facts.yes ?? null
  const phase = present === null ? 'before' : yes === null ? 'during' : 'after'
  const needPresent = Math.max(
    least((quorum ?? pass).compare, eligible),
    // Even if all who have no vote come, so many of those who have one must.
    ...of.second.map((s) => s.need - Math.max(0, s.eligible - eligible))
  )
  // Without a named quorum fewer may come together, but they cannot decide; so they do not count as enough either.
  const enough = present !== null && reaches((quorum ?? pass).compare, present, eligible)
  const quorate = enough && of.second.every((s) => s.missing === 0)
  const base = pass.of === 'eligible' ? eligible : Math.max(present ?? 0, needPresent)
  const needYes = least(pass.compare, base)
  const articles = [quorum, pass].flatMap((t) => (t ? [cite(t.article)] : []))
  const cited = [...new Set([...articles, ...of.second.map((s) => s.article)])]
  const assessed = {
    kind,
    packId: pack.id,
    mode: of.mode,
    phase,
    unit: of.mode === 'household' || of.mode === 'reps' ? '户' : meetingKinds[kind].unit,
    eligible,
    quorate,
    passed: quorate && yes !== null && reaches(pass.compare, yes, base),
    adjourned: present !== null && !quorate,
    needPresent,
    needYes,
    missingPresent: Math.max(0, needPresent - (present ?? 0)),
    missingYes: Math.max(0, needYes - (yes ?? 0)),
    second: of.second,
    article: articles[0] ?? '',
    articles: cited,
    warnings: warningsOf(pack, kind, facts)
  } as const
  return { ...assessed, why: sentence(assessed, of.pair) }
}

const warningsOf = (pack: RulePack, kind: MeetingKind, facts: MeetingFacts): string[] => {
  const women = facts.women
  if (kind !== 'rep_meeting' || !women || 3 * women.eligible >= facts.eligible) return []
  const article = cite({ law: pack.organic, number: pack.organic === 'organic2025' ? 29 : 25 })
  return [`妇女村民代表不到组成人员的三分之一，请尽快补选。依据：${article}。`]
}

/**
 * Whether a meeting can begin and what it decided, by the rules of a pack; the same answer before, during and after it.
 * Counts are of people, or of households in the modes that vote by household; abstentions stay in the base; nothing is
 * rounded. Refuses MEETING_MODE_MIXED, MEETING_MODE_MISSING, MEETING_HOUSEHOLDS_MISSING, MEETING_WOMEN_MISSING,
 * MEETING_LAW_NOT_YET, RULE_PACK_NOT_YET and every impossible count (see `checkCounts`).
 */
export const assess = (pack: RulePack, kind: MeetingKind, facts: MeetingFacts): Outcome<Assessment> => {
  const wrong = checkCounts(kind, facts) ?? checkApplies(pack, kind, facts.date)
  if (wrong) return no(wrong)
  const mode = modeOf(kind, facts)
  if (!mode.ok) return mode
  const rule = pack.meetings[kind]
  const pair = pairOf(rule, mode.value)
  if (!pair) {
    return refuse(
      'MEETING_MODE_MISSING',
      `请说明${meetingKinds[kind].name}按哪种方式计算：成年村民（adult）、户代表（household）或村民代表（reps）。`,
      'mode'
    )
  }
  const counted = countedIn(facts, mode.value)
  if (!counted.ok) return counted
  const second = secondQuorums(rule, facts)
  if (!second.ok) return second
  const of = { mode: mode.value, pair, second: second.value }
  return accept(judge(pack, kind, { ...counted.value, women: facts.women }, of))
}

/** What a meeting will need: `assess` before anyone has come. `date` is left out for a meeting not yet called. */
export const requirements = (
  pack: RulePack,
  kind: MeetingKind,
  facts: Omit<MeetingFacts, 'date' | 'present' | 'yes' | 'no' | 'abstain' | 'proxies'> & { date?: string }
): Outcome<Assessment> => {
  const absent = { present: undefined, yes: undefined, no: undefined, abstain: undefined }
  const households = facts.households && { ...facts.households, ...absent }
  const women = facts.women && { eligible: facts.women.eligible }
  const allMembers = facts.allMembers && { eligible: facts.allMembers.eligible }
  const since = pack.meetings[kind].since
  const date = facts.date ?? [since, pack.from].sort()[1] ?? since
  return assess(pack, kind, { ...facts, ...absent, proxies: undefined, date, households, women, allMembers })
}
