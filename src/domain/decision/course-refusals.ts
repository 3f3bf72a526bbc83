import type { Refusal } from '../refusal/refusal'

/** Refusals of the course of a decision; those of meetings, topics and opinions stand beside their rules. */
export const courseRefusals = {
  unknown: {
    code: 'DECISION_ACTION_UNKNOWN',
    message: '没有这一步，请返回上一页，再打开看看。',
    field: 'action'
  },
  notNow: {
    code: 'DECISION_NOT_NOW',
    message: '事项现在所处的环节不能做这一步，请刷新页面看最新进展。',
    field: 'action'
  },
  ended: {
    code: 'DECISION_ENDED',
    message: '这件事已经办结，不能再改动；需要变更的，请另提新事项。',
    field: 'action'
  },
  notYours: { code: 'DECISION_NOT_YOURS', message: '您的职务不能做这一步。', field: 'action' },
  notProposer: { code: 'DECISION_NOT_PROPOSER', message: '只有提出人可以撤回。', field: 'action' },
  reason: { code: 'DECISION_REASON_MISSING', message: '请写明理由（至少5个字）。', field: 'reason' },
  sourceMissing: { code: 'DECISION_SOURCE_MISSING', message: '请填写事项来源和提出人。', field: 'source' },
  petitionBad: {
    code: 'DECISION_PETITION_NUMBERS',
    message: '联名人数和总人数要是整数，联名人数不能超过总人数。',
    field: 'source.petition'
  },
  tooSoon: {
    code: 'DECISION_TOO_SOON',
    message: '同一事项未通过还不满规定的月数，要有实质修改才能再提。',
    field: 'content'
  },
  petition: {
    code: 'DECISION_PETITION_BINDS',
    message: '联名人数已达到法定比例，应当召集会议，不能拒绝。',
    field: 'action'
  },
  proposerNotTold: {
    code: 'DECISION_PROPOSER_NOT_TOLD',
    message: '请先把理由告知提出人，再勾选“已告知”。',
    field: 'proposerTold'
  },
  townCheckOff: {
    code: 'TOWN_CHECK_NOT_USED',
    message: '本县没有开启乡镇合法性意见，请直接进入党员大会审议。',
    field: 'action'
  },
  townCheckFirst: {
    code: 'TOWN_CHECK_FIRST',
    message: '本县要求先听取乡镇合法性意见，请改用“送乡镇听取意见”。',
    field: 'action'
  },
  frozen: {
    code: 'RESOLUTION_NOT_EDITABLE',
    message: '决议通过后不能修改；需要变更的，请另提新事项，由同级或上级会议决定。',
    field: 'content'
  },
  contentMissing: { code: 'VERSION_MISSING', message: '请填写修改后的方案。', field: 'content' },
  unchanged: { code: 'VERSION_UNCHANGED', message: '方案没有改动，不用保存新版本。', field: 'content' },
  notErratum: {
    code: 'ERRATUM_CHANGES_SUBSTANCE',
    message: '这处改动涉及金额、范围、对象、用地、期限、承包或分摊，不是勘误；请退回修改，形成新版本。',
    field: 'content'
  },
  erratumAlone: {
    code: 'ERRATUM_NEEDS_TWO',
    message: '勘误要由一人提出、村监委另一人确认。',
    field: 'proposedBy'
  },
  notRevised: {
    code: 'VERSION_NOT_REVISED',
    message: '退回是要求修改方案，请先修改形成新版本，再重新讨论。',
    field: 'content'
  },
  textChanged: {
    code: 'VERSION_TEXT_CHANGED',
    message: '方案文字已经改动，要回到商议重新走，不能直接重新表决。',
    field: 'content'
  },
  earlierFlaw: {
    code: 'DECISION_EARLIER_FLAW',
    message: '瑕疵出在更早的环节，请回到那一步重新走。',
    field: 'action'
  },
  otherFlaw: {
    code: 'DECISION_OTHER_FLAW',
    message: '只有这一步自身程序有瑕疵、方案未变时，才能直接重开这一步。',
    field: 'action'
  },
  otherStage: {
    code: 'DECISION_OTHER_STAGE',
    message: '这一步和事项中断前所处的环节不符，请选择对应的处理方式。',
    field: 'action'
  },
  flawMissing: {
    code: 'DECISION_FLAWED_STEP_MISSING',
    message: '请选择最早有问题的是哪一步。',
    field: 'backTo'
  },
  noticeMissing: {
    code: 'NOTICE_NOT_UP',
    message: '请先张贴公示，并由村监委会签。',
    field: 'notice'
  },
  windowOpen: { code: 'NOTICE_WINDOW_OPEN', message: '异议期还没有满，请等期满。', field: 'notice' },
  termOpen: { code: 'NOTICE_TERM_OPEN', message: '公示还没有满法定天数，请等期满。', field: 'notice' },
  objectionsOpen: {
    code: 'OBJECTIONS_OPEN',
    message: '还有异议没有办结，请先办结全部异议。',
    field: 'objection'
  },
  objectionMissing: { code: 'OBJECTION_MISSING', message: '请先填写异议内容。', field: 'objection' },
  notAnswered: {
    code: 'OBJECTION_NOT_ANSWERED',
    message: '村委会还没有答复这条异议，请先答复再核实。',
    field: 'objection'
  },
  followUpMissing: {
    code: 'FOLLOW_UP_MISSING',
    message: '依法还要先报审或报批，请登记批复的文号后再实施。',
    field: 'followUpDocument'
  },
  orderMissing: {
    code: 'ORDER_MISSING',
    message: '请选择作出机关，并登记文书名称和文号。',
    field: 'order'
  },
  orderWrongAuthority: {
    code: 'ORDER_WRONG_AUTHORITY',
    message: '乡镇的决定由乡镇人员登记，村监委的建议由村监委登记；法院文书由村委会或乡镇登记。',
    field: 'order.by'
  },
  untilMissing: {
    code: 'ORDER_WITHOUT_TERM',
    message: '中止要写明期限，期限要在今天之后。',
    field: 'until'
  },
  otherAuthority: {
    code: 'ORDER_OTHER_AUTHORITY',
    message: '中止由谁作出，就由谁或者法院解除。',
    field: 'order.by'
  },
  resumptionNotPublished: {
    code: 'RESUMPTION_NOT_PUBLISHED',
    message: '请先公示恢复实施的决定。',
    field: 'resumptionPublished'
  },
  newDecisionMissing: {
    code: 'SUPERSEDING_MISSING',
    message: '变更决议要先有新事项走完全部程序、决议通过，并注明变更的是哪一件。',
    field: 'newDecision'
  },
  newDecisionLower: {
    code: 'SUPERSEDING_LOWER_BODY',
    message: '只有同级或上级会议才能变更原决议。',
    field: 'newDecision'
  },
  completionMissing: {
    code: 'COMPLETION_MISSING',
    message: '完工要有验收日期、决算金额和完工照片。',
    field: 'completion'
  },
  completionFuture: { code: 'COMPLETION_IN_FUTURE', message: '验收日期不能晚于今天。', field: 'completion' },
  completionBefore: {
    code: 'COMPLETION_BEFORE_RESOLUTION',
    message: '验收日期不能早于决议通过的日期，请核对。',
    field: 'completion'
  },
  archiveMissing: { code: 'ARCHIVE_MISSING', message: '请先生成归档包。', field: 'archiveDigest' },
  revocationMissing: {
    code: 'REVOCATION_MISSING',
    message: '撤销要有村民会议的撤销决定，或者法院、乡镇的文书。',
    field: 'order'
  },
  laterActMissing: {
    code: 'LATER_ACT_MISSING',
    message: '请登记撤销或变更它的文书，或者新决议。',
    field: 'order'
  }
} as const satisfies Record<string, Refusal>
