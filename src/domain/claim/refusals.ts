/** What may stand in the way of a claim, beside the refusals of its machine; each sentence says what to do. */
export const claimRefusals = {
  notRelative: {
    code: 'CLAIM_NOT_RELATIVE',
    message: '只能为自己家或已登记的近亲属家申报。要替亲属申报，请先到“我的”里的“近亲属登记”登记。',
    field: 'householdId'
  },
  notByYou: {
    code: 'CLAIM_NOT_BY_YOU',
    message: '按积分细则，这一条不由您来记，请看细则里写的由谁记。',
    field: 'itemId'
  },
  evidenceNeeded: {
    code: 'CLAIM_EVIDENCE_NEEDED',
    message: '按积分细则，这一条要有依据，请拍一张照片或者写几句说明。',
    field: 'note'
  },
  nothingToEarn: {
    code: 'CLAIM_NOTHING_TO_EARN',
    message: '这一条只作提醒或评选，不用申报，请换一条。',
    field: 'itemId'
  },
  sameAlready: {
    code: 'CLAIM_SAME_ALREADY',
    message: '同一天的同一件事已经申报或记过了，不用再记一次。',
    field: 'occurredOn'
  },
  groupTaken: {
    code: 'POINTS_GROUP_TAKEN',
    message: '同一期里已经记过同类的另一条，这几条只能记一条。',
    field: 'itemId'
  },
  outOfReach: {
    code: 'CLAIM_OUT_OF_REACH',
    message: '这一户不在您负责的范围里，请由负责的人来办。',
    field: 'householdId'
  },
  lineTwice: {
    code: 'CLAIM_LINE_TWICE',
    message: '这一户（这个人）在名单里勾了两次，只记一次。',
    field: 'lines'
  },
  noHousehold: {
    code: 'CLAIM_NO_HOUSEHOLD',
    message: '名册里没有这一户，请重新选择。',
    field: 'householdId'
  },
  batchOpen: {
    code: 'BATCH_OPEN_ALREADY',
    message: '上一批还没有公示出去，请先把那一批复核完、公示出去。'
  },
  batchEmpty: { code: 'BATCH_EMPTY', message: '现在没有可以公示的积分，等评议完再来。' },
  batchNotNow: { code: 'BATCH_NOT_NOW', message: '这一批现在不能做这一步，请刷新后再看。' },
  committeeRecused: {
    code: 'REVIEWER_RECUSED',
    message: '村委会的人对这一条都要回避，请村监委成员或积分评议员打开这一批来复核。'
  },
  batchNotReviewed: {
    code: 'BATCH_NOT_REVIEWED',
    message: '这一批还有没复核完的，请复核完再起草公示。'
  },
  linesChanged: {
    code: 'BATCH_LINES_CHANGED',
    message: '起草以后，有的户已经记满上限或者迁出了，公示和账本会对不上。请村委会重新起草这一批的公示。'
  },
  oldNotice: {
    code: 'BATCH_NOTICE_OLD',
    message: '这一批后来又起草了一份公示，请会签、挂出新的那一份。'
  },
  correctByLines: {
    code: 'BATCH_NOTICE_BY_LINES',
    message:
      '积分公示是从账本生成的，不能另写更正。哪一户不对，请在异议里核实更正那一户；公示停了的，请到这一批里重新起草。'
  },
  noticeHangs: {
    code: 'BATCH_NOTICE_HANGS',
    message: '这一批的公示没有停，不用重新起草。只是掉了或断了网的，请书记在“公示办理”里重新挂出。'
  },
  windowOver: {
    code: 'BATCH_WINDOW_OVER',
    message: '这一批提异议的日子已经满了，没有异议的就入账，不用重新公示。'
  },
  linesSettled: {
    code: 'BATCH_LINES_CHANGED',
    message: '起草以后，有的户因为异议改了分，公示和账本会对不上。请村委会重新起草这一批的公示。'
  },
  lineNeeded: {
    code: 'OBJECTION_LINE_NEEDED',
    message: '请选择对名单里的哪一户有异议。',
    field: 'lineNo'
  },
  lineUnknown: { code: 'OBJECTION_LINE_UNKNOWN', message: '名单里没有这一行，请重新选择。', field: 'lineNo' },
  lineBooked: {
    code: 'OBJECTION_LINE_BOOKED',
    message: '这一行已经入账或没有在公示，不能再提异议；有错的请向村监委反映，可以冲销。',
    field: 'lineNo'
  },
  correctionsNeeded: {
    code: 'OBJECTION_CORRECTIONS_NEEDED',
    message: '异议成立的，请写明哪一条改成多少分；不该得的填0。',
    field: 'corrections'
  },
  correctionUnknown: {
    code: 'OBJECTION_CORRECTION_UNKNOWN',
    message: '要更正的这一条不在这一户的公示里，请刷新后再填。',
    field: 'corrections'
  },
  objectionRecused: {
    code: 'OBJECTION_RECUSED',
    message:
      '这一户是您家或近亲属家，或者这一条您记过、评过，请回避，由其他村监委成员核实；没有别人的，请转乡镇核实。'
  },
  nothingToSettle: { code: 'BATCH_LINE_NOT_HELD', message: '这一户没有暂缓的积分，不用再处理。' },
  onNotice: {
    code: 'POINTS_ON_NOTICE',
    message: '这一笔还在公示，有不对的请对公示提异议，那一户会先不入账。',
    field: 'entryId'
  },
  reversalOpen: { code: 'REVERSAL_OPEN_ALREADY', message: '这一笔已经有人提出冲销，正等村监委确认。' },
  reversalOver: { code: 'REVERSAL_OVER', message: '这一条冲销已经有结果了，请刷新后再看。' },
  reversalOwn: { code: 'REVERSAL_OWN', message: '冲销要两个人：您提出的，请另一位村监委成员来确认。' }
} as const
