import { may } from '@/domain/role/may'
import type { Context } from '../api/context'
import { issueOf } from '../issue/load-issue'
import { presentOwnCard } from '../issue/present-own'
import { selectOwn } from '../issue/select-own'
import { villageSubject } from '../place/subjects'
import { villagesOf } from '../place/villages-of'
import { readAccounts } from '../points/ledger-reads'
import type { Person } from '../session/load-who'

/**
 * The member of a roster as whom the caller looks: the one named, else the first of this village, else the first there
 * is. Who looks at another village still hears of their own matters and points. Null for visitors and offices.
 */
export const memberOf = (
  persons: readonly Person[],
  of: { readonly villageId: string; readonly holderId?: string | undefined }
): Person | null => {
  const members = persons.filter((p) => p.kind === 'member')
  return (
    members.find((p) => p.holderId === of.holderId) ??
    members.find((p) => p.villageId === of.villageId) ??
    members[0] ??
    null
  )
}

/** The newest of one's own matters; null for none, and for whoever may read none. */
export const loadOwnMatter = async ({ db, actor, now, persons }: Context, { villageId }: Person) => {
  const village = villageId === null ? null : await villageSubject(db, villageId)
  if (!village) return null
  const mine = persons.filter((p) => p.villageId === village.villageId).map((p) => p.holderId)
  const [memberId] = mine
  if (!memberId || !may(actor, 'read_own_issue', { ...village, memberId })) return null
  const villageIds = await villagesOf(db, village.villageId)
  const [row] = await selectOwn(db, { villageIds, mine, limit: 1 })
  return row ? presentOwnCard(row, issueOf(row, village), { holderIds: mine, now }) : null
}

/** What one's household has; null where there is no household, or it is not theirs to read. */
export const loadOwnPoints = async ({ db, actor }: Context, person: Person) => {
  const { countyId, townshipId, villageId, householdId } = person
  if (villageId === null || householdId === null) return null
  if (!may(actor, 'read_statement', { countyId, townshipId, villageId, householdId })) return null
  return (await readAccounts(db, villageId, [householdId])).get(householdId) ?? { available: 0, pending: 0 }
}
