import type { MessageKind } from './message'

/** The five subscription messages there are. */
export const templates = ['matter', 'notice', 'claim', 'redemption', 'vote'] as const
export type Template = (typeof templates)[number]

/** WeChat's kinds of a template's field: `thing` up to 20 characters, `phrase` up to 5 Chinese ones, `time` a moment. */
export type FieldType = 'thing' | 'phrase' | 'time'

interface TemplateForm {
  readonly title: string
  readonly fields: readonly { readonly name: string; readonly type: FieldType }[]
}

/** What to apply for at WeChat, field by field in this order. */
export const templateForms: Readonly<Record<Template, TemplateForm>> = {
  matter: {
    title: '事项进展',
    fields: [
      { name: '事项', type: 'thing' },
      { name: '进展', type: 'thing' },
      { name: '时间', type: 'time' }
    ]
  },
  notice: {
    title: '公示将止',
    fields: [
      { name: '公示', type: 'thing' },
      { name: '截止时间', type: 'time' },
      { name: '提示', type: 'thing' }
    ]
  },
  claim: {
    title: '申报结果',
    fields: [
      { name: '申报', type: 'thing' },
      { name: '结果', type: 'phrase' },
      { name: '时间', type: 'time' }
    ]
  },
  redemption: {
    title: '可以领取',
    fields: [
      { name: '物品', type: 'thing' },
      { name: '状态', type: 'phrase' },
      { name: '提示', type: 'thing' }
    ]
  },
  vote: {
    title: '议事材料',
    fields: [
      { name: '议题', type: 'thing' },
      { name: '时间', type: 'thing' },
      { name: '地点', type: 'thing' }
    ]
  }
}

const DOTS = '…'
const most = { thing: 20, phrase: 5 } as const
const SHANGHAI_MS = 8 * 60 * 60 * 1000

/**
 * Words as WeChat takes them: one line, no control characters; what is too long ends with “…” inside the limit, what is
 * empty becomes “-”, since one empty field has the whole message refused. A phrase keeps its Chinese characters alone.
 */
export const fitWords = (type: 'thing' | 'phrase', words: string): string => {
  const line = words.replace(/[\s\p{C}]+/gu, ' ').trim()
  const signs = Array.from(type === 'phrase' ? line.replace(/[^\p{Script=Han}]/gu, '') : line)
  const limit = most[type]
  if (type === 'phrase') return signs.slice(0, limit).join('') || '请查看'
  if (signs.length > limit) return `${signs.slice(0, limit - 1).join('')}${DOTS}`
  return signs.join('') || '-'
}

/** A moment on the clock of Asia/Shanghai as WeChat writes it: 2026年11月22日 09:30. */
export const fitTime = (at: Date): string => {
  const local = new Date(at.getTime() + SHANGHAI_MS).toISOString()
  return `${local.slice(0, 4)}年${local.slice(5, 7)}月${local.slice(8, 10)}日 ${local.slice(11, 16)}`
}

type Payload = Readonly<Record<string, string>>
interface Told {
  readonly payload: Payload
  readonly placeId: string
  readonly at: Date
}

interface Rule {
  readonly template: Template
  /** The fields' words, in the order of the form, before they are made to fit. */
  readonly say: (told: Told) => readonly (string | Date)[]
  readonly page: (told: Told) => string
}

const path = (page: string, query: Payload): string => {
  const pairs = Object.entries(query).map(([k, v]) => `${k}=${encodeURIComponent(v)}`)
  return pairs.length > 0 ? `${page}?${pairs.join('&')}` : page
}

const villageOf = ({ payload, placeId }: Told): string => payload.villageId ?? placeId

const issuePage = (told: Told) =>
  path('packages/matter/issue/index', { villageId: villageOf(told), issueId: told.payload.issueId ?? '' })
const objectionPage = (told: Told) =>
  path('packages/supervision/objection/index', {
    villageId: villageOf(told),
    objectionId: told.payload.objectionId ?? ''
  })
const claimPage = (told: Told) =>
  told.payload.claimId
    ? path('packages/claims/claim/index', { villageId: villageOf(told), claimId: told.payload.claimId })
    : 'packages/claims/mine/index'

/** Of what a matter is about nothing is said: it may be one that only few may know of. */
const matter = (subject: string, progress: string, page: Rule['page']): Rule => ({
  template: 'matter',
  say: ({ at }) => [subject, progress, at],
  page
})
const claim = (result: string): Rule => ({
  template: 'claim',
  say: ({ at }) => ['您家申报的积分', result, at],
  page: claimPage
})
const redemption = (state: string, hint: string): Rule => ({
  template: 'redemption',
  say: () => ['您兑换的东西', state, hint],
  page: ({ payload }) => path('packages/shop/one/index', { redemptionId: payload.redemptionId ?? '' })
})
const vote = (say: Rule['say']): Rule => ({
  template: 'vote',
  say,
  page: () => 'packages/meeting/coming/index'
})

/** The days to object end with a midnight; said as the day that it begins, people would come a day too late. */
const lastMinuteBefore = (end: Date): Date => new Date(end.getTime() - 60_000)

const MOVED = '有新进展，请点开看'

/**
 * Which messages WeChat repeats. One agreement is worth one message, so only those are here for which it was given: what
 * moves a matter on, and what decides a claim; not every step in between.
 */
const rules: Partial<Record<MessageKind, Rule>> = {
  issue_hidden: matter('您说的事', MOVED, issuePage),
  issue_moved: matter('您说的事', MOVED, issuePage),
  issue_followed: matter('您关注的事', MOVED, issuePage),
  issue_to_rate: matter('您说的事', '办完了，请您评价', issuePage),
  issue_rate_soon: matter('您说的事', '还没有评价，一天后就关闭', issuePage),
  objection_answered: matter('您提的异议', MOVED, objectionPage),
  objection_verified: matter('您提的异议', '已经核实办结，请看结果', objectionPage),
  objection_escalated: matter('您提的异议', '已经转到乡镇核实', objectionPage),
  notice_closing: {
    template: 'notice',
    say: ({ payload, at }) => [
      payload.title ?? '',
      payload.closesAt ? lastMinuteBefore(new Date(payload.closesAt)) : at,
      '有不同意见，请在截止前提出'
    ],
    page: (told) =>
      path('packages/disclosure/notice/index', {
        villageId: villageOf(told),
        noticeId: told.payload.noticeId ?? ''
      })
  },
  claim_rejected: claim('没有通过'),
  claim_posted: claim('已经入账'),
  claim_ended: claim('已经退回'),
  shop_ready: redemption('可以领了', '请在期限内带上领取码去领'),
  shop_soon: redemption('快到期了', '过期会把分退回给您'),
  meeting_called: vote(({ payload }) => [payload.title ?? '', payload.when ?? '', payload.where ?? '']),
  meeting_cancelled: vote(({ payload }) => [
    payload.title ?? '',
    payload.when ?? '',
    '会取消了，另有安排再通知'
  ])
}

const ruleOf = (kind: string): Rule | null => rules[kind as MessageKind] ?? null

/** The template that repeats messages of this kind, or null. */
export const templateOf = (kind: string): Template | null => ruleOf(kind)?.template ?? null

/** The kinds that WeChat repeats. */
export const pushedKinds = Object.keys(rules) as readonly MessageKind[]

export interface PushWords {
  readonly template: Template
  readonly fields: readonly string[]
  /** The page of the mini-program that a tap opens, with its query, without a slash in front. */
  readonly page: string
}

/**
 * What WeChat shows for a message, or null where it shows none. The fields are made of the kind, of moments and, for what
 * hangs in public or calls to a meeting, of its title; never of reasons, of what somebody said, or of names.
 */
export const sayPush = (told: Told & { readonly kind: string }): PushWords | null => {
  const rule = ruleOf(told.kind)
  if (!rule) return null
  const form = templateForms[rule.template].fields
  const words = rule.say(told)
  const fields = form.map(({ type }, i) => {
    const said = words[i] ?? ''
    if (said instanceof Date) return fitTime(said)
    return type === 'time' ? said : fitWords(type, said)
  })
  return { template: rule.template, fields, page: rule.page(told) }
}

/** A message that comes later than this says nothing new any more. */
const LASTS_MS = 48 * 60 * 60 * 1000

/** When a message need not be sent any more: with the end of what it warns of, two days after it was told otherwise. */
export const pushExpiry = (told: Told & { readonly kind: string }): Date => {
  const end = new Date(told.at.getTime() + LASTS_MS)
  const closes =
    told.kind === 'notice_closing' && told.payload.closesAt ? new Date(told.payload.closesAt) : end
  return closes < end ? closes : end
}
