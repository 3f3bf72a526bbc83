import { type NomineeState, shownStates } from '@/domain/honour/names'
import type { Nominee, NomineeAction } from '@/domain/honour/nominee'
import type { HonourRound, RoundAction } from '@/domain/honour/round'
import { newId } from '../crypto/new-id'
import type { Recorder } from '../points/ledger'
import type { NomineeRow, RoundRow, Tx } from './load-honour'

/** Who takes a step, and what was said with it. */
export interface Stepping {
  readonly now: Date
  readonly by: Recorder
  readonly words?: string | null
  readonly until?: string | null
}

const eventOf = ({ now, by, words, until }: Stepping) => ({
  id: newId(),
  at: now,
  ...{ by_id: by.id, by_name: by.name, by_role: by.role === 'clock' ? 'system' : by.role },
  ...{ words: words ?? null, until_day: until ?? null }
})

/** Writes the line of history with which a household's nomination begins. */
export const writeNominated = async (tx: Tx, row: NomineeRow, s: Stepping): Promise<void> => {
  await tx
    .insertInto('honour_event')
    .values({
      ...eventOf(s),
      ...{ village_id: row.village_id, round_id: row.round_id, nominee_id: row.id },
      ...{ kind: 'nominate', to_state: row.state }
    })
    .execute()
}

/** The same of a round. */
export const writeOpened = async (tx: Tx, row: RoundRow, s: Stepping): Promise<void> => {
  await tx
    .insertInto('honour_event')
    .values({
      ...eventOf(s),
      ...{ village_id: row.village_id, round_id: row.id, kind: 'open', to_state: row.state }
    })
    .execute()
}

/** Where the village reads it, or will once its household agrees. */
const mayBeRead: readonly NomineeState[] = ['asked', ...shownStates]

type Beside = Partial<Pick<NomineeRow, 'agreed_at' | 'full_name' | 'result' | 'hung_on' | 'entry_id'>>

/** Writes what `stepNominee` answered, with its line of history. The round is locked by the caller. */
export const saveNominee = async (
  tx: Tx,
  row: NomineeRow,
  action: NomineeAction,
  next: Nominee,
  s: Stepping,
  beside: Beside = {}
): Promise<void> => {
  await tx
    .updateTable('honour_nominee')
    .set({ state: next.state, mend_until: next.mendUntil, told_by: next.toldBy, ...beside })
    // What nobody is to read any more no machine looks at.
    .$if(!mayBeRead.some((state) => state === next.state), (q) => q.set({ written_by: null }))
    .where('village_id', '=', row.village_id)
    .where('id', '=', row.id)
    .execute()
  await tx
    .insertInto('honour_event')
    .values({
      ...eventOf(s),
      ...{ village_id: row.village_id, round_id: row.round_id, nominee_id: row.id, kind: action },
      ...{ from_state: row.state, to_state: next.state }
    })
    .execute()
}

/** Writes what `stepRound` answered, with its line of history. The round is locked by the caller. */
export const saveRound = async (
  tx: Tx,
  row: RoundRow,
  action: RoundAction,
  next: HonourRound,
  s: Stepping
): Promise<void> => {
  await tx
    .updateTable('honour_round')
    .set({ state: next.state, stopped: next.stopped, taken_down: next.takenDown })
    .where('village_id', '=', row.village_id)
    .where('id', '=', row.id)
    .execute()
  await tx
    .insertInto('honour_event')
    .values({
      ...eventOf(s),
      ...{ village_id: row.village_id, round_id: row.id, kind: action },
      ...{ from_state: row.state, to_state: next.state }
    })
    .execute()
}
