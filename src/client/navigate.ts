import Taro from '@tarojs/taro'
import { notOpened } from './updates'

const withQuery = (path: string, query: Record<string, string> = {}): string => {
  const pairs = Object.entries(query).map(([k, v]) => `${k}=${encodeURIComponent(v)}`)
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path
}

export const pages = {
  decision: '/pages/decision/index',
  issue: '/packages/matter/issue/index',
  raise: '/packages/matter/raise/index',
  rulebook: '/packages/village/rulebook/index',
  signIn: '/pages/sign-in/index',
  bind: '/packages/village/bind/index',
  villages: '/packages/village/villages/index',
  messages: '/packages/village/messages/index',
  notice: '/packages/disclosure/notice/index',
  object: '/packages/disclosure/object/index',
  ownObjections: '/packages/disclosure/objections/index',
  versions: '/packages/disclosure/versions/index',
  desk: '/packages/deciding/desk/index',
  propose: '/packages/deciding/propose/index',
  act: '/packages/deciding/act/index',
  callMeeting: '/packages/meeting/call/index',
  attendance: '/packages/meeting/attendance/index',
  coming: '/packages/meeting/coming/index',
  consult: '/packages/meeting/consult/index',
  cosign: '/packages/supervision/cosign/index',
  objectionQueue: '/packages/supervision/objections/index',
  objection: '/packages/supervision/objection/index',
  board: '/packages/posting/board/index',
  draftNotice: '/packages/posting/draft/index',
  declare: '/packages/claims/declare/index',
  ownClaims: '/packages/claims/mine/index',
  claim: '/packages/claims/claim/index',
  record: '/packages/claims/record/index',
  assess: '/packages/claims/assess/index',
  scoreSheet: '/packages/claims/sheet/index',
  review: '/packages/claims/review/index',
  batch: '/packages/claims/batch/index',
  reversals: '/packages/claims/reversals/index',
  pointsNotices: '/packages/claims/notices/index',
  kin: '/packages/claims/kin/index',
  honour: '/packages/honour/home/index',
  honourRound: '/packages/honour/round/index',
  honourNominate: '/packages/honour/nominate/index',
  honourNominee: '/packages/honour/nominee/index',
  honourOpen: '/packages/honour/open/index',
  honourPlaques: '/packages/honour/plaques/index',
  honourView: '/packages/honour/view/index',
  shop: '/packages/shop/front/index',
  shopGoods: '/packages/shop/goods/index',
  shopMine: '/packages/shop/mine/index',
  shopOne: '/packages/shop/one/index',
  shopCounter: '/packages/shop/counter/index',
  shopHousehold: '/packages/shop/household/index',
  shopStock: '/packages/shop/stock/index',
  shopEdit: '/packages/shop/edit/index',
  shopMoves: '/packages/shop/moves/index',
  shopCounting: '/packages/shop/counting/index',
  shopBudget: '/packages/shop/budget/index',
  shopSettle: '/packages/shop/settle/index',
  roster: '/packages/committee/roster/index',
  rulebookVersions: '/packages/rulemaking/versions/index',
  rulebookText: '/packages/rulemaking/text/index',
  rulebookDrafts: '/packages/rulemaking/drafts/index',
  rulebookDraft: '/packages/rulemaking/draft/index',
  rulebookLine: '/packages/rulemaking/line/index',
  statement: '/packages/ledger/statement/index',
  pointsYear: '/packages/ledger/year/index',
  pointsProof: '/packages/ledger/proof/index',
  deductions: '/packages/ledger/deductions/index',
  remindDeduction: '/packages/ledger/remind/index',
  pointsList: '/packages/ledger/list/index',
  bindings: '/packages/committee/bindings/index',
  drafts: '/packages/matter/drafts/index',
  searchIssues: '/packages/matter/search/index',
  hosting: '/packages/hosting/desk/index',
  handleIssue: '/packages/hosting/handle/index',
  session: '/packages/hosting/session/index',
  townMatters: '/packages/township/matters/index',
  issueReport: '/packages/township/report/index',
  issueTerms: '/packages/township/issue-terms/index',
  apiKeys: '/packages/township/keys/index',
  deadLetters: '/packages/township/dead-letters/index',
  queue: '/packages/township/queue/index',
  townDecisions: '/packages/township/decisions/index',
  opinion: '/packages/township/opinion/index',
  passedUp: '/packages/township/passed-up/index',
  countyChoice: '/packages/township/choice/index',
  rounds: '/packages/rounds/home/index',
  roundRoute: '/packages/rounds/route/index',
  roundSheet: '/packages/rounds/sheet/index',
  roundProgress: '/packages/rounds/progress/index',
  openRound: '/packages/rounds/open/index',
  rubric: '/packages/rounds/rubric/index',
  helped: '/packages/rounds/helped/index',
  ownYard: '/packages/rounds/own/index',
  account: '/packages/account/home/index',
  looks: '/packages/account/looks/index',
  privacy: '/packages/account/privacy/index',
  copy: '/packages/account/copy/index',
  correct: '/packages/account/correct/index',
  complain: '/packages/account/complain/index',
  closeAccount: '/packages/account/close/index',
  corrections: '/packages/account/corrections/index',
  complaints: '/packages/account/complaints/index',
  privacyContact: '/packages/account/contact/index',
  officePhone: '/packages/account/phone/index',
  help: '/packages/help/home/index',
  firstCards: '/packages/help/first/index',
  voiceHelp: '/packages/help/voice/index',
  aloud: '/packages/help/aloud/index',
  helpAnswers: '/packages/help/answers/index',
  helpRole: '/packages/help/role/index',
  monthPicture: '/packages/picture/month/index',
  pathPicture: '/packages/picture/path/index',
  routePicture: '/packages/rounds/map/index',
  loudspeaker: '/packages/picture/loudspeaker/index',
  training: '/packages/picture/training/index',
  deskLogins: '/packages/desk/home/index',
  confirmDesk: '/packages/desk/confirm/index',
  /** On H5 only: opened in the browser from which it is printed. */
  registerPrint: '/packages/print/register/index',
  statementPrint: '/packages/print/statement/index',
  settlementPrint: '/packages/print/settlement/index',
  gatePrint: '/packages/print/gates/index',
  wallPrint: '/packages/print/wall/index',
  leafletPrint: '/packages/print/leaflet/index',
  pathPrint: '/packages/print/path/index'
} as const

/** Opens a page over the present one. */
export const go = (page: keyof typeof pages, query?: Record<string, string>): void => {
  Taro.navigateTo({ url: withQuery(pages[page], query) }).catch(notOpened)
}

export const goToSignIn = (): void => go('signIn')

export type TabName = 'decisions' | 'issues' | 'points' | 'me'
export const goToTab = (tab: TabName): void => {
  void Taro.switchTab({ url: `/pages/${tab}/index` })
}

/** One page back; to a tab when this page was opened by a link and there is nothing behind it. */
export const goBack = (otherwise: TabName = 'decisions'): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else goToTab(otherwise)
}
