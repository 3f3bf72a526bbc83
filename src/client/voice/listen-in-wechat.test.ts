import Taro from '@tarojs/taro'
import { listenInWechat } from './listen-in-wechat'
import type { RecognitionManager } from './wechat-plugin'

const unheard = () => undefined
const manager = {
  ...{ start: jest.fn(), stop: jest.fn() },
  ...{ onStart: unheard, onRecognize: unheard, onStop: unheard, onError: unheard }
} as { start: jest.Mock; stop: jest.Mock } & RecognitionManager
const hears = { began: jest.fn(), heard: jest.fn(), done: jest.fn(), failed: jest.fn() }
const wechat = globalThis as { requirePlugin?: object }
const ran = () => new Promise((done) => setTimeout(done))
const env = process.env.TARO_ENV

beforeEach(() => {
  process.env.TARO_ENV = 'weapp'
  wechat.requirePlugin = { async: async () => ({ getRecordRecognitionManager: () => manager }) }
  Object.assign(Taro, {
    getSetting: async () => ({ authSetting: { 'scope.record': true } }),
    showModal: async () => ({ confirm: false })
  })
})
afterEach(() => {
  process.env.TARO_ENV = env
})

test('who would rather not is not listened to', async () => {
  Object.assign(Taro, { getSetting: async () => ({ authSetting: {} }) })
  listenInWechat(hears)
  await ran()
  expect(manager.start).not.toHaveBeenCalled()
  expect(hears.done).toHaveBeenCalled()
})

test('stopped before it began, it does not begin', async () => {
  listenInWechat(hears)()
  await ran()
  expect(manager.start).not.toHaveBeenCalled()
  expect(hears.done).toHaveBeenCalledTimes(1)
})

test('a plugin that does not come, and a microphone that is shut, are told apart', async () => {
  wechat.requirePlugin = { async: () => Promise.reject(new Error('offline')) }
  listenInWechat(hears)
  await ran()
  expect(hears.failed).toHaveBeenLastCalledWith(expect.stringContaining('信号'))
  wechat.requirePlugin = { async: async () => ({ getRecordRecognitionManager: () => manager }) }
  listenInWechat(hears)
  await ran()
  manager.onError({ retcode: -30_001 })
  expect(hears.failed).toHaveBeenLastCalledWith(expect.stringContaining('允许用麦克风'))
  manager.onError({ retcode: -30_006 })
  expect(hears.failed).toHaveBeenLastCalledWith(expect.stringContaining('没有听清'))
})

test('what was understood comes as it is said, and whole at the end; at most a minute', async () => {
  const stop = listenInWechat(hears)
  await ran()
  expect(manager.start).toHaveBeenCalledWith({ lang: 'zh_CN', duration: 60_000 })
  manager.onStart()
  manager.onRecognize({ result: '路灯' })
  expect(hears.heard).toHaveBeenLastCalledWith('路灯')
  stop()
  expect(manager.stop).toHaveBeenCalled()
  manager.onStop({ result: '路灯坏了。' })
  expect(hears.heard).toHaveBeenLastCalledWith('路灯坏了。')
  expect(hears.done).toHaveBeenCalledTimes(1)
})
