import { t } from '../api/trpc'
import { actRedemption } from './act-redemption'
import { announceBudget } from './announce-budget'
import { chooseTerms } from './choose-terms'
import { exportSettlement } from './export-settlement'
import { findRedemption } from './find-redemption'
import { growBudget } from './grow-budget'
import { listBudgets } from './list-budgets'
import { listCounter } from './list-counter'
import { listGoods } from './list-goods'
import { listMovements } from './list-movements'
import { listOwnRedemptions } from './list-own-redemptions'
import { listStock } from './list-stock'
import { listWitnesses } from './list-witnesses'
import { moveStock } from './move-stock'
import { readGoods } from './read-goods'
import { readRedemption } from './read-redemption'
import { readSettlement } from './read-settlement'
import { readStock } from './read-stock'
import { redeem } from './redeem'
import { saveGoods } from './save-goods'
import { takeStock } from './take-stock'

export const shopRouter = t.router({
  listGoods,
  readGoods,
  redeem,
  listOwn: listOwnRedemptions,
  readRedemption,
  act: actRedemption,
  find: findRedemption,
  listCounter,
  listWitnesses,
  listStock,
  readStock,
  saveGoods,
  moveStock,
  listMovements,
  takeStock,
  listBudgets,
  announceBudget,
  growBudget,
  chooseTerms,
  readSettlement,
  exportSettlement
})
