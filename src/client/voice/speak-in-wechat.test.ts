import Taro from '@tarojs/taro'
import { hasPlugin, type SpeechPlugin } from './wechat-plugin'

type Ask = Parameters<SpeechPlugin['textToSpeech']>[0]
type Speak = typeof import('./speak-in-wechat').speakInWechat

const asked: Ask[] = []
const audio = {
  src: '',
  playbackRate: 1,
  play: jest.fn(),
  destroy: jest.fn(),
  onEnded: jest.fn(),
  onError: jest.fn()
}
const hears = { at: jest.fn(), ended: jest.fn(), failed: jest.fn() }
const wechat = globalThis as { requirePlugin?: { async?: (name: string) => Promise<object> } }
const ran = () => new Promise((done) => setTimeout(done))
const answer = async (nth: number) => {
  asked[nth]?.success({ filename: `${nth}.mp3` })
  await ran()
}
const end = async () => {
  audio.onEnded.mock.calls[0][0]()
  await ran()
}
/** Two pieces: each of them is as long as the plugin takes. */
const text = `${'一'.repeat(99)}。${'二'.repeat(99)}。`
let speak: Speak

beforeEach(async () => {
  asked.length = 0
  Object.assign(Taro, { createInnerAudioContext: () => audio })
  wechat.requirePlugin = { async: async () => ({ textToSpeech: (ask: Ask) => void asked.push(ask) }) }
  speak = (await import('./speak-in-wechat')).speakInWechat
})
afterEach(() => {
  delete wechat.requirePlugin
})

test('there is no voice where WeChat is too old for a plugin of another subpackage', () => {
  expect(hasPlugin()).toBe(true)
  wechat.requirePlugin = {}
  expect(hasPlugin()).toBe(false)
  delete wechat.requirePlugin
  expect(hasPlugin()).toBe(false)
})

test('a plugin that was not added is told in a sentence, once', async () => {
  wechat.requirePlugin = { async: () => Promise.reject(new Error('plugin not found')) }
  speak({ text, from: 0, rate: 1 }, hears)
  await ran()
  expect(hears.failed).toHaveBeenCalledTimes(1)
  expect(hears.failed).toHaveBeenCalledWith(expect.stringContaining('再点一次'))
  expect(audio.destroy).toHaveBeenCalled()
})

test('plays the pieces in their order, the next asked for while one sounds', async () => {
  speak({ text, from: 0, rate: 0.9 }, hears)
  await ran()
  expect(asked.map((a) => a.content.length)).toEqual([100])
  await answer(0)
  expect([audio.src, audio.playbackRate, hears.at.mock.calls]).toEqual(['0.mp3', 0.9, [[0]]])
  expect(asked).toHaveLength(2)
  await answer(1)
  expect(audio.src).toBe('0.mp3')
  await end()
  expect(audio.src).toBe('1.mp3')
  await end()
  expect(hears.ended).toHaveBeenCalledTimes(1)
  expect(audio.destroy).toHaveBeenCalledTimes(1)
})

test('goes on from a later piece; what was stopped plays no more and tells nothing', async () => {
  const stop = speak({ text, from: 1, rate: 1 }, hears)
  await ran()
  expect(asked[0]?.content).toContain('二')
  stop()
  await answer(0)
  expect(audio.play).not.toHaveBeenCalled()
  expect(hears.failed).not.toHaveBeenCalled()
  expect(hears.ended).not.toHaveBeenCalled()
})

test('a piece that cannot be voiced ends it with a sentence when its turn comes', async () => {
  speak({ text, from: 0, rate: 1 }, hears)
  await ran()
  await answer(0)
  asked[1]?.fail()
  await ran()
  expect(hears.failed).not.toHaveBeenCalled()
  await end()
  expect(hears.failed).toHaveBeenCalledTimes(1)
})
