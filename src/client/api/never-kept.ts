/**
 * What does not lie on a phone when the app is closed (decision 0073): other people's names and words in offices, who came
 * and who voted, codes and keys, searches, and what the next step of a decision or the shop's counter stands on, which must
 * be as it is now. By the procedure's entity. A matter is kept by the pages that know whether it is open to others.
 */
const never: Readonly<Record<string, string>> = {
  account: 'foreseeClose listCopies',
  binding: 'listPending',
  claim: 'waiting toScore readSheet readBatch recorded listReversals previewNotice',
  complaint: 'list',
  correction: 'list listPassedUp',
  decision: 'prepare foresee readRegister',
  honour: 'listHeld',
  issue: 'read listWaiting listHidden listAdditions listTownship listDesk listPresent mergeTargets search',
  kinship: 'list',
  meeting: 'read listEntitled ahead',
  member: 'listHouseholds readHousehold',
  message: 'asking listDead',
  notice: 'compose',
  objection: 'list read listPassedUp',
  open311: 'listKeys',
  points: 'listCarries listDeductions listEarned',
  print: 'statement',
  role: 'findPeople',
  round: 'listHelped readProgress',
  session: 'seeDesk listDesks',
  shop: 'listCounter listWitnesses listStock listMovements readStock readSettlement'
}

/** Whether an answer stays on the phone unless a page says otherwise; a query's key begins with the procedure's name. */
export const mayBeKept = ([procedure]: readonly unknown[]): boolean => {
  const [entity = '', verb = ''] = String(procedure).split('.')
  return !never[entity]?.split(' ').includes(verb)
}

/** Every procedure above by its whole name. */
export const neverKept = (): string[] =>
  Object.entries(never).flatMap(([entity, verbs]) => verbs.split(' ').map((verb) => `${entity}.${verb}`))
