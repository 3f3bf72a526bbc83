import { whereTo } from './where-to'

const message = (over: object) => ({
  ...{ messageId: 'm', kind: 'objection_raised', villageId: null },
  ...{ issueId: null, decisionId: null, redemptionId: null, noticeId: null, objectionId: null },
  ...{ claimId: null, sheetId: null, batchId: null, roundId: null, nomineeId: null, householdId: null },
  ...over
})

test('leads to what is to be done before what it is about', () => {
  expect(whereTo(message({ objectionId: 'o', noticeId: 'n' }), 'v')).toEqual({
    page: 'objection',
    query: { villageId: 'v', objectionId: 'o' }
  })
  expect(whereTo(message({ kind: 'notice_to_cosign', noticeId: 'n' }), 'v')).toEqual({
    page: 'cosign',
    query: { noticeId: 'n' }
  })
  expect(whereTo(message({ kind: 'notice_to_put_up', noticeId: 'n' }), 'v')?.page).toBe('board')
  expect(whereTo(message({ kind: 'notice_term_done', noticeId: 'n' }), 'v')?.page).toBe('notice')
})

test('a message to a township leads into the village it names, or to its own list', () => {
  expect(whereTo(message({ villageId: 'v', objectionId: 'o' }), 't')?.query.villageId).toBe('v')
  expect(whereTo(message({ kind: 'opinion_asked', decisionId: 'd' }), 't')?.page).toBe('townDecisions')
})

test('a message about a household’s points leads to its statement, one to whoever decides to what waits', () => {
  expect(whereTo(message({ kind: 'points_carried', householdId: 'h' }), 'v')).toEqual({
    page: 'statement',
    query: { villageId: 'v', householdId: 'h' }
  })
  expect(whereTo(message({ kind: 'points_expiring', householdId: 'h' }), 'v')?.page).toBe('statement')
  expect(whereTo(message({ kind: 'carry_to_decide' }), 'v')?.page).toBe('carries')
  expect(whereTo(message({ kind: 'reversal_to_decide' }), 'v')?.page).toBe('reversals')
})

test('a message of the shop leads to the redemption', () => {
  expect(whereTo(message({ redemptionId: 'r' }), 'v')).toEqual({
    page: 'shopOne',
    query: { redemptionId: 'r' }
  })
})

test('a message about points leads to the claim, to the queue, or to one’s own list', () => {
  expect(whereTo(message({ kind: 'claim_rejected', claimId: 'c' }), 'v')).toEqual({
    page: 'claim',
    query: { villageId: 'v', claimId: 'c' }
  })
  expect(whereTo(message({ kind: 'claim_to_rescore', claimId: 'c' }), 'v')?.page).toBe('assess')
  expect(whereTo(message({ kind: 'claim_reviewed', batchId: 'b' }), 'v')?.page).toBe('ownClaims')
  expect(whereTo(message({ kind: 'notice_covered', batchId: 'b' }), 'v')?.page).toBe('batch')
  expect(whereTo(message({ kind: 'notice_covered', noticeId: 'n' }), 'v')?.page).toBe('notice')
  expect(whereTo(message({ kind: 'claim_on_notice', noticeId: 'n', batchId: 'b' }), 'v')?.page).toBe('notice')
})

test('what is about nothing leads nowhere', () => {
  expect(whereTo(message({ kind: 'binding_confirmed' }), 'v')).toBeNull()
})
