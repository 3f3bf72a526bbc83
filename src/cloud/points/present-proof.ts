import { shortHash } from '@/domain/points/entry-words'
import { entryBytes, type HashedEntry } from './entry-bytes'
import type { Head, Proof } from './seal'

const presentHead = (head: Head) => ({
  page: head.no,
  hash: head.hash,
  short: shortHash(head.hash),
  entries: head.entries,
  at: head.at
})

/** A proof as a household reads it, with all that somebody else's program needs to compute it again. */
export const presentProof = (last: Head, found: { proof: Proof; holds: boolean } | null) => ({
  /** The last page of the village's ledger; page 0 before the first was sealed. */
  last: presentHead(last),
  sealed: found && {
    ...presentHead(found.proof.head),
    /** The household's entries up to this number lie under the page. */
    upTo: found.proof.upTo,
    /** Computed from the entries as they are now; false means that one of them was changed behind the seal. */
    holds: found.holds,
    proof: {
      previous: found.proof.head.previous,
      root: found.proof.head.root,
      householdHash: found.proof.householdHash,
      position: found.proof.position,
      path: found.proof.path
    }
  }
})

/** The household's own entries, byte for byte as the ledger hashes them. */
export const presentProofEntries = (entries: readonly HashedEntry[], next: number | null) => ({
  entries: entries.map((entry) => entryBytes(entry).toString('utf8')),
  next
})
