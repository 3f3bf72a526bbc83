import type { Refusal } from '../refusal/refusal'
import { accountRefusals } from './names'

/** What stands between an account and its end. */
export interface CloseFacts {
  /** Offices given by hand that its people hold today, in the words people read. */
  readonly offices: readonly string[]
  /** Redemptions its people asked for and have not yet got or let go. */
  readonly openRedemptions: number
}

/**
 * Why an account cannot be closed yet; empty when it can. Nothing else may stand in the way: 注销不得设置不必要的条件
 * (App违法违规收集使用个人信息行为认定方法第6条).
 */
export const closeHindrances = ({ offices, openRedemptions }: CloseFacts): readonly Refusal[] => [
  ...(offices.length > 0
    ? [
        {
          ...accountRefusals.closeOffice,
          message: `您还担任着${offices.join('、')}。请先请书记或县级管理员登记离任，再注销。`
        }
      ]
    : []),
  ...(openRedemptions > 0 ? [accountRefusals.closeRedemption] : [])
]
