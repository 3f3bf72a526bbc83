import path from 'node:path'
import { findField, findNamed, isDisabled, wanted } from './dom'
import { type Driver, shows, type TapOptions, until, WAIT_MS } from './driver'
import { Host } from './weapp/host'
import { shoot } from './weapp/shoot'
import type { PhoneCloud } from './weapp/wx-cloud'
import { setOnline } from './weapp/wx-network'

// Phones in Enshi keep Beijing time, whatever the machine that tests does.
process.env.TZ = 'Asia/Shanghai'

/** A program that is never at rest keeps no finger waiting longer. */
const DRAWN_MS = 2000

export interface WeappOptions {
  /** Where the local host answers. */
  server: string
  dist?: string
  /** WeChat's cloud, for a build that is made for it. */
  cloud?: PhoneCloud
}

/** The built mini-program on WeChat's framework, driven like a phone. */
export class WeappDriver implements Driver {
  readonly name = 'weapp'
  private phone: Host | null = null

  constructor(private readonly options: WeappOptions) {}

  /** The phone in use, for what only the mini-program has (the setData meter, the page stack). */
  get host(): Host {
    if (!this.phone) throw new Error('launch() first')
    return this.phone
  }

  private get root(): Element {
    return this.host.page.box
  }

  async launch(at?: string): Promise<void> {
    await this.start(new Map(), at)
  }

  async restart(): Promise<void> {
    const { storage, network } = this.host
    await this.start(storage, undefined, network.online)
  }

  private async start(storage: Map<string, string>, at?: string, online = true): Promise<void> {
    await this.close()
    const { server, dist = path.resolve('dist/weapp'), cloud } = this.options
    this.phone = new Host({ dist, server, storage, ...(cloud ? { cloud } : {}) })
    this.phone.network.online = online
    try {
      this.phone.launch(at)
    } catch (error) {
      await this.close().catch(() => undefined)
      throw error
    }
  }

  async open(at: string): Promise<void> {
    this.host.pages.navigateTo(`/${at}`)
  }

  async stored(name: string): Promise<unknown> {
    const text = this.host.storage.get(name)
    return text === undefined ? undefined : JSON.parse(text)
  }

  async see(text: string | RegExp, timeoutMs = WAIT_MS): Promise<void> {
    const seen = () => (shows(this.host.text(), text) ? true : undefined)
    await until(seen, () => this.explain(`does not show ${text}`), timeoutMs)
  }

  async notSee(text: string | RegExp): Promise<void> {
    const gone = () => (shows(this.host.text(), text) ? undefined : true)
    await until(gone, () => this.explain(`still shows ${text}`))
  }

  async tap(name: string | RegExp, { nth = 0, times = 1 }: TapOptions = {}): Promise<void> {
    const { dialog } = this.host.overlay
    const answer = dialog && typeof name === 'string' ? dialog.buttons.get(name) : undefined
    if (answer) return answer()
    if (dialog) throw new Error(this.explain(`has a dialog open that has no button ${name}`))
    const target = await until(
      () => {
        const found = findNamed(this.root, wanted(name), false)[nth]
        return found && !isDisabled(found) ? found : undefined
      },
      () => this.explain(`has nothing enabled to tap named ${name}`)
    )
    for (let i = 0; i < times; i += 1) if (!isDisabled(target)) this.host.touch.tap(target)
    await this.drawn()
  }

  /** A finger is slower than the program: what a touch set in motion is drawn before the next one, also on a busy machine. */
  private async drawn(): Promise<void> {
    const end = Date.now() + DRAWN_MS
    do await new Promise((done) => setTimeout(done, 1))
    while (this.phone?.sandbox.busy && Date.now() < end)
  }

  async fill(label: string, value: string): Promise<void> {
    const field = await until(
      () => findField(this.root, label, false) ?? this.findPicker(label) ?? undefined,
      () => this.explain(`has no field ${label}`)
    )
    if (field.matches('picker')) this.host.touch.pick(field, value)
    else this.host.touch.type(field, value)
    await this.drawn()
  }

  /** A wheel is named by what is tapped to open it, which also says what was chosen: 开会日期，2026年11月22日. */
  private findPicker(label: string): Element | null {
    const named = Array.from(this.root.querySelectorAll('picker [aria-label]')).find(
      (el) => el.getAttribute('aria-label')?.split('，')[0] === label
    )
    return named?.closest('picker') ?? null
  }

  async tab(name: string): Promise<void> {
    this.host.tapTab(name)
  }

  async back(): Promise<void> {
    this.host.pages.navigateBack()
  }

  willChoosePhoto(file: string): void {
    this.host.willChoosePhoto(file)
  }

  willRecord(file: string): void {
    this.host.willRecord(file)
  }

  /** What stands in the next QR that is scanned. */
  willScan(text: string | null): void {
    this.host.overlay.code = text
  }

  async offline(on: boolean): Promise<void> {
    setOnline(this.host.sandbox, this.host.network, !on)
  }

  loseNextReply(procedure: string): void {
    this.host.network.lost.push(procedure)
  }

  async text(): Promise<string> {
    return this.host.text()
  }

  async shot(name: string): Promise<void> {
    await shoot(this.host, path.resolve('e2e/shots', `weapp-${name}.png`))
  }

  async close(): Promise<void> {
    const { phone } = this
    this.phone = null
    await phone?.close()
  }

  private explain(what: string): string {
    const { path: at } = this.host.page
    return [`${at} ${what}. It shows:`, this.host.text(), ...this.host.errors].join('\n')
  }
}
