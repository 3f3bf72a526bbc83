import type { Refusal } from '../refusal/refusal'

// Names, limits and words alone, without the schemas.

/** What of their own line in the roster a member can say is wrong. Household and office have ways of their own. */
export const correctionFields = {
  name: '姓名',
  sex: '性别',
  birth_month: '出生年月',
  phone: '手机号',
  residence: '常住还是外出',
  other: '别的'
} as const
export type CorrectionField = keyof typeof correctionFields

export const correctionStates = {
  asked: '等村委会核对',
  accepted: '已改好',
  refused: '村委会认为不用改',
  passed_up: '等乡镇看一看',
  upheld: '乡镇看过，不用改',
  returned: '乡镇看过，请村委会再核对',
  withdrawn: '已撤回'
} as const
export type CorrectionState = keyof typeof correctionStates

/** Working days within which the committee answers, as the county's promise in the agreement says. */
export const correctionWorkingDays = 15

export const correctionLimits = { wanted: 60, reason: 200, openAtOnce: 5 } as const

export const sexWords = { male: '男', female: '女' } as const
export const residenceWords = { resident: '常住', away: '外出' } as const

export const correctionRefusals = {
  wantedInvalid: (message: string): Refusal => ({
    code: 'CORRECTION_WANTED_INVALID',
    message,
    field: 'wanted'
  }),
  same: {
    code: 'CORRECTION_SAME',
    message: '名册上现在就是这样写的，不用改。',
    field: 'wanted'
  },
  tooMany: {
    code: 'CORRECTION_TOO_MANY',
    message: '您已经有5项在等核对，请等有了答复再提。'
  },
  own: { code: 'CORRECTION_OWN', message: '这是您自己提的，要由别的村干部来核对。' },
  notNow: { code: 'CORRECTION_NOT_NOW', message: '这一项已经有人办过了，请刷新看看。' },
  reasonNeeded: {
    code: 'CORRECTION_REASON_NEEDED',
    message: '请写明为什么不用改，对方会看到。',
    field: 'reason'
  },
  memberLeft: { code: 'CORRECTION_MEMBER_LEFT', message: '这个人已经不在名册上了。' }
} as const
