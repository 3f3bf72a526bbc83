import { MarkHelped } from '@/domain/inspection/forms'
import { mutation } from '../api/procedure'
import { holdVillage } from '../place/hold-village'
import { householdSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { workOutOpen } from './keep-sheets'
import { presentSaid } from './present-own'
import { sayWord } from './say-word'

/**
 * The committee's word that a household (old people alone, disabled) is helped and not compared, or no longer. Why is
 * not written down. What open rounds say of it is worked out anew. Refuses VILLAGE_ENDED.
 */
export const markHelped = mutation({
  action: 'round_manage',
  input: MarkHelped,
  subject: ({ db }, { villageId, householdId }) => householdSubject(db, villageId, householdId),
  run: async (ctx, { villageId, householdId, helped }, home) => {
    await holdVillage(ctx.db, villageId)
    const by = recorderFor(ctx, 'round_manage', home)
    await sayWord(ctx, { villageId, householdId, kind: 'helped', value: helped }, by)
    await workOutOpen(ctx.db, villageId, householdId)
    return presentSaid(householdId, 'helped', helped)
  }
})
