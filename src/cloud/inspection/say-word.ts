import type { WriteContext } from '../api/procedure'
import { newId } from '../crypto/new-id'
import type { InspectionWordTable } from '../db/inspection-schema'
import type { Recorder } from '../points/ledger'

interface Word {
  readonly villageId: string
  readonly householdId: string
  readonly kind: InspectionWordTable['kind']
  readonly value: boolean | null
}

/** Writes down what was said of a household; the last word counts. */
export const sayWord = async (ctx: WriteContext, word: Word, by: Recorder): Promise<void> => {
  await ctx.db
    .insertInto('inspection_word')
    .values({
      ...{ village_id: word.villageId, id: newId(), household_id: word.householdId, kind: word.kind },
      ...{ value: word.value, at: ctx.now, by_id: by.id, by_name: by.name }
    })
    .execute()
}
