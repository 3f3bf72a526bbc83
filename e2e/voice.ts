import { randomBytes } from 'node:crypto'
import { sayClock } from '../src/client/words/notice-clock'
import { demoVillages } from '../src/cloud/demo/demo-people'
import { forEar } from '../src/domain/spoken/for-ear'
import { spokenNotice } from '../src/domain/spoken/notice'
import { call, tokenOf } from './api'
import { type Driver, until } from './driver'
import { H5Driver } from './h5-driver'
import { signIn } from './story'
import { WeappDriver } from './weapp-driver'

/** The loudspeaker and the microphone of a phone, whoever made the voice. */
export interface Voice {
  /** What sounded since the last time it was asked, piece by piece. */
  said(): Promise<readonly string[]>
  sounding(): Promise<boolean>
  /** A piece does not come to its end while this holds. */
  hold(holds: boolean): Promise<void>
  hear(words: string): Promise<void>
}

/** A browser's voice and ears, which are the phone maker's: they say at once, and understand what the story tells them. */
const PLAYED = `(() => {
  const state = { said: [], holds: false, sounding: false, ears: null }
  globalThis.playedVoice = state
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  let now = null
  const voice = { name: '普通话', lang: 'zh-CN', localService: true, default: true }
  const synthesis = {
    getVoices: () => [voice],
    speak: (u) => {
      if (!u.text) return
      now = u
      state.said.push(u.text)
      state.sounding = true
      setTimeout(() => {
        if (now !== u || state.holds) return
        state.sounding = false
        u.onend()
      }, 1)
    },
    cancel: () => { now = null; state.sounding = false }
  }
  Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis })
  globalThis.SpeechRecognition = class {
    start() { state.ears = this; setTimeout(() => this.onstart(), 1) }
    stop() { state.ears = null; setTimeout(() => this.onend(), 1) }
  }
})()`

/** A browser that speaks Chinese and understands it. */
export const inSpeakingChromium = (server: string): H5Driver => new H5Driver({ server, before: PLAYED })

export const voiceOf = (phone: Driver): Voice => {
  if (phone instanceof WeappDriver) {
    const speech = () => phone.host.speech
    return {
      said: async () => speech().said.splice(0),
      sounding: async () => speech().sounding,
      hold: async (holds) => {
        speech().holds = holds
      },
      hear: async (words) => speech().hear(words)
    }
  }
  if (!(phone instanceof H5Driver)) throw new Error('a phone without a voice')
  const ask = <T>(what: string) => phone.page.evaluate<T>(`globalThis.playedVoice.${what}`)
  return {
    said: () => ask<string[]>('said.splice(0)'),
    sounding: () => ask<boolean>('sounding'),
    hold: (holds) => ask(`holds = ${holds}`),
    hear: (words) => ask(`ears.onresult({ results: [[{ transcript: ${JSON.stringify(words)} }]] })`)
  }
}

type Whole = Parameters<typeof spokenNotice>[0] & Parameters<typeof sayClock>[0] & { noticeId: string }
interface Card {
  readonly noticeId: string
  readonly title: string
  readonly subject: string
  readonly state: string
}

/** Somebody who cannot read has a notice read to them: all of it, in its order, as people say it. */
const readAloud = async (phone: Driver, address: string): Promise<void> => {
  const villageId = demoVillages().a.id
  const cards = await call<Card[]>(address, null, 'notice.list', {
    villageId,
    subject: 'decision_resolution'
  })
  const card = cards.find((c) => c.state === 'window_open')
  if (!card) throw new Error('no notice of a resolution hangs')
  const whole = await call<Whole>(address, null, 'notice.read', { villageId, noticeId: card.noticeId })
  const wanted = forEar(spokenNotice(whole, sayClock(whole))).replaceAll('\n', '')

  await phone.launch()
  await phone.see('公开')
  await phone.open(`packages/disclosure/notice/index?villageId=${villageId}&noticeId=${card.noticeId}`)
  await phone.see('公示记录')
  const voice = voiceOf(phone)
  await phone.tap('朗读')
  const heard: string[] = []
  await until(
    async () => {
      heard.push(...(await voice.said()))
      return heard.join('').length >= wanted.length ? true : undefined
    },
    () => `wanted to hear\n${wanted}\nbut heard\n${heard.join('')}`
  )
  if (heard.join('') !== wanted) throw new Error(`wanted to hear\n${wanted}\nbut heard\n${heard.join('')}`)
  if (/[0-9]/.test(wanted) || !/月.{1,3}号/.test(wanted) || !wanted.includes('元'))
    throw new Error(`this was not made for the ear: ${wanted}`)
  await phone.see('朗读')
  await phone.notSee('停下')
  await stopsAndGoesOn(phone, voice, heard)
}

/** Stopped by hand it goes on from there; whoever leaves the page takes nothing along. */
const stopsAndGoesOn = async (phone: Driver, voice: Voice, all: readonly string[]): Promise<void> => {
  await voice.hold(true)
  await phone.tap('朗读')
  await until(
    async () => ((await voice.sounding()) ? true : undefined),
    () => 'nothing sounds'
  )
  await phone.tap('停下')
  await phone.see('接着读')
  if (await voice.sounding()) throw new Error('it was stopped and still sounds')
  await phone.shot('voice-01-stopped')
  await voice.said()
  await phone.tap('接着读')
  await until(
    async () => ((await voice.sounding()) ? true : undefined),
    () => 'it does not go on'
  )
  const [again] = await voice.said()
  if (again !== all[0]) throw new Error(`it goes on with ${again}, not with ${all[0]}`)
  await phone.back()
  await phone.see('公示中')
  await until(
    async () => ((await voice.sounding()) ? undefined : true),
    () => 'it still sounds after the page was left'
  )
  await voice.hold(false)
}

interface Decision {
  readonly decisionId: string
  readonly title: string
  readonly state: string
  readonly plan: readonly { readonly field: string; readonly value: string }[]
}

/** The page of a decision opens another one that reads at once, what it costs included. */
const readDecisionAloud = async (phone: Driver, address: string): Promise<void> => {
  const villageId = demoVillages().a.id
  const cards = await call<Omit<Decision, 'plan'>[]>(address, null, 'decision.list', { villageId })
  const card = cards.find((c) => c.state === 'P1_PUBLISHED')
  if (!card) throw new Error('no resolution hangs')
  const { decisionId } = card
  const { title, plan } = await call<Decision>(address, null, 'decision.read', { villageId, decisionId })
  const sum = forEar(plan.find((fact) => fact.field === 'amount')?.value ?? 'no sum')
  await phone.launch(`pages/decision/index?villageId=${villageId}&decisionId=${decisionId}`)
  await phone.see('六步走到哪')
  const voice = voiceOf(phone)
  await phone.tap('朗读')
  await phone.see('对您家意味着什么')
  const heard: string[] = []
  await until(
    async () => {
      heard.push(...(await voice.said()))
      return heard.join('').includes('六步已经完成') ? true : undefined
    },
    () => `only this was heard: ${heard.join('')}`
  )
  if (!heard[0]?.startsWith(forEar(title)) || !heard.join('').includes(sum))
    throw new Error(`this is not ${title}, which costs ${sum}: ${heard.join('')}`)
  await phone.shot('voice-03-decision')
}

interface Said {
  readonly issueId: string
  readonly words: string
}

/** A matter is spoken instead of typed; it stands in the field, is corrected there, and goes out when it is sent. */
const speakMatter = async (phone: Driver, address: string): Promise<void> => {
  const key = 'villager-a-daughter'
  const villageId = demoVillages().a.id
  const mark = randomBytes(3).toString('hex')
  const spokenWords = `小学门口的路灯坏了两盏${mark}`
  const own = async () =>
    (await call<Said[]>(address, await tokenOf(address, key), 'issue.listOwn', { villageId })).filter((m) =>
      m.words.includes(mark)
    )
  await signIn(phone, key)
  const voice = voiceOf(phone)
  await phone.tab('说事')
  await phone.tap('我要说事')
  await phone.tap(/^说话，变成字/)
  await phone.see(/声音交给(微信|浏览器)变成字/)
  await voice.hear(spokenWords)
  await phone.shot('voice-02-listens')
  await phone.tap(/^说完了，停/)
  await phone.see('说话，变成字')
  const corrected = `${spokenWords}，晚上看不见`
  await phone.fill('要说的事', corrected)
  if ((await own()).length > 0) throw new Error('it was sent before anybody pressed')
  await phone.tap('安全隐患')
  await phone.tap('发送')
  await phone.see('您说的事已经送到')
  const [sent] = await own()
  if (sent?.words !== corrected) throw new Error(`sent was ${sent?.words}, written was ${corrected}`)
}

/** A notice and a decision as they came with the demo, read aloud; then a matter that is spoken. */
export const voiceStory = async (phone: Driver, address: string): Promise<void> => {
  await readAloud(phone, address)
  await readDecisionAloud(phone, address)
  await speakMatter(phone, address)
}
