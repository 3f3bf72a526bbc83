import { ReadProofEntries } from '@/domain/points/points'
import { query } from '../api/procedure'
import { householdSubject } from '../place/subjects'
import { presentProofEntries } from './present-proof'
import { readHashed } from './seal'

const pageSize = 100

/**
 * A household's entries as they are hashed, 100 a page up to the number that a proof names, for whoever computes the
 * proof again without this program (`proofSteps`). `next` is what to pass as `after`.
 */
export const readProofEntries = query({
  action: 'read_statement',
  input: ReadProofEntries,
  subject: ({ db }, { villageId, householdId }) => householdSubject(db, villageId, householdId),
  run: async ({ db }, { villageId, householdId, upTo, after = 0 }) => {
    const last = Math.min(upTo, after + pageSize)
    const entries = await readHashed(db, villageId, householdId, last, after)
    return presentProofEntries(entries, last < upTo && entries.length === pageSize ? last : null)
  }
})
