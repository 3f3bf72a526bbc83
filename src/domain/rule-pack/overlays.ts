import type { Article, LawId, Rule } from './articles'
import type { PackFamily } from './families'
import type { RulePack } from './rule-pack'

/** A local rule: never less than what the national law demands, whatever the local text says. */
const atLeast = (local: Rule<number>, national: Rule<number>): Rule<number> =>
  national.basis === 'law' && national.value > local.value ? national : local

const localRule =
  (law: LawId) =>
  <T>(value: T): Rule<T> => ({ value, basis: 'local', article: { law, number: null } })

const named = (pack: RulePack, family: PackFamily, name: string, place: string): RulePack => {
  const now = pack.organic === 'organic2025'
  return {
    ...pack,
    id: `${family}-${now ? '2026' : '2018'}`,
    family,
    name: `${name}规则（${now ? '2026年起' : '2025年底以前'}）`,
    place
  }
}

const withRepNotice = (pack: RulePack, noticeDays: Rule<number>): RulePack['meetings'] => ({
  ...pack.meetings,
  rep_meeting: { ...pack.meetings.rep_meeting, noticeDays }
})

/** 浙江: three days' notice of the agenda; one representative of a household; a question answered within 15 days. */
const zhejiang = (national: RulePack): RulePack => {
  const rule = localRule('zhejiang')
  return {
    ...named(national, 'zhejiang', '浙江', '33'),
    meetings: withRepNotice(national, rule(3)),
    complexReplyDays: rule(15),
    governmentReplyDays: rule(20),
    oneRepPerHousehold: rule(true)
  }
}

/** 山东: five days' notice, and two thirds of the women representatives besides two thirds of all. */
const shandong = (national: RulePack): RulePack => {
  const article: Article = { law: 'shandong', number: null }
  const meetings = withRepNotice(national, localRule('shandong')(5))
  return {
    ...named(national, 'shandong', '山东', '37'),
    meetings: {
      ...meetings,
      rep_meeting: {
        ...meetings.rep_meeting,
        women: { compare: 'two_thirds', of: 'eligible', basis: 'local', article }
      }
    }
  }
}

/** 上海: ten days' notice; what a villager asks about is answered within 15 days. */
const shanghai = (national: RulePack): RulePack => {
  const rule = localRule('shanghai')
  return {
    ...named(national, 'shanghai', '上海', '31'),
    meetings: withRepNotice(national, rule(10)),
    complexReplyDays: rule(15)
  }
}

/** 重庆: three days' notice, published and posted ten days, the village's reply in three; a demanded meeting within 15. */
const chongqing = (national: RulePack): RulePack => {
  const rule = localRule('chongqing')
  return {
    ...named(national, 'chongqing', '重庆', '50'),
    meetings: withRepNotice(national, rule(3)),
    callWithinDays: rule(15),
    // Its text of ten days is older than the national fifteen, which then prevail (组织法2025第35条).
    postingDays: atLeast(rule(10), national.postingDays),
    publishWithinDays: rule(10),
    replyDays: rule(3),
    governmentReplyDays: rule(10)
  }
}

export const overlays = [zhejiang, shandong, shanghai, chongqing] as const
