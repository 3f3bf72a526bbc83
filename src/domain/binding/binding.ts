import * as z from 'zod/mini'
import { Id, RequestId, text } from '../common/fields'
import { WechatCode } from '../session/session'

export const bindingStates = ['pending', 'active', 'refused', 'ended'] as const
export type BindingState = (typeof bindingStates)[number]

/** A binding waits, is given or refused, and ends; what is over is asked for anew, never revived. */
const moves: Readonly<Record<BindingState, readonly BindingState[]>> = {
  pending: ['active', 'refused', 'ended'],
  active: ['ended'],
  refused: [],
  ended: []
}

/** Whether a binding may go from one state to another. */
export const mayMove = (from: BindingState, to: BindingState): boolean => moves[from].includes(to)

/** Wrong gate codes or names that one account may try on one calendar day. */
export const triesPerDay = 5
/** How long someone has to choose who they are, when several people of a roster share their phone. */
export const ticketMinutes = 10

const oneWay = { error: '请用手机号认户，或者先选好您是哪一位。', path: ['code'] }

/** Either the code of the phone button, or the ticket of an earlier answer with the person chosen. */
export const BindByPhone = z
  .object({
    requestId: RequestId,
    code: z.optional(WechatCode),
    ticket: z.optional(z.string().check(z.maxLength(2000, { error: '请重新点一次手机号认户。' }))),
    holderId: z.optional(Id)
  })
  .check(z.refine((v) => (v.code !== undefined) !== (v.ticket !== undefined), oneWay))
  .check(z.refine((v) => (v.ticket !== undefined) === (v.holderId !== undefined), oneWay))

export const AskByGateCode = z.object({
  requestId: RequestId,
  villageId: Id,
  gateCode: text('门牌上的编码', 1, 40),
  name: text('姓名', 1, 30)
})

export const ListPendingBindings = z.object({ villageId: Id })
export const ConfirmBinding = z.object({ requestId: RequestId, villageId: Id, bindingId: Id })
export const RefuseBinding = z.object({
  requestId: RequestId,
  villageId: Id,
  bindingId: Id,
  reason: text('理由', 2, 100)
})
/** To take a member's WeChat away from them: a lost phone, a wrong person. */
export const ReleaseBinding = z.object({
  requestId: RequestId,
  villageId: Id,
  memberId: Id,
  reason: text('原因', 2, 60)
})
export const EndBinding = z.object({ requestId: RequestId, placeId: Id, holderId: Id })

/** The sheets for the gates of one group; with `renewHouseholdId`, that household's old code stops working. */
export const IssueGateCodes = z.object({
  requestId: RequestId,
  villageId: Id,
  groupId: Id,
  renewHouseholdId: z.optional(Id)
})

const fullWidth = /[\uff01-\uff5e]/g
const halved = (raw: string): string =>
  raw.replace(fullWidth, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))

/** A gate code as it is hashed: half-width capitals and digits, without the spaces and strokes people add. */
export const normaliseGateCode = (raw: string): string =>
  halved(raw.normalize('NFC'))
    .replace(/[\s\-\u2010-\u2015_.·]/g, '')
    .toUpperCase()

const plainName = (name: string): string => name.normalize('NFC').replace(/[\s·•・‧∙.．]/g, '')

/** Whether two spellings are one name: spaces and the dot inside a name do not count, every character does. */
export const sameName = (a: string, b: string): boolean => plainName(a) === plainName(b)

interface HouseholdPerson {
  readonly villageId: string | null
  readonly householdId: string | null
  readonly memberId: string
  readonly endedOn: string | null
}

/** Whether one member may act for another: two people now in the roster of one household. */
export const mayActFor = (person: HouseholdPerson, other: HouseholdPerson): boolean =>
  person.villageId !== null &&
  person.householdId !== null &&
  person.villageId === other.villageId &&
  person.householdId === other.householdId &&
  person.memberId !== other.memberId &&
  person.endedOn === null &&
  other.endedOn === null

export const bindingRefusals = {
  phoneNotInRoster: {
    code: 'PHONE_NOT_IN_ROSTER',
    message: '村里的户册上没有这个手机号。请联系村委会补上，或者用门牌上的编码来认户。'
  },
  ticketInvalid: {
    code: 'BINDING_TICKET_INVALID',
    message: '选择超过10分钟了，请重新点一次手机号认户。',
    field: 'ticket'
  },
  taken: {
    code: 'BINDING_TAKEN',
    message: '这个身份已由另一个微信使用，请先在那个微信上解除，或联系县里的管理员。'
  },
  already: { code: 'BINDING_ALREADY', message: '您已经认过这一户了，不用再认。' },
  gateCodeOrNameWrong: {
    code: 'GATE_CODE_OR_NAME_WRONG',
    message: '编码和姓名对不上。请照着门牌再看一遍编码，姓名要和户册上一样；还不行请联系院落长。',
    field: 'gateCode'
  },
  triesUsedUp: {
    code: 'BINDING_TRIES_USED_UP',
    message: '今天已经试错5次了，请明天再试，或直接找院落长、村委会帮您认户。',
    field: 'gateCode'
  },
  decided: { code: 'BINDING_ALREADY_DECIDED', message: '这条申请已经处理过了，请刷新列表。' },
  gateElsewhere: {
    code: 'GATE_ELSEWHERE',
    message: '这一户不在这个组，请换一个组再做门牌码。',
    field: 'renewHouseholdId'
  },
  own: { code: 'BINDING_OWN', message: '自己的申请要由别人来确认，请找村委会的另一位同志。' },
  notBound: { code: 'BINDING_NONE', message: '这个人现在没有认户的微信，请刷新再看。' },
  ownRelease: {
    code: 'BINDING_OWN_RELEASE',
    message: '这是您自己，请到“我的—账号与隐私—取消认户”里办。'
  },
  memberLeft: { code: 'BINDING_MEMBER_LEFT', message: '这个人已经不在户册上了，请先核对户册。' },
  notYourHousehold: {
    code: 'NOT_YOUR_HOUSEHOLD',
    message: '只能替自己户里的家人办，请重新选择替谁办。',
    field: 'onBehalfOf'
  }
} as const
