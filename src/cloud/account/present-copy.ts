import { consentKinds } from '@/domain/account/consent'
import type { CopyTable } from '@/domain/account/copy-files'
import { kinNames } from '@/domain/claim/kin'
import { claimStates } from '@/domain/claim/names'
import { dayOf } from '@/domain/common/calendar'
import { complaintKinds, complaintStates } from '@/domain/complaint/names'
import { correctionFields, correctionStates, residenceWords, sexWords } from '@/domain/correction/names'
import { nomineeStates } from '@/domain/honour/names'
import { categories, issueStates, moderations, ratings } from '@/domain/issue/names'
import { leanings } from '@/domain/meeting/consultation'
import { sheetWays } from '@/domain/meeting/sheet'
import { relationNames } from '@/domain/member/member'
import { messageWords } from '@/domain/message/message'
import { templateForms } from '@/domain/message/templates'
import { objectionGrounds } from '@/domain/objection/grounds'
import { objectionStates } from '@/domain/objection/objection'
import { pointsBuckets, pointsKinds } from '@/domain/points/buckets'
import { roleNames } from '@/domain/role/roles'
import { redemptionStates } from '@/domain/shop/names'
import type { OwnData } from './load-copy'

const SHANGHAI_MS = 8 * 60 * 60 * 1000

/** An instant in Beijing time, to the minute. */
export const minute = (at: Date | null): string | null =>
  at && new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ')

/** A word of a closed set as people read it; what the set does not know stays as it is. */
const word = (names: Readonly<Record<string, unknown>>, key: string | null): string | null => {
  const name = key === null ? null : names[key]
  return typeof name === 'string' ? name : key
}

const vias = { phone: '手机号', gate_code: '门牌码', demo: '演示' } as const
const bindingStates = { pending: '等确认', active: '有效', refused: '没有通过', ended: '已结束' } as const
const eventKinds = {
  joined: '进入名册',
  changed: '更改',
  ended: '离开名册',
  returned: '回到名册',
  merged: '村合并'
} as const
const partyNames = { full: '是', probationary: '预备' } as const
const answerWords = { accept: '同意', reject: '不同意', ban: '被微信停用' } as const
const yesNo = (yes: boolean): string => (yes ? '是' : '否')

const aboutAccount = (data: OwnData): CopyTable[] => [
  {
    name: '登录记录',
    note: '用来查清是不是本人登录；过期30天后删除。',
    columns: ['登录', '到期', '退出'],
    rows: data.sessions.map((s) => [minute(s.created_at), minute(s.expires_at), minute(s.ended_at)])
  },
  {
    name: '同意隐私说明的记录',
    note: '您同意过哪一版、什么时候。',
    columns: ['时间', '第几版', '同意还是撤回'],
    rows: data.consents.map((c) => [minute(c.at), c.version, consentKinds[c.kind]])
  },
  {
    name: '微信提醒',
    note: '您答应过小院用微信提醒您什么。',
    columns: ['提醒什么', '您怎么答的', '时间'],
    rows: data.subscriptions.map((s) => [
      templateForms[s.template].title,
      word(answerWords, s.answer),
      minute(s.answered_at)
    ])
  },
  {
    name: '认户记录',
    note: '您的微信和名册上的人怎么连上的。',
    columns: ['村', '方式', '状态', '申请', '办理'],
    rows: data.bindings.map((b) => [
      b.village,
      word(vias, b.via),
      word(bindingStates, b.state),
      minute(b.asked_at),
      minute(b.decided_at)
    ])
  },
  {
    name: '投诉举报',
    note: '您提的投诉举报和答复。',
    columns: ['时间', '哪一类', '内容', '状态', '答复'],
    rows: data.complaints.map((c) => [
      minute(c.asked_at),
      word(complaintKinds, c.kind),
      c.words,
      word(complaintStates, c.state),
      c.answer
    ])
  }
]

const aboutRoster = (data: OwnData): CopyTable[] => [
  {
    name: '名册上的我',
    note: '村里登记的，用来确认您是哪一户的、能不能参加表决。手机号只存加密后的样子和最后四位。',
    columns: [
      '姓名',
      '户号',
      '组',
      '院落',
      '与户主关系',
      '性别',
      '出生年月',
      '手机尾号',
      '常住',
      '党员',
      '进入',
      '离开'
    ],
    rows: data.members.map((m) => [
      m.name,
      m.household_no,
      m.group_name,
      m.courtyard_name,
      word(relationNames, m.relation),
      word(sexWords, m.sex),
      m.birth_month,
      m.phone_last4,
      word(residenceWords, m.residence),
      word(partyNames, m.party),
      m.joined_on,
      m.ended_on
    ])
  },
  {
    name: '名册改动',
    note: '您这一行什么时候改过什么。',
    columns: ['时间', '做了什么', '内容'],
    rows: data.memberEvents.map((e) => [minute(e.at), word(eventKinds, e.kind), JSON.stringify(e.detail)])
  },
  {
    name: '更正申请',
    note: '您说名册上写错了的。',
    columns: ['时间', '哪一项', '原来', '应该是', '状态'],
    rows: data.corrections.map((c) => [
      minute(c.asked_at),
      word(correctionFields, c.field),
      c.stood,
      c.wanted,
      word(correctionStates, c.state)
    ])
  },
  {
    name: '担任的职务',
    note: '村里或县里登记的。',
    columns: ['职务', '从', '到'],
    rows: data.offices.map((o) => [word(roleNames, o.role), o.from_day, o.to_day])
  },
  {
    name: '近亲属登记',
    note: '用来在评议时回避。亲属是谁，是对方的信息，不在这里。',
    columns: ['关系', '登记'],
    rows: data.kin.map((k) => [word(kinNames, k.relation), minute(k.noted_at)])
  }
]

const aboutMatters = (data: OwnData): CopyTable[] => [
  {
    name: '说的事',
    note: '您说的，和家里人替您说的。用来把事办完。',
    columns: ['编号', '时间', '类别', '内容', '地点', '纬度', '经度', '写名字', '公开', '状态', '评价'],
    rows: data.issues.map((i) => [
      i.no,
      minute(i.raised_at),
      word(categories, i.category),
      i.words,
      i.place_words,
      i.lat,
      i.lng,
      yesNo(i.show_name),
      word(moderations, i.moderation),
      word(issueStates, i.state),
      word(ratings, i.rating)
    ])
  },
  {
    name: '事情的经过',
    note: '每一步的时间。别人写的话是别人的信息，请在小院里看。',
    columns: ['事情编号', '时间', '到了哪一步', '我写的'],
    rows: data.issueEvents.map((e) => [e.no, minute(e.at), word(issueStates, e.to_state), e.own_words])
  },
  {
    name: '谁看过我不公开的事',
    note: '只给经办人看的事，每看一次都记下。',
    columns: ['事情编号', '时间', '什么身份'],
    rows: data.looks.map((l) => [l.no, minute(l.at), word(roleNames, l.viewer_role)])
  },
  {
    name: '提的异议',
    note: '您对公示提的异议。',
    columns: ['时间', '哪方面', '内容', '写名字', '状态'],
    rows: data.objections.map((o) => [
      minute(o.filed_at),
      word(objectionGrounds, o.ground),
      o.words,
      yesNo(o.show_name),
      word(objectionStates, o.state)
    ])
  },
  {
    name: '会议签到',
    note: '您参加的会。',
    columns: ['会期', '怎么签的', '签到'],
    rows: data.meetings.map((m) => [m.planned_on, word(sheetWays, m.way), minute(m.signed_at)])
  },
  {
    name: '会前问过的意见',
    note: '表决以前，村民代表问过您家的意见。',
    columns: ['会期', '意见', '时间'],
    rows: data.consultations.map((c) => [c.planned_on, leanings[c.leaning], minute(c.at)])
  },
  {
    name: '我也遇到',
    note: '您点过“我也遇到”的事。事情是别人说的，请在小院里看。',
    columns: ['类别', '时间'],
    rows: data.follows.map((f) => [word(categories, f.category), minute(f.at)])
  }
]

const aboutPoints = (data: OwnData): CopyTable[] => [
  {
    name: '积分申报',
    note: '您家的申报和村里给您家的记录。',
    columns: ['哪天', '细则', '次数', '状态', '分', '我写的'],
    rows: data.claims.map((c) => [
      c.occurred_on,
      c.item,
      c.times,
      word(claimStates, c.state),
      c.points,
      c.own_note
    ])
  },
  {
    name: '积分流水',
    note: '您家的积分账，一笔不少。账只增不改。',
    columns: ['第几笔', '入账', '哪天的事', '什么', '从', '到', '分', '细则'],
    rows: data.entries.map((e) => [
      e.no,
      minute(e.posted_at),
      e.occurred_on,
      word(pointsKinds, e.kind),
      word(pointsBuckets, e.from_bucket),
      word(pointsBuckets, e.to_bucket),
      e.points,
      e.item
    ])
  },
  {
    name: '积分兑换',
    note: '您兑换的东西。',
    columns: ['时间', '东西', '几份', '分', '状态'],
    rows: data.redemptions.map((r) => [
      minute(r.asked_at),
      r.goods,
      r.count,
      r.points,
      word(redemptionStates, r.state)
    ])
  },
  {
    name: '最美评选',
    note: '您家参加的评选。',
    columns: ['时间', '状态', '挂牌', '我写的'],
    rows: data.nominations.map((n) => [
      minute(n.nominated_at),
      word(nomineeStates, n.state),
      n.hung_on,
      n.own_words
    ])
  },
  {
    name: '消息',
    note: '小院告诉过您的。',
    columns: ['时间', '内容'],
    rows: data.messages.map((m) => [minute(m.at), word(messageWords, m.kind)])
  }
]

/** What an account's owner gets of their own data, table by table, field by field, in the words people read. */
export const presentCopy = (data: OwnData): readonly CopyTable[] => [
  {
    name: '账号',
    note: '您的微信账号在小院里的样子。微信编号只存加密后的样子，不能还原给任何人看。',
    columns: ['怎么登录', '哪天开始'],
    rows: [[data.provider === 'wechat' ? '微信' : '演示', dayOf(data.createdAt)]]
  },
  ...aboutAccount(data),
  ...aboutRoster(data),
  ...aboutMatters(data),
  ...aboutPoints(data)
]
