/**
 * The points ledger. One row is one transfer, both legs in it; only the functions of the database behind these calls
 * write it. Lock order: accounts (in the order of their ids), then the village's seal.
 */
export {
  carryHousehold,
  deduct,
  giveBack,
  handOver,
  postHonour,
  releaseBatch,
  releaseEntry,
  reserve,
  reverseEntry
} from './ledger-acts'
export { postAwards } from './ledger-awards'
export { earnedIn, outstanding, readAccounts, readCapsUsed } from './ledger-reads'
export {
  type AwardAnswer,
  type AwardLine,
  type CapCounter,
  type Posting,
  type Recorder,
  type Slot,
  theClock
} from './ledger-types'
