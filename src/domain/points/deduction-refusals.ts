import type { Refusal } from '../refusal/refusal'

export const deductionRefusals = {
  noSuchRule: {
    code: 'DEDUCTION_NO_SUCH_RULE',
    message: '那一天施行的细则里没有这条扣分，请重新选择。',
    field: 'itemId'
  },
  sameAlready: {
    code: 'DEDUCTION_SAME_ALREADY',
    message: '这一户那一天的这件事已经提醒过，同一件事只办一次。请在扣分办理里找到它接着办。',
    field: 'occurredOn'
  },
  reviewRecused: {
    code: 'DEDUCTION_RECUSED',
    message: '您和这一户是一家人或近亲属，请回避，由别的村监委成员复核。'
  }
} as const satisfies Record<string, Refusal>
