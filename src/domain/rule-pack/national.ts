import { addDays } from '../common/calendar'
import type { MeetingKind } from '../meeting/kinds'
import { type Article, laws, type OrganicText, organic, type Rule } from './articles'
import type { Comparison, MeetingRule, RequestRight, RulePack, Threshold, ThresholdPair } from './rule-pack'

const custom: Article = { law: 'custom', number: null }
const proposed = <T>(value: T): Rule<T> => ({ value, basis: 'proposed', article: custom })
const lawful = <T>(value: T, article: Article): Rule<T> => ({ value, basis: 'law', article })

const threshold = (
  compare: Comparison,
  of: Threshold['of'],
  article: Article,
  basis: Threshold['basis'] = 'law'
): Threshold => ({ compare, of, basis, article })

const pair = (quorum: Comparison, pass: Threshold['of'], article: Article): ThresholdPair => ({
  quorum: threshold(quorum, 'eligible', article),
  pass: threshold('more_than_half', pass, article)
})

const plain: Omit<MeetingRule, 'pairs' | 'since'> = {
  noticeDays: null,
  urgentNotice: null,
  minPerYear: null,
  women: null,
  allMembers: null
}

/** 支部工作条例（试行）第11、12条; 两委 has no national number. */
const partyMeetings = (): Pick<
  Record<MeetingKind, MeetingRule>,
  'party_committee' | 'two_committees' | 'party_members'
> => {
  const members: Article = { law: 'partyBranch', number: 11 }
  const committee: Article = { law: 'partyBranch', number: 12 }
  const since = laws.partyBranch.effective
  return {
    party_committee: { ...plain, since, pairs: { any: pair('half_or_more', 'eligible', committee) } },
    two_committees: {
      ...plain,
      since,
      pairs: {
        any: {
          quorum: threshold('more_than_half', 'eligible', custom, 'proposed'),
          pass: threshold('more_than_half', 'present', custom, 'proposed')
        }
      }
    },
    party_members: {
      ...plain,
      since,
      pairs: { any: pair('half_or_more', 'eligible', members) },
      noticeDays: { value: 3, basis: 'local', article: custom }
    }
  }
}

/** 组织法（2025）第25、26、29、30、32条, the same numbers under the articles of 2018. */
const villagerMeetings = (
  text: OrganicText
): Pick<
  Record<MeetingKind, MeetingRule>,
  'villagers_adult' | 'villagers_household' | 'rep_meeting' | 'group_meeting'
> => {
  const at = (number2025: number): Article => organic(text, number2025) ?? { law: text, number: null }
  const since = laws[text].effective
  const villagers: Omit<MeetingRule, 'pairs'> = {
    ...plain,
    since,
    noticeDays: lawful(10, at(25)),
    // The exception for emergencies and the yearly meeting are new in 2025.
    urgentNotice: text === 'organic2025' ? lawful(true, at(25)) : null,
    minPerYear: text === 'organic2025' ? lawful(1, at(25)) : null
  }
  return {
    villagers_adult: { ...villagers, pairs: { adult: pair('more_than_half', 'present', at(26)) } },
    villagers_household: { ...villagers, pairs: { household: pair('two_thirds', 'present', at(26)) } },
    rep_meeting: {
      ...plain,
      since,
      pairs: { any: pair('two_thirds', 'present', at(30)) },
      noticeDays: proposed(5),
      minPerYear: lawful(4, at(30))
    },
    group_meeting: { ...plain, since, pairs: { any: pair('two_thirds', 'present', at(32)) } }
  }
}

/** 农村集体经济组织法第26–28条: two thirds of all, not of those who came. */
const collectiveMeetings = (): Pick<
  Record<MeetingKind, MeetingRule>,
  'collective_members' | 'collective_reps'
> => {
  const at = (number: number): Article => ({ law: 'collective', number })
  const since = laws.collective.effective
  return {
    collective_members: {
      ...plain,
      since,
      pairs: {
        any: {
          quorum: threshold('two_thirds', 'eligible', at(27)),
          pass: threshold('two_thirds', 'eligible', at(27))
        }
      },
      noticeDays: lawful(10, at(27)),
      minPerYear: lawful(1, at(27))
    },
    collective_reps: {
      ...plain,
      since,
      pairs: { any: { quorum: null, pass: threshold('two_thirds', 'eligible', at(28)) } },
      noticeDays: proposed(10)
    }
  }
}

/** 国办发〔2007〕4号: adults, households, or representatives who are counted by the households behind them. */
const fundraising = (): MeetingRule => {
  const article: Article = { law: 'fundraising', number: null }
  return {
    ...plain,
    since: laws.fundraising.effective,
    pairs: {
      adult: pair('more_than_half', 'present', article),
      household: pair('two_thirds', 'present', article),
      reps: pair('two_thirds', 'present', article)
    }
  }
}

const requestsOf = (text: OrganicText): RulePack['requests'] => {
  const at = (number2025: number): Article => organic(text, number2025) ?? { law: text, number: null }
  const right = (by: RequestRight['by'], oneOutOf: number, article: Article): RequestRight => ({
    by,
    oneOutOf,
    article,
    basis: 'law'
  })
  const villagers = [right('villagers', 10, at(25)), right('reps', 3, at(25))]
  const fund: Article = { law: 'fundraising', number: null }
  return {
    villagers_adult: villagers,
    villagers_household: villagers,
    rep_meeting: [right('reps', 5, at(30))],
    yishiyiyi: [right('villagers', 10, fund), right('reps', 5, fund)]
  }
}

/** The rules of the whole country under one text of the 组织法: from 2026-01-01, or before it. */
export const nationalPack = (text: OrganicText): RulePack => {
  const now = text === 'organic2025'
  const disclosure = organic(text, 35) ?? { law: text, number: null }
  return {
    id: now ? 'national-2026' : 'national-2018',
    family: 'national',
    name: now ? '全国规则（2026年起）' : '全国规则（2025年底以前）',
    place: null,
    from: laws[text].effective,
    to: now ? null : addDays(laws.organic2025.effective, -1),
    organic: text,
    meetings: {
      ...partyMeetings(),
      ...villagerMeetings(text),
      ...collectiveMeetings(),
      yishiyiyi: fundraising()
    },
    requests: requestsOf(text),
    callWithinDays: null,
    // Before 2026 the law named no shortest term; fifteen days are then our default, not the law's.
    postingDays: now ? lawful(15, disclosure) : proposed(15),
    publishWithinDays: null,
    objectionDays: proposed(7),
    receiptHours: proposed(24),
    replyDays: proposed(3),
    complexReplyDays: proposed(15),
    governmentReplyDays: proposed(10),
    townshipWorkingDays: proposed(5),
    sameTopicMonths: proposed(6),
    oneRepPerHousehold: proposed(false)
  }
}
