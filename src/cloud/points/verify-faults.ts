/** Why a ledger does not hold, in words; the code is stable. */
export const faultWords = {
  ENTRY_CHANGED: '封存以后被改动',
  ENTRY_MISSING: '记录缺失',
  ENTRY_UNCOUNTED: '不在这一户的账上，是另外插进来的',
  ENTRY_WRONG_SIDES: '记录的转出转入和它的种类不符',
  ENTRY_WRONG_LINK: '记录所冲销、入账或结算的那一笔不对',
  ACCOUNT_MISSING: '这一户没有账户',
  BALANCE_NEGATIVE: '记到这一笔时分数不够',
  BALANCE_DIFFERS: '余额和逐笔相加的结果不一致',
  CAP_DIFFERS: '上限已用的分数和逐笔相加的结果不一致',
  LOT_DIFFERS: '有期限的分和逐笔推算的结果不一致',
  ROLLUP_DIFFERS: '汇总表和逐笔相加的结果不一致',
  SEAL_MISSING: '封存的一页缺失',
  SEAL_CHANGED: '封存的一页被改动或换了位置',
  SEAL_HEAD_DIFFERS: '封存的最后一页不一致'
} as const
export type FaultCode = keyof typeof faultWords

/** One thing that does not hold; `entryId` and `no` name the first entry concerned, where there is one. */
export interface Fault {
  readonly villageId: string
  readonly code: FaultCode
  readonly householdId: string | null
  readonly no: number | null
  readonly entryId: string | null
  readonly sealNo: number | null
  readonly expected: string | null
  readonly found: string | null
}

type Loose = Partial<Omit<Fault, 'villageId' | 'code'>>

export const faultOf = (villageId: string, code: FaultCode, more: Loose = {}): Fault => ({
  ...{
    villageId,
    code,
    householdId: null,
    no: null,
    entryId: null,
    sealNo: null,
    expected: null,
    found: null
  },
  ...more
})
