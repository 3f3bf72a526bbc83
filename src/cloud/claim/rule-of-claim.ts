import { countersOf, type Deed } from '@/domain/rulebook/caps'
import type { CapCounter as LedgerCounter } from '../points/ledger'
import type { StoredRuleItem } from '../rulebook/rule-items'

/** 「积分细则第1版第3条」 */
export const ruleWords = (item: Pick<StoredRuleItem, 'version' | 'no'>): string =>
  `积分细则第${item.version}版第${item.no}条`

/** The counters that a deed's points move, as the ledger keeps them. Throws where a person's cap has no person. */
export const ledgerCounters = (item: StoredRuleItem, deed: Deed): LedgerCounter[] => {
  const counters = countersOf(item.caps, deed)
  if (!counters.ok) throw new Error(`a claim without a person under a person's cap: ${item.id}`)
  return counters.value.map((c) => ({
    holderId: c.holderId,
    counterId: item.ruleId,
    period: c.period,
    limit: c.most
  }))
}
