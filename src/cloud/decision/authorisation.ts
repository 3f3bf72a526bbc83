import { actRefusals } from '@/domain/decision/act'
import type { Authorisation } from '@/domain/decision/classify'
import { currentVersion, inForce } from '@/domain/decision/life'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import { decisionOf } from './load-decision'

/**
 * The authorisation that a resolution of the villagers' meeting in force gave to its representatives: its term is the
 * resolution's, its limit the resolution's amount. Refuses AUTHORISATION_UNKNOWN.
 */
export const loadAuthorisation = async (
  db: Db,
  villageId: string,
  decisionId: string
): Promise<Authorisation> => {
  const row = await db
    .selectFrom('decision')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', decisionId)
    .where('topic', '=', 'authorisation')
    .executeTakeFirst()
  const decision = row ? await decisionOf(db, row) : null
  if (!row || !decision || !inForce(decision)) return deny(actRefusals.authorisationUnknown)
  const { term, amount } = currentVersion(decision).content
  if (term === null || row.authorises === null) return deny(actRefusals.authorisationUnknown)
  return { id: row.id, resolutionId: row.id, topics: row.authorises, ...term, amountLimit: amount }
}
