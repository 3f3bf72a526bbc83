import Taro from '@tarojs/taro'
import { keep, kept } from '@/client/api/kept'
import { drafts } from './drafts'
import {
  cameHome,
  chooseVillage,
  makeSession,
  session,
  sessionExpired,
  signedIn,
  signedOut,
  wentToTrain
} from './session'

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

describe('practising in the training village', () => {
  test('who one is at home waits, and comes back as it was, also after the app was closed', () => {
    signedIn('t1')
    chooseVillage(village)
    const before = session.getState()
    wentToTrain('t-practice')
    expect(session.getState()).toMatchObject({ token: 't-practice', village: null, personKey: null })
    expect(session.getState().signInId).not.toBe(before.signInId)
    expect(makeSession().getState().home).toMatchObject({ token: 't1', village })
    expect(cameHome()).toBe(true)
    expect(session.getState()).toEqual(before)
    expect(cameHome()).toBe(false)
  })

  test('signing out there, and a visit that is over, both lead home', () => {
    signedIn('t1')
    wentToTrain('t2')
    signedOut()
    expect(session.getState()).toMatchObject({ token: 't1', home: null })
    wentToTrain('t3')
    sessionExpired('t3')
    expect(session.getState()).toMatchObject({ token: 't1', home: null, expired: false })
  })

  test('from one visit to another, home stays home', () => {
    signedIn('t1')
    wentToTrain('t2')
    wentToTrain('t3')
    cameHome()
    expect(session.getState().token).toBe('t1')
  })

  test('what was kept for the own village is still there afterwards', () => {
    signedIn('t1')
    keep(['me', 'statement'], { balance: 5 })
    wentToTrain('t2')
    cameHome()
    expect(kept(['me', 'statement'])?.data).toEqual({ balance: 5 })
  })
})
