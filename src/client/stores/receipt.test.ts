import { chooseList, receipt, showReceipt } from './receipt'
import { choosePerson, signedIn, signedOut } from './session'

const last = {
  villageId: 'v1',
  issueId: 'i1',
  at: '2026-11-22T00:00:00Z',
  photos: 0,
  forName: '吴婆婆',
  open: false
}

test('what one person was told is gone when somebody else signs in, not when one acts as another of one’s own', () => {
  signedIn('t1')
  showReceipt(last)
  choosePerson('v1/m2')
  expect(receipt.getState()).toEqual({ last, list: 'own' })
  chooseList('followed')
  signedOut()
  expect(receipt.getState()).toEqual({ last: null, list: 'public' })
})
