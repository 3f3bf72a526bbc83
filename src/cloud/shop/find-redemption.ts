import { FindRedemption } from '@/domain/shop/forms'
import { shopRefusals } from '@/domain/shop/refusals'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { villageSubject } from '../place/subjects'
import { presentCounterCard } from './present-redemption'
import { selectRedemptions } from './select-redemptions'

/** What waits at the counter under a code. Refuses SHOP_CODE_UNKNOWN. */
export const findRedemption = query({
  action: 'shop_keep',
  input: FindRedemption,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, { villageId, code }) => {
    const row = await selectRedemptions(db)
      .where('r.village_id', '=', villageId)
      .where('r.code', '=', code)
      .executeTakeFirst()
    return row ? presentCounterCard(row) : deny(shopRefusals.codeUnknown)
  }
})
