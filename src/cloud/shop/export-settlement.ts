import { ReadSettlement } from '@/domain/shop/forms'
import { shopRefusals } from '@/domain/shop/refusals'
import { isPeriod } from '@/domain/shop/settlement'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { villageNameOf } from '../decision/register-facts'
import { presentWorkbook } from '../member/present-member'
import { villageSubject } from '../place/subjects'
import { presentSettlement } from './present-settlement'
import { selectLines, selectSums } from './select-settlement'
import { settlementWorkbook } from './settlement-workbook'

/** More hand-overs than a village has in a year; one answer of a cloud function holds them. */
const MOST = 10_000

/** The same settlement as base64 of an .xlsx file, with a sheet of every hand-over. Refuses SHOP_PERIOD_BACKWARDS. */
export const exportSettlement = query({
  action: 'read_shop_books',
  input: ReadSettlement,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, actor }, { villageId, from, to }) => {
    if (!isPeriod(from, to)) deny(shopRefusals.periodBackwards)
    const period = { villageId, from, to }
    const villageName = await villageNameOf(db, villageId)
    const settlement = presentSettlement(
      { villageName, from, to, on: actor.on },
      await selectSums(db, period)
    )
    const file = await settlementWorkbook(settlement, await selectLines(db, period, MOST))
    return presentWorkbook(`积分超市结算-${from}-${to}.xlsx`, file)
  }
})
