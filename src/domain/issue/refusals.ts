import type { Refusal } from '../refusal/refusal'

/** Why a step is refused; each sentence says what to do. */
export const courseRefusals = {
  unknown: { code: 'ISSUE_ACTION_UNKNOWN', message: '没有这一步，请返回上一页，再打开看看。' },
  notNow: { code: 'ISSUE_NOT_NOW', message: '这件事已经办到别的步骤了，请返回上一页，再打开看看。' },
  ended: { code: 'ISSUE_ENDED', message: '这件事已经结束。还有问题，请重新说一件。' },
  notYours: { code: 'ISSUE_NOT_YOURS', message: '您的身份不能办这一步。' },
  private: { code: 'ISSUE_PRIVATE', message: '这件事是保密的，不能拿到会上议，也不能合并或转四议。' },
  reason: { code: 'ISSUE_REASON_MISSING', message: '请写明情况或理由。', field: 'reason' },
  owner: { code: 'ISSUE_OWNER_MISSING', message: '请选由谁来办。', field: 'ownerId' },
  ownerWrong: {
    code: 'ISSUE_OWNER_WRONG',
    message: '选的人不能办这件事，请换一位本级或下级的经办人。',
    field: 'ownerId'
  },
  ownerSame: { code: 'ISSUE_OWNER_SAME', message: '退回时要写明另一位正确的承办人。', field: 'ownerId' },
  dueMissing: { code: 'ISSUE_DUE_MISSING', message: '请选办结的期限。', field: 'dueOn' },
  dueWrong: {
    code: 'ISSUE_DUE_WRONG',
    message: '期限要在今天以后、本级办理期限以内，请重选。',
    field: 'dueOn'
  },
  returnedAlready: {
    code: 'ISSUE_RETURNED_ALREADY',
    message: '这件事已经退回过一次，不能再退，请报上一级指定承办人。'
  },
  returnLate: {
    code: 'ISSUE_RETURN_LATE',
    message: '交办超过1个工作日，不能再退回。办不了的，请开始办理后报上一级。'
  },
  notReturned: { code: 'ISSUE_NOT_RETURNED', message: '还没有退回过，请先退回并写明正确的承办人。' },
  declineReason: {
    code: 'ISSUE_DECLINE_REASON',
    message: '请从列出的理由里选一个。',
    field: 'declineReason'
  },
  whereTo: { code: 'ISSUE_WHERE_TO_MISSING', message: '请写明可以到哪里去办。', field: 'whereTo' },
  mergeTarget: {
    code: 'ISSUE_MERGE_TARGET',
    message: '只能合并到本村另一件还没有结束的公开事项，请重新选。',
    field: 'intoId'
  },
  session: {
    code: 'ISSUE_SESSION_MISSING',
    message: '请填写说事会应到、实到的户数，实到不能超过应到。',
    field: 'present'
  },
  noConsensus: {
    code: 'ISSUE_NO_CONSENSUS',
    message: '同意的户没有超过到会的一半，没有议成。可以再议，或报上一级。',
    field: 'yes'
  },
  decision: {
    code: 'ISSUE_DECISION_MISSING',
    message: '请先建立四议两公开事项，再转过去。',
    field: 'decisionId'
  },
  level: { code: 'ISSUE_LEVEL_WRONG', message: '只能交给本级或更高一级处理。', field: 'level' },
  party: { code: 'ISSUE_PARTY_MISSING', message: '请写明另一方是谁，不能是说事人自己。', field: 'party' },
  partyChanged: { code: 'ISSUE_PARTY_SET', message: '另一方已经表过态，不能再换。', field: 'party' },
  consentWho: { code: 'ISSUE_CONSENT_NOT_YOURS', message: '只能由本人表态，或由调解员登记书面意见。' },
  noConsent: {
    code: 'ISSUE_NO_CONSENT',
    message: '要双方都同意才能调解；一方明确拒绝的，不得调解（人民调解法第17条）。'
  },
  notLate: { code: 'ISSUE_NOT_LATE', message: '还没有超过期限，请等经办人处理。' },
  topLevel: { code: 'ISSUE_TOP_LEVEL', message: '已经在最高一级，不能再往上报。' },
  rating: { code: 'ISSUE_RATING_MISSING', message: '请选满意、基本满意或不满意。', field: 'rating' },
  ownWork: { code: 'ISSUE_OWN_WORK', message: '这件事是您自己办的，要请别人来评价。' },
  notCallback: { code: 'ISSUE_NOT_CALLBACK', message: '只有第二次不满意、回访过的事，才能解释结案。' },
  reconsiderLate: {
    code: 'ISSUE_RECONSIDER_LATE',
    message: '已经超过3天，不能再申请复议。情况有变化，可以重新说一件。'
  },
  reconsiderTwice: { code: 'ISSUE_RECONSIDER_TWICE', message: '已经申请过复议，请等结果。' },
  notAsked: { code: 'ISSUE_NOT_RECONSIDERED', message: '说事人没有申请复议。' },
  samePerson: { code: 'ISSUE_SAME_PERSON', message: '复议要由另一个人来看，不能由原来接下的人决定。' },
  mediated: { code: 'ISSUE_MEDIATION_RESULT', message: '请选调解成功，或调解终止。', field: 'mediated' },
  extended: { code: 'ISSUE_EXTENDED', message: '已经延长过一次，不能再延长。' }
} as const satisfies Record<string, Refusal>
