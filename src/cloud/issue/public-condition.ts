import type { ExpressionBuilder } from 'kysely'
import { activeGrants } from '@/domain/role/may'
import type { Context } from '../api/context'
import type { Database } from '../db/schema'
import type { IssueVillage } from './load-issue'

/** The courtyards of the caller's people in a village. */
export const courtyardsOf = ({ actor }: Pick<Context, 'actor'>, village: IssueVillage): string[] => [
  ...new Set(
    activeGrants(actor).flatMap((g) =>
      g.villageId === village.villageId && g.courtyardId ? [g.courtyardId] : []
    )
  )
]

/**
 * Whose matters the caller may read in public: the village's offices and the township `all`, its people the village's
 * and their courtyards', anybody else none.
 */
export const circleOf = (
  { actor }: Pick<Context, 'actor'>,
  village: IssueVillage
): 'all' | 'none' | { readonly courtyards: string[] } => {
  const grants = activeGrants(actor)
  const here = grants.filter((g) => g.villageId === village.villageId)
  const office =
    here.some((g) => g.role === 'committee_member' || g.role === 'party_secretary') ||
    grants.some(
      (g) => g.role === 'township_staff' && g.villageId === null && g.townshipId === village.townshipId
    )
  if (office) return 'all'
  if (here.length === 0) return 'none'
  return { courtyards: courtyardsOf({ actor }, village) }
}

/**
 * The one condition of everything that the public lists, searches and counts: `isPublic` and the circle of
 * `seesIssue`, in SQL. What is private is never `shown`; the table itself refuses it.
 */
export const publicTo = (who: Pick<Context, 'actor'>, village: IssueVillage) => {
  const circle = circleOf(who, village)
  return (e: ExpressionBuilder<Database & { i: Database['issue'] }, 'i'>) => {
    const shown = e('i.moderation', '=', 'shown')
    if (circle === 'all') return shown
    if (circle === 'none') return e.and([shown, e.lit(false)])
    const village = e('i.audience', '=', 'village')
    if (circle.courtyards.length === 0) return e.and([shown, village])
    return e.and([shown, e.or([village, e('i.courtyard_id', 'in', circle.courtyards)])])
  }
}
