import { SayConsent } from '@/domain/inspection/forms'
import { mutation } from '../api/procedure'
import { holdVillage } from '../place/hold-village'
import { householdSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { presentSaid } from './present-own'
import { sayWord } from './say-word'

/**
 * A household's word about entering its rooms and standing on a red list; it counts from now until the next one. Any
 * grown member speaks for it. Refuses VILLAGE_ENDED.
 */
export const sayConsent = mutation({
  action: 'round_own',
  input: SayConsent,
  subject: ({ db }, { villageId, householdId }) => householdSubject(db, villageId, householdId),
  run: async (ctx, { villageId, householdId, kind, value }, home) => {
    await holdVillage(ctx.db, villageId)
    await sayWord(ctx, { villageId, householdId, kind, value }, recorderFor(ctx, 'round_own', home))
    return presentSaid(householdId, kind, value)
  }
})
