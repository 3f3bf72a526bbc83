import { newId } from '../crypto/new-id'
import { type AwardAnswer, type AwardLine, postAwards, type Recorder } from './ledger'
import type { Ledger } from './ledger-types'

export interface OneAward extends Partial<AwardLine> {
  readonly villageId: string
  readonly householdId: string
  readonly itemId: string
  readonly points: number
  readonly by: Recorder
  readonly now: Date
  readonly requestId?: string
  readonly batchId?: string | null
  readonly pending?: boolean
}

/** One award with what a test does not care about filled in: no caps, no member, never expiring. */
export const lineOf = (
  given: Partial<AwardLine> & Pick<AwardLine, 'householdId' | 'itemId' | 'points'>
): AwardLine => ({
  ...{ line: 0, entryId: newId(), memberId: null, caps: [], slot: null, occurredOn: '2026-11-01' },
  ...{ expiresOn: null, note: null, claimId: null },
  ...given
})

/** Books one award the way tests and the worlds they play in need it. */
export const bookOne = async (
  db: Ledger,
  { villageId, by, now, requestId, batchId, pending, ...line }: OneAward
): Promise<AwardAnswer> => {
  const [answer] = await postAwards(db, {
    ...{ villageId, by, now, requestId: requestId ?? newId(), batchId: batchId ?? null },
    ...{ pending: pending ?? false, lines: [lineOf(line)] }
  })
  if (!answer) throw new Error('not answered')
  return answer
}
