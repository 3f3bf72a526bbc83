import { postMany, postOne, type SingleAward } from './ledger-awards'
import type { AwardAnswer, AwardLine, Ledger, Posting } from './ledger-types'

interface Waiting {
  readonly award: SingleAward
  readonly answer: (answer: AwardAnswer) => void
  readonly fail: (fault: unknown) => void
}

export interface Poster {
  /** Books one award in a transaction of its own; answers when it is committed. */
  post(
    p: Posting & { readonly pending: boolean; readonly batchId?: string | null; readonly line: AwardLine }
  ): Promise<AwardAnswer>
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const keyOf = ({ award }: Waiting): string => `${award.villageId}/${award.line.householdId}`

/** Takes what may go together: of each household the first that waits, `most` at the most. */
const takeBatch = (queue: Waiting[], most: number): Waiting[] => {
  const seen = new Set<string>()
  const batch: Waiting[] = []
  const rest: Waiting[] = []
  for (const waiting of queue) {
    const key = keyOf(waiting)
    if (batch.length < most && !seen.has(key)) batch.push(waiting)
    else rest.push(waiting)
    seen.add(key)
  }
  queue.splice(0, queue.length, ...rest)
  return batch
}

const sendAlone = async (db: Ledger, { award, answer, fail }: Waiting): Promise<void> => {
  try {
    answer(await postOne(db, award))
  } catch (fault) {
    fail(fault)
  }
}

const send = async (db: Ledger, batch: readonly Waiting[]): Promise<void> => {
  const [first] = batch
  if (batch.length === 1 && first) return sendAlone(db, first)
  try {
    const answers = await postMany(
      db,
      batch.map(({ award }) => ({ ...award, lines: [award.line] }))
    )
    batch.forEach(({ answer, fail }, i) => {
      const own = answers[i]
      if (own) answer(own)
      else fail(new Error('post_awards left a line unanswered'))
    })
  } catch {
    // One of them fails the whole call: each goes alone, so that only its own caller hears of it. What the failed
    // call may have booked after all is found again by its request.
    for (const waiting of batch) await sendAlone(db, waiting)
  }
}

/**
 * Gathers awards that are posted at the same time into one call of the database (group commit): while `lanes` calls
 * are under way what comes next waits and goes together, a household at most once. Each caller hears of its own award
 * alone; a bad one never fails its neighbours. For awards that stand alone, outside a transaction of the caller's.
 */
export const makePoster = (db: Ledger, options: { lanes?: number; most?: number } = {}): Poster => {
  const { lanes = 2, most = 200 } = options
  const queue: Waiting[] = []
  let busy = 0
  let underWay = 0
  const run = async (): Promise<void> => {
    // Whoever was just answered, and whoever calls in the same breath, goes together.
    for (await soon(); queue.length > 0; await soon()) {
      // A lane leaves the others their part: one that took all would let the rest wait for it alone.
      const share = Math.ceil((queue.length + underWay) / lanes)
      const batch = takeBatch(queue, Math.min(share, most))
      underWay += batch.length
      await send(db, batch)
      underWay -= batch.length
    }
    busy -= 1
  }
  return {
    post: (p) =>
      new Promise((answer, fail) => {
        queue.push({ award: { batchId: null, ...p }, answer, fail })
        if (busy >= lanes) return
        busy += 1
        void run()
      })
  }
}
