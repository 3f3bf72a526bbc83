import Taro from '@tarojs/taro'
import { keep, kept } from '@/client/api/kept'
import { drafts } from './drafts'
import { chooseVillage, makeSession, session, sessionExpired, signedIn, signedOut } from './session'

const village = { villageId: 'v1', name: '莫𡐓村' }

beforeEach(signedOut)

test('a session the server forgot ends here; the draft and the village stay', () => {
  signedIn('t1')
  chooseVillage(village)
  const { draftId } = drafts.begin({ villageId: 'v1', holderId: 'm1' })
  drafts.edit(draftId, { words: '路塌了' })
  sessionExpired('t1')
  expect(session.getState()).toMatchObject({ token: null, signInId: 'visitor', village, expired: true })
  expect(drafts.read(draftId)?.words).toBe('路塌了')
})

test('a late answer about an older session does not end the present one', () => {
  signedIn('t2')
  sessionExpired('t1')
  expect(session.getState()).toMatchObject({ token: 't2', expired: false })
})

test('what was kept for one person is gone when they leave', () => {
  signedIn('t1')
  keep(['me', 'statement'], { balance: 5 })
  expect(kept(['me', 'statement'])?.data).toEqual({ balance: 5 })
  signedOut()
  expect(kept(['me', 'statement'])).toBeNull()
})

test('a restarted app is still signed in, and knows its village', () => {
  signedIn('t1')
  chooseVillage(village)
  expect(makeSession().getState()).toMatchObject({ token: 't1', village })
})

test('what the phone has is not believed when it is not a session', () => {
  Taro.setStorageSync('session', 'rubbish')
  expect(makeSession().getState()).toMatchObject({ token: null, signInId: 'visitor' })
})
