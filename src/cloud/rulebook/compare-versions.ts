import { common } from '@/domain/refusal/refusal'
import { compareRulebooks } from '@/domain/rulebook/compare'
import { CompareVersions } from '@/domain/rulebook/forms'
import type { ExclusiveGroup } from '@/domain/rulebook/rule-item'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { villageSubject } from '../place/subjects'
import { presentChange } from './present-rulebook'
import { itemsOfBook, type StoredRuleItem } from './rule-items'

const partOf = (items: readonly StoredRuleItem[]) => ({
  items,
  groups: items.map((item) => item.exclusive).filter((group): group is ExclusiveGroup => group !== null)
})

/** What a version changed against the one before it, rule by rule; null for the first version. */
export const compareVersions = query({
  action: 'read_rulebook',
  input: CompareVersions,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, { villageId, rulebookId }) => {
    const rows = await db
      .selectFrom('rulebook as b')
      .innerJoin('rulebook as o', (j) =>
        j.onRef('o.village_id', '=', 'b.village_id').onRef('o.version', '<=', 'b.version')
      )
      .select(['o.id', 'o.version'])
      .where('b.village_id', '=', villageId)
      .where('b.id', '=', rulebookId)
      .orderBy('o.version', 'desc')
      .limit(2)
      .execute()
    const [book, previous] = rows
    if (!book) return deny(common.notFound)
    if (!previous) return null
    const [before, after] = [
      await itemsOfBook(db, villageId, previous.id),
      await itemsOfBook(db, villageId, book.id)
    ]
    const changes = compareRulebooks(partOf(before), partOf(after))
    return { previousVersion: previous.version, version: book.version, changes: changes.map(presentChange) }
  }
})
