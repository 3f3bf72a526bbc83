import type { Refusal } from '../refusal/refusal'

export const shopRefusals = {
  actionUnknown: { code: 'SHOP_ACTION_UNKNOWN', message: '没有这一步，请返回上一页重试。', field: 'action' },
  ended: { code: 'SHOP_ENDED', message: '这次兑换已经办完，不用再办了。' },
  notNow: { code: 'SHOP_NOT_NOW', message: '这次兑换走到了别的一步，请刷新后再看。' },
  notYours: { code: 'SHOP_NOT_YOURS', message: '这一步要由别的人来办。如有疑问，请联系村委会。' },
  ownHousehold: {
    code: 'SHOP_OWN_HOUSEHOLD',
    message: '自家兑换的东西不能由自己交货，请另一位村干部来办。'
  },
  sameHands: {
    code: 'SHOP_SAME_HANDS',
    message: '交货和确认不能在同一个微信上办，请换农户或见证人自己的手机来确认。'
  },
  codeNeeded: {
    code: 'SHOP_CODE_NEEDED',
    message: '请输入农户手机上的六位领取码；没有手机的，请选一位见证人。',
    field: 'code'
  },
  codeWrong: {
    code: 'SHOP_CODE_WRONG',
    message: '领取码不对，请和农户手机上的对一对，再输一次。',
    field: 'code'
  },
  codeUnknown: {
    code: 'SHOP_CODE_UNKNOWN',
    message: '没有等领的兑换用这个码。请核对六位数字；农户那边可能已经取消或过期了。',
    field: 'code'
  },
  witnessNeeded: { code: 'SHOP_WITNESS_NEEDED', message: '请选一位在场的见证人。', field: 'witnessId' },
  witnessUnfit: {
    code: 'SHOP_WITNESS_UNFIT',
    message: '见证人要是村里任职的人，不能是交货的人自己，也不能是这一户或交货人家里的人。请另选一位。',
    field: 'witnessId'
  },
  reasonNeeded: { code: 'SHOP_REASON_NEEDED', message: '请写明原因，对方会看到。', field: 'reason' },
  notLate: { code: 'SHOP_NOT_LATE', message: '领取的期限还没到。' },
  goodsOff: { code: 'SHOP_GOODS_OFF', message: '这样东西现在不兑换了，请看看别的。' },
  householdEnded: { code: 'SHOP_HOUSEHOLD_ENDED', message: '这一户已经不在本村名册上，不能兑换。' },
  noBudget: {
    code: 'SHOP_NO_BUDGET',
    message: '村里还没有公布这段时间的兑换预算，公布以后才能兑换。请留意村里的通知。'
  },
  cash: {
    code: 'SHOP_NO_CASH',
    message: '积分只换东西，不换现金、红包和购物卡。请改成实物。',
    field: 'name'
  },
  memberElsewhere: {
    code: 'SHOP_NOT_OWN_HOUSEHOLD',
    message: '只能用自家的积分兑换。',
    field: 'householdId'
  },
  goodsChanged: {
    code: 'SHOP_GOODS_CHANGED',
    message: '这样东西刚刚改过价，请看清新的分数再兑换。',
    field: 'price'
  },
  stockMoved: {
    code: 'SHOP_STOCK_MOVED',
    message: '清点的时候库存有变动，请刷新后把这几样再数一次。',
    field: 'lines'
  },
  countTwice: { code: 'SHOP_COUNTED_TWICE', message: '同一样东西只能数一次，请去掉重复的。', field: 'lines' },
  differenceUnexplained: {
    code: 'SHOP_DIFFERENCE_UNEXPLAINED',
    message: '数出来的和账上不一样，请写明原因。',
    field: 'lines'
  },
  budgetOverlaps: {
    code: 'SHOP_BUDGET_OVERLAPS',
    message: '这段时间已经公布过预算。要增加，请在原来的预算上追加。',
    field: 'from'
  },
  budgetBackwards: {
    code: 'SHOP_BUDGET_BACKWARDS',
    message: '预算的最后一天要在第一天之后，一次最长一年。',
    field: 'to'
  },
  budgetPast: {
    code: 'SHOP_BUDGET_PAST',
    message: '预算要先公布再兑换，最后一天不能早于今天。',
    field: 'to'
  },
  budgetOver: { code: 'SHOP_BUDGET_OVER', message: '这份预算的时间已经过了，请公布新的预算。' },
  noticeUnknown: {
    code: 'SHOP_NOTICE_UNKNOWN',
    message: '没有找到这份公示，或它还没有挂出来。请另选一份。',
    field: 'noticeId'
  },
  periodBackwards: {
    code: 'SHOP_PERIOD_BACKWARDS',
    message: '结算的最后一天要在第一天之后，一次最长一年。',
    field: 'to'
  }
} as const satisfies Record<string, Refusal>

export const unconfirmedAtMerger = (count: number): Refusal => ({
  code: 'MERGE_SHOP_UNCONFIRMED',
  message: `积分超市有${count}次交货还没有人确认领到，请先请农户或见证人确认，再并村。`,
  field: 'from'
})

export const soldOut = (left: number): Refusal => ({
  code: 'SHOP_SOLD_OUT',
  message:
    left === 0
      ? '这样东西刚刚被别人兑完了，您的分没有动。可以看看别的，或等村里补货。'
      : `只剩${left}件了，您的分没有动。请改少一些再兑换。`,
  field: 'count'
})

export const limitReached = (left: number, unit: string): Refusal => ({
  code: 'SHOP_LIMIT_REACHED',
  message:
    left === 0
      ? '这样东西每户每季度有限量，您家这个季度已经兑满了，下个季度再来。'
      : `这样东西每户每季度有限量，您家这个季度还能兑${left}${unit}。`,
  field: 'count'
})

export const quarterReached = (left: number): Refusal => ({
  code: 'SHOP_QUARTER_REACHED',
  message: `村里定了每户每季度兑换的总分，您家这个季度还能用${left}分。`,
  field: 'count'
})

export const pointsShort = (needs: number, has: number): Refusal => ({
  code: 'SHOP_POINTS_SHORT',
  message: `这次要${needs}分，您家现在能用的只有${has}分。请改少一些，或攒够了再来。`,
  field: 'count'
})

export const outOfStock = (left: number): Refusal => ({
  code: 'SHOP_STOCK_SHORT',
  message: `货架上只有${left}件没有答应给农户，最多只能出库这么多。`,
  field: 'count'
})

export const countBelowPromised = (name: string, promised: number): Refusal => ({
  code: 'SHOP_COUNT_BELOW_PROMISED',
  message: `“${name}”已经答应给农户${promised}件，数出来的比这还少。请先补货，或和农户说好取消几份，再盘点。`,
  field: 'lines'
})
