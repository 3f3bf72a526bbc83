import type { Refusal } from '../refusal/refusal'

// Names, limits and words alone, without the schemas.

export const copyStates = {
  waiting: '正在整理',
  ready: '可以下载了',
  failed: '没有整理成，请再要一次',
  gone: '已过期删除'
} as const
export type CopyState = keyof typeof copyStates

/** How long a copy lies ready, in days; then its bytes are removed. */
export const copyKeptDays = 7
/** One copy a day: 24 hours between two, unless the earlier one could not be made. */
export const copyEveryHours = 24

export const accountRefusals = {
  agreementNeeded: {
    code: 'AGREEMENT_NEEDED',
    message: '请先看过隐私说明并同意，再做这一步。在“我的”里打开“账号与隐私”。'
  },
  agreementOutdated: {
    code: 'AGREEMENT_OUTDATED',
    message: '隐私说明刚刚更新了，请看过新的一版再同意。',
    field: 'version'
  },
  agreementUnknown: {
    code: 'AGREEMENT_UNKNOWN',
    message: '没有这一版隐私说明，请返回重新打开。',
    field: 'version'
  },
  copyToday: {
    code: 'COPY_ONE_A_DAY',
    message: '一天可以要一份。上一份还在，请在下面下载，或者明天再来。'
  },
  copyLink: { code: 'COPY_LINK_INVALID', message: '下载地址过期了，请回到“要一份我的资料”再点一次下载。' },
  closeOffice: {
    code: 'ACCOUNT_HOLDS_OFFICE',
    message: '您还担任着职务。请先请书记或县级管理员登记离任，再注销。'
  },
  closeRedemption: {
    code: 'ACCOUNT_REDEMPTION_OPEN',
    message: '您还有没办完的积分兑换。请先领取或取消，再注销。'
  }
} as const satisfies Record<string, Refusal>
