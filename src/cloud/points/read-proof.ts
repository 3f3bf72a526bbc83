import { ReadProof } from '@/domain/points/points'
import { query } from '../api/procedure'
import { householdSubject } from '../place/subjects'
import { presentProof } from './present-proof'
import { checkProof, headOf, proofOf, readHashed } from './seal'

/**
 * What shows that a household's entries lie under the village's sealed ledger: computed anew from the entries at this
 * moment, under the last page or the one whose number stands on a paper. `sealed` is null while nothing of the
 * household is sealed under that page.
 */
export const readProof = query({
  action: 'read_statement',
  input: ReadProof,
  subject: ({ db }, { villageId, householdId }) => householdSubject(db, villageId, householdId),
  run: async ({ db }, { villageId, householdId, page }) => {
    const last = await headOf(db, villageId)
    const proof = await proofOf(db, villageId, householdId, page)
    if (!proof) return presentProof(last, null)
    const entries = await readHashed(db, villageId, householdId, proof.upTo)
    const holds = checkProof(proof, villageId, householdId, entries)
    return presentProof(last, { proof, holds })
  }
})
