import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import * as glassEasel from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { api, WxFailure, type WxOptions } from './options'
import { call, type Meter, type Page, parseUrl, type Stage } from './pages'
import { ownTypes } from './realm'
import { Sandbox } from './sandbox'
import { domWindow, readText } from './screen'
import { type AppJson, PageStack } from './stack'
import { stylesOf } from './styles'
import { compileTemplates, filesIn } from './templates'
import type { StillTime } from './time'
import { Touch } from './touch'
import { cloudApis, type PhoneCloud } from './wx-cloud'
import { fileApis } from './wx-files'
import { missingApis } from './wx-missing'
import { type Network, networkApis, newNetwork } from './wx-network'
import { AGREE, PhonePrivacy } from './wx-privacy'
import { PhoneSpeech } from './wx-speech'
import { subscribeApis } from './wx-subscribe'
import { systemApis } from './wx-system'
import { newOverlay, type Overlay, uiApis } from './wx-ui'

export interface HostOptions {
  /** The folder of the built mini-program. */
  dist: string
  /** Where requests go, whatever host the build was made for. */
  server?: string
  /** WeChat's cloud, for a build that is made for it. */
  cloud?: PhoneCloud
  /** What the phone has kept from before; empty on a new one. */
  storage?: Map<string, string>
  /** Given to count its steps exactly: the phone does nothing but what is let pass of this time. */
  time?: StillTime
}

/** One phone with the built mini-program on it: WeChat's framework over a DOM, its API over real HTTP. */
export class Host {
  /** What went wrong without reaching the caller. A story that leaves any has failed. */
  readonly errors: string[] = []
  readonly overlay: Overlay = newOverlay()
  readonly network: Network
  readonly storage: Map<string, string>
  readonly touch: Touch
  readonly privacy: PhonePrivacy
  readonly speech: PhoneSpeech
  readonly app: AppJson
  /** All setData since the start or the last `resetMeter`. */
  readonly meter: Meter = { bytes: 0, calls: 0 }
  readonly sandbox: Sandbox
  private readonly stage: Stage
  readonly pages: PageStack
  private photo: string | null = null
  private sound: string | null = null
  private instance: Record<string, unknown> | null = null
  private readonly undo: (() => void)[] = []

  constructor(private readonly options: HostOptions) {
    this.storage = new Map(options.storage)
    this.app = JSON.parse(readFileSync(path.join(options.dist, 'app.json'), 'utf8')) as AppJson
    this.pages = new PageStack(this.app, () => this.stage)
    const { time } = options
    this.network = newNetwork(this.report, options.server, time && (() => time.setOut()))
    this.storage = options.storage ?? new Map()
    this.sandbox = new Sandbox(options.dist, this.report, time)
    this.touch = new Touch(this.sandbox)
    this.privacy = new PhonePrivacy(this.sandbox, () => this.page.box.querySelector(AGREE) !== null)
    const mayRecord = () => this.privacy.settings['scope.record'] === true
    this.speech = new PhoneSpeech(this.sandbox, this.app, this.report, mayRecord, time)
    this.stage = this.prepare()
    this.listen()
  }

  private readonly report = (what: string, error: unknown) => {
    this.errors.push(`${what}: ${error instanceof Error || isError(error) ? error.stack : String(error)}`)
  }

  private listen() {
    const rejected = (reason: unknown) => this.report('unhandled rejection', reason)
    process.on('unhandledRejection', rejected)
    const failed = (error: unknown) => {
      this.report('the framework caught', error)
      return false
    }
    const warned = (message: string) => {
      this.report('the framework warns', message)
      return false
    }
    glassEasel.addGlobalErrorListener(failed)
    glassEasel.addGlobalWarningListener(warned)
    this.undo.push(
      () => process.off('unhandledRejection', rejected),
      () => glassEasel.removeGlobalErrorListener(failed),
      () => glassEasel.removeGlobalWarningListener(warned)
    )
  }

  private prepare(): Stage {
    const { document } = domWindow()
    const { dist } = this.options
    const env = new MiniProgramEnv()
    const space = env.createCodeSpace('', true)
    const { groups, problems } = compileTemplates(dist)
    if (problems.length > 0) throw new Error(`the templates have problems:\n${problems.join('\n')}`)
    for (const [name, content] of Object.entries(groups)) {
      space.addCompiledTemplate(name, { groupList: groups, content, fallbackListenerOnNativeNode: true })
    }
    for (const file of filesIn(dist, '.json')) {
      if (file === 'app.json' || file === 'project.config.json') continue
      space.addComponentStaticConfig(
        file.slice(0, -'.json'.length),
        JSON.parse(readFileSync(path.join(dist, file), 'utf8'))
      )
    }
    const measured = (bytes: number) => {
      this.meter.bytes += bytes
      this.meter.calls += 1
    }
    const stage: Stage = {
      sandbox: this.sandbox,
      backend: env.associateBackend(),
      space,
      document: document as unknown as Document,
      measured
    }
    let loading = ''
    const load = this.sandbox.load.bind(this.sandbox)
    // Page() and Component() do not say whose they are: it is the file that is running.
    this.sandbox.load = (name) => {
      const before = loading
      loading = name.replace(/\.js$/, '')
      try {
        this.pages.refuseForeign(loading)
        return load(name)
      } finally {
        loading = before
      }
    }
    this.sandbox.open({
      wx: this.wx(),
      requirePlugin: this.speech.requirePlugin,
      App: (definition) => {
        this.instance = definition as Record<string, unknown>
      },
      Page: (definition) =>
        space
          .component(loading)
          .pageDefinition(definition as never)
          .register(),
      Component: (definition) =>
        space
          .component(loading)
          .definition(ownTypes(definition) as never)
          .register(),
      Behavior: (definition) =>
        space
          .behavior()
          .definition(definition as never)
          .register(),
      getApp: () => this.instance,
      getCurrentPages: () => this.pages.all.map((p) => p.instance)
    })
    return stage
  }

  private wx(): Record<string, unknown> {
    const define = (name: string, work: (o: WxOptions) => unknown) =>
      api(this.sandbox, this.report, name, this.privacy.guard(name, work))
    const go = (name: string, work: (url: string, o: WxOptions) => void) =>
      define(name, (o) => work(String(o.url ?? ''), o))
    return {
      ...missingApis(this.sandbox, this.report),
      ...systemApis(this.sandbox, define, this.storage),
      ...this.privacy.apis(define),
      ...this.speech.apis(),
      ...networkApis(this.network, define, (p) => this.realPath(p)),
      ...cloudApis(this.network, define, (p) => this.realPath(p), this.options.cloud),
      ...fileApis(this.sandbox, define, {
        realPath: (p) => this.realPath(p),
        nextSound: () => this.nextSound()
      }),
      ...uiApis(
        this.sandbox,
        define,
        this.overlay,
        () => this.nextPhoto(),
        () => ({ left: 0, top: 0, width: 375, height: 0 })
      ),
      ...subscribeApis(define, this.overlay, () => this.touch.tapping),
      navigateTo: go('navigateTo', (url) => this.pages.navigateTo(url)),
      redirectTo: go('redirectTo', (url) => this.pages.redirectTo(url)),
      switchTab: go('switchTab', (url) => this.pages.switchTab(url)),
      reLaunch: go('reLaunch', (url) => this.pages.reLaunch(url)),
      navigateBack: define('navigateBack', (o) => this.pages.navigateBack(Number(o.delta ?? 1))),
      startPullDownRefresh: define('startPullDownRefresh', () => this.pullDown())
    }
  }

  /** Starts the app and its first page, as a cold start does. */
  launch(url = this.app.pages[0]): void {
    this.sandbox.load('app')
    // Its shared component is registered before any page that uses it.
    for (const file of filesIn(this.options.dist, '.json')) {
      const name = file.slice(0, -'.json'.length)
      const json = this.stage.space.getComponentStaticConfig(name)
      if (json?.component && !name.startsWith('packages/')) this.sandbox.load(name)
    }
    const { path: first, query } = parseUrl(url)
    const how = this.sandbox.own({ path: first, query, scene: 1001, referrerInfo: {} })
    for (const step of ['onLaunch', 'onShow']) {
      const method = this.instance?.[step]
      if (typeof method === 'function') method.call(this.instance, how)
    }
    this.pages.push(url)
  }

  get page(): Page {
    return this.pages.page
  }

  /** What can be read on the screen: the page, and what WeChat draws over it. */
  text(): string {
    const { toast, loading, dialog } = this.overlay
    const over = dialog ? [dialog.text, ...dialog.buttons.keys()] : []
    return [readText(this.page.box), toast, loading, ...over].filter(Boolean).join('\n')
  }

  /** The stylesheets of the app and the page, in CSS. */
  styles(): string {
    return stylesOf(this.options.dist, this.page.path)
  }

  /** What the navigation bar says. */
  title(): string {
    const own = this.stage.space.getComponentStaticConfig(this.page.path) as {
      navigationBarTitleText?: string
    }
    return this.overlay.title || own?.navigationBarTitleText || this.app.window?.navigationBarTitleText || ''
  }

  resetMeter(): void {
    this.meter.bytes = 0
    this.meter.calls = 0
  }

  /** The file that the next photo picker answers with. */
  willChoosePhoto(file: string): void {
    this.photo = path.resolve(file)
  }

  private nextPhoto() {
    if (!this.photo) throw new WxFailure('cancel')
    return { path: `wxfile://tmp${this.photo}`, size: statSync(this.photo).size }
  }

  /** The sound that the microphone hears. */
  willRecord(file: string): void {
    this.sound = path.resolve(file)
  }

  private nextSound() {
    if (!this.sound) throw new Error('the recorder was started and the test had no sound for it')
    return `wxfile://tmp${this.sound}`
  }

  private realPath(phonePath: string) {
    if (!phonePath.startsWith('wxfile://tmp')) throw new WxFailure(`file not found: ${phonePath}`)
    return phonePath.slice('wxfile://tmp'.length)
  }

  pullDown(): void {
    call(this.page, 'onPullDownRefresh')
  }

  /** The tap on a tab of the bottom bar. */
  tapTab(text: string): void {
    const tab = this.pages.tabPages.find((t) => t.text === text)
    if (!tab || !this.pages.isTab(this.page.path)) throw new Error(`no tab "${text}" on this screen`)
    const item = { index: this.pages.tabPages.indexOf(tab), pagePath: tab.pagePath, text }
    this.pages.switchTab(tab.pagePath)
    call(this.page, 'onTabItemTap', this.sandbox.own(item))
  }

  /** Ends the phone; throws what went wrong unseen. */
  async close(): Promise<void> {
    // A rejection is known only after the microtasks have run.
    await new Promise((done) => setTimeout(done, 20))
    this.sandbox.stop()
    for (const page of this.pages.alive) page.box.remove()
    for (const undo of this.undo) undo()
    if (this.errors.length > 0)
      throw new Error(`the mini-program has ${this.errors.length} error(s):\n${this.errors.join('\n')}`)
  }
}

function isError(value: unknown): value is Error {
  return Object.prototype.toString.call(value) === '[object Error]'
}
