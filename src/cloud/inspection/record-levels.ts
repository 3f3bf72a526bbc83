import { levelOf } from '@/domain/inspection/rubric'
import type { Refusal } from '@/domain/refusal/refusal'
import type { WriteContext } from '../api/procedure'
import { RefusalError } from '../api/refusal-error'
import { type Recorded, recordMany, type SheetToRecord } from '../claim/record-many'
import type { Recorder } from '../points/ledger'
import type { RoundRow } from './load-round'
import type { Before } from './told-before'

export interface Booked {
  readonly refusal: Refusal | null
}

interface Scored {
  readonly household_id: string
  readonly score: number | null
}

type Outcome = Pick<Recorded, 'sheetId'> & { readonly lines: readonly Booked[] }

/** A rule that has gone meanwhile must not keep a round from ending: it is told, and nothing is written under it. */
const record = async (ctx: WriteContext, sheet: SheetToRecord): Promise<Outcome> => {
  try {
    return await recordMany(ctx, sheet)
  } catch (error) {
    if (error instanceof RefusalError) return { sheetId: null, lines: [{ refusal: error.refusal }] }
    throw error
  }
}

const noteRecord = ({ db }: WriteContext, round: RoundRow, sheetId: string) =>
  db
    .insertInto('inspection_record')
    .values({
      ...{ village_id: round.village_id, round_id: round.id },
      ...{ sheet_id: sheetId, opening: round.openings }
    })
    .execute()

/**
 * One record a level for all of its households, as any other record: it is scored, reviewed and hung out before it is
 * booked. Where the round names no rule for a level, nothing is recorded; nor what came to its end before the round was
 * opened again.
 */
export const recordLevels = async (
  ctx: WriteContext,
  round: RoundRow,
  stops: readonly Scored[],
  how: { readonly by: Recorder; readonly occurredOn: string; readonly before: Before }
): Promise<Booked[]> => {
  const { by, occurredOn, before } = how
  const worth = [
    { level: 'cleanest', itemId: round.cleanest_item },
    { level: 'clean', itemId: round.clean_item }
  ] as const
  const booked: Booked[] = []
  for (const { level, itemId } of worth) {
    if (!itemId) continue
    const lines = stops
      .filter((s) => s.score !== null && levelOf(s.score) === level)
      .filter((s) => !before.isEnded(s.household_id, itemId))
      .map((s) => ({ householdId: s.household_id, memberId: null, times: null }))
    if (lines.length === 0) continue
    const what = { villageId: round.village_id, itemId, occurredOn, times: 1, note: round.name, lines, by }
    const isKnown = (householdId: string) => before.isKnown(householdId, itemId)
    const written = await record(ctx, {
      ...{ ...what, isKnown },
      ...{ kind: 'record', hasPhotos: false, office: 'system' }
    })
    if (written.sheetId) await noteRecord(ctx, round, written.sheetId)
    booked.push(...written.lines)
  }
  return booked
}
