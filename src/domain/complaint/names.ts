import type { Refusal } from '../refusal/refusal'

// Names, limits and words alone, without the schemas.

/** What a complaint is about; that decides who answers. */
export const complaintKinds = {
  content: '公开的内容',
  privacy: '个人信息',
  service: '这个小程序或办事的服务'
} as const
export type ComplaintKind = keyof typeof complaintKinds

/** Content is the township's, which moderates it; privacy and the service are the county's, which runs it. Never the village's. */
export const complaintLevel: Readonly<Record<ComplaintKind, 'township' | 'county'>> = {
  content: 'township',
  privacy: 'county',
  service: 'county'
}

export const complaintStates = { asked: '等答复', answered: '已答复' } as const
export type ComplaintState = keyof typeof complaintStates

/** A public thing that a complaint may point at. */
export const complaintAbouts = { issue: '一件说事', notice: '一份公示' } as const
export type ComplaintAbout = keyof typeof complaintAbouts

/** 15 working days, as for requests about personal data (个人信息保护法第50条; App违法违规收集使用个人信息行为认定方法第6条). */
export const complaintWorkingDays = 15

export const complaintLimits = { words: 500, answer: 500, openAtOnce: 10 } as const

export const complaintRefusals = {
  tooMany: {
    code: 'COMPLAINT_TOO_MANY',
    message: '您有10件还在等答复，请等有了答复再提。急事请打县里的电话。'
  },
  answered: { code: 'COMPLAINT_ANSWERED', message: '这一件已经有人答复了，请刷新看看。' },
  aboutUnknown: {
    code: 'COMPLAINT_ABOUT_UNKNOWN',
    message: '没有找到您说的那一条，请从那一页重新点“投诉举报”。',
    field: 'about'
  }
} as const satisfies Record<string, Refusal>
