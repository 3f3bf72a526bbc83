import type { Refusal } from '../refusal/refusal'

/** Why a step of 最美评选 is not taken; each sentence says what to do. */
export const honourRefusals = {
  ended: { code: 'HONOUR_ENDED', message: '这一步已经办完，不用再办了。请刷新后再看。' },
  notNow: { code: 'HONOUR_NOT_NOW', message: '现在还不能做这一步，请刷新后看走到哪里了。' },
  notYours: { code: 'HONOUR_NOT_YOURS', message: '这一步要由别的人来办。如有疑问，请联系村委会。' },
  roundNotNow: {
    code: 'HONOUR_ROUND_NOT_NOW',
    message: '这一轮评选走到了别的一步，请刷新后再看。'
  },
  takenDown: {
    code: 'HONOUR_NOTICE_TAKEN_DOWN',
    message: '这份公示已经停了，名单会重新公示，有异议请到那时候再提。'
  },
  notOver: { code: 'HONOUR_NOT_OVER', message: '提名的时间还没有到，最后一天过了才能开始村里评议。' },
  closed: { code: 'HONOUR_CLOSED', message: '提名的时间已经过了，请等下一轮。' },
  dayBad: {
    code: 'HONOUR_DAY_BAD',
    message: '提名的最后一天要在今天以后、一年以内，请重新选。',
    field: 'nominateUntil'
  },
  nobody: {
    code: 'HONOUR_NOBODY',
    message: '还没有一户得到院落支持，不能往下走。请先请院落评议，或者写明原因取消这一轮。'
  },
  noneChosen: {
    code: 'HONOUR_NONE_CHOSEN',
    message: '没有拟授牌的户，不用公示。请写明原因结束这一轮。'
  },
  reasonNeeded: { code: 'HONOUR_REASON_NEEDED', message: '请写明理由，至少4个字。', field: 'words' },
  presentNeeded: {
    code: 'HONOUR_PRESENT_NEEDED',
    message: '请写明评议时有谁在场，至少2个字。',
    field: 'present'
  },
  recused: {
    code: 'HONOUR_RECUSED',
    message: '这是您自己家或近亲属家，请回避，由别人来评。'
  },
  rival: {
    code: 'HONOUR_RIVAL',
    message: '您自己家也在这一轮里，这一轮请由别人来评。'
  },
  tookPart: {
    code: 'HONOUR_TOOK_PART',
    message: '您推荐过这一户，或者参加过这一户的院落评议，请由别人来评。'
  },
  ownNomination: {
    code: 'HONOUR_OWN_NOMINATION',
    message: '这一户是您推荐的，请由别人来评议、登记。'
  },
  twice: { code: 'HONOUR_TWICE', message: '这一户您已经评过了，每人只评一次。' },
  outOfRange: {
    code: 'HONOUR_OUT_OF_RANGE',
    message: '打分要在0到100分之间；赞成或不赞成的，请选一个。',
    field: 'points'
  },
  notStopped: {
    code: 'HONOUR_NOT_STOPPED',
    message: '村里评议的结果不能随便改。只有对公示的异议成立以后，才能取消某一户。'
  },
  untilBad: {
    code: 'HONOUR_UNTIL_BAD',
    message: '整改至少给7天，最多180天，请重新选最后一天。',
    field: 'until'
  },
  notLate: {
    code: 'HONOUR_NOT_LATE',
    message: '整改的时间还没有到，不能暂停挂牌。请在最后一天过了以后再去看。'
  },
  sameLooker: {
    code: 'HONOUR_SAME_LOOKER',
    message: '提出整改的人不能自己复查，请另一位去看。'
  },
  whoNeeded: {
    code: 'HONOUR_WHO_NEEDED',
    message: '请填写那一户家里人的姓名，和名册上一样；同名的再填户号。',
    field: 'name'
  },
  whoUnknown: {
    code: 'HONOUR_WHO_UNKNOWN',
    message: '名册上没有找到这个人，请核对姓名和户号，或者问问院落长。',
    field: 'name'
  },
  whoMany: {
    code: 'HONOUR_WHO_MANY',
    message: '村里有同名的人，请再填上户号。',
    field: 'householdNo'
  },
  already: {
    code: 'HONOUR_ALREADY',
    message: '这一户这一轮已经有提名了，每户一轮只提一次。'
  },
  personal: (excerpt: string, advice: string, field: string): Refusal => ({
    code: 'HONOUR_PERSONAL_DATA',
    message: `这段话大家都能看到，里面有“${excerpt}”。${advice}`,
    field
  }),
  panelShort: (lacking: number): Refusal => ({
    code: 'HONOUR_PANEL_SHORT',
    message: `还有${lacking}户没有满3个人评，请评议的人先评完，再结束评议。`
  }),
  oldNotice: {
    code: 'HONOUR_NOTICE_OLD',
    message: '这份公示起草以后，名单有变化。请村委会重新起草、重新会签。'
  },
  onNotice: {
    code: 'HONOUR_NOTICE_BY_ROUND',
    message: '评选的公示按评议结果起草，不能单独更正。有异议的请走异议，核实后重新起草。'
  }
} as const
