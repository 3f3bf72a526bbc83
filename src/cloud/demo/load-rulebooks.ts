import type { Transaction } from 'kysely'
import type { PointsCategory } from '@/domain/points/categories'
import { exampleRulebook } from '@/domain/rulebook/example'
import { inPaperOrder } from '@/domain/rulebook/full-text'
import type { Rulebook, RulebookDraft, RuleItem } from '@/domain/rulebook/rule-item'
import { adoptRulebook } from '@/domain/rulebook/rulebook'
import type { Database } from '../db/schema'
import { saveRulebook } from '../rulebook/save-rulebook'
import table from './data/rulebook.json'
import type { DemoPlan } from './demo-plan'
import { demoId, numberIn } from './ids'
import { villageKeys } from './village-plan'

/** The lines of the real table that a rulebook may hold; what was left out says why in the data file. */
const tableItems: readonly RuleItem[] = table.items
  .filter((item) => item.category !== undefined && item.left_out === undefined)
  .map((item) => ({
    category: item.category as PointsCategory,
    ...{ words: item.words, points: item.points, unit: item.unit },
    // The source states no cap for any of them, and none is made up.
    caps: [],
    evidence: item.evidence === null ? null : { words: item.evidence, needed: false },
    recordedBy: ['courtyard_host', 'group_leader', 'committee'],
    group: null,
    honour: false
  }))

/** In the second year the village took over what other villages have. */
const laterItems = inPaperOrder([...tableItems, ...exampleRulebook.items])

const firstYear = Number(table.effective_from.slice(0, 4)) - 1
const source = `${table.scheme}；来源：${table.source}`

/** Numbers of the first version's items; the second's begin at 1, since the deeds of the demo are under those. */
const FIRST_VERSION = 50_000

/** An item of the rulebook that is in force, with its number on the paper. */
export interface DemoItem extends RuleItem {
  readonly id: string
  readonly no: number
  readonly effectiveFrom: string
}

/** The items in force in a demo village. */
export const demoItems = (villageIndex: number): readonly DemoItem[] =>
  laterItems.map((item, i) => ({
    ...item,
    id: demoId('item', numberIn(villageIndex, i + 1)),
    no: i + 1,
    effectiveFrom: table.effective_from
  }))

const adopted = (draft: RulebookDraft, adoptedBy: string, previous: Rulebook | null): Rulebook => {
  const facts = { adoptedOn: draft.effectiveFrom, adoptedBy, deductions: false, previous }
  const outcome = adoptRulebook(draft, facts)
  if (!outcome.ok) throw new Error(`the demo's rulebook is refused: ${outcome.refusal.code}`)
  return outcome.value
}

/** Two versions for both villages: what they began with, and what has been in force since. */
export async function loadRulebooks(db: Transaction<Database>, plan: DemoPlan): Promise<void> {
  // Decided before the village came here: its words say by what.
  const how = { decisionId: null, adoptedOn: null, fingerprint: null, resolvedOn: null, filedDocument: null }
  for (const [index, key] of villageKeys.entries()) {
    const villageId = plan[key].id
    const open = { source, effectiveTo: null, deductionPeriod: null }
    const first = adopted(
      {
        ...open,
        ...{ title: `${plan[key].name}积分细则（${firstYear}年）` },
        ...{ effectiveFrom: `${firstYear}-01-01`, expiry: null, groups: [], items: tableItems }
      },
      `${firstYear - 1}年12月村民会议决议`,
      null
    )
    const { expiry, groups } = exampleRulebook
    const second = adopted(
      {
        ...open,
        ...{ title: `${plan[key].name}积分细则（${firstYear + 1}年）` },
        ...{ effectiveFrom: table.effective_from, expiry, groups, items: laterItems }
      },
      table.adopted_by,
      first
    )
    await saveRulebook(db, { villageId, rulebookId: demoId('rulebook', 10 + index) }, first, how, {
      idOf: (n) => demoId('item', numberIn(index, FIRST_VERSION + n)),
      saidOf: () => null
    })
    await saveRulebook(db, { villageId, rulebookId: demoId('rulebook', index + 1) }, second, how, {
      idOf: (n) => demoId('item', numberIn(index, n)),
      saidOf: () => null
    })
  }
}
