import type { AssociatedBackend, CodeSpace, Root } from 'glass-easel-miniprogram-adapter'
import type { Sandbox } from './sandbox'

/** What Taro's runtime asks the view to change: the size is the text that WeChat would carry across its bridge. */
export interface Meter {
  bytes: number
  calls: number
}

type Instance = Record<string, unknown> & {
  setData(data: object, done?: () => void): void
}

export interface Page {
  path: string
  query: Record<string, string>
  instance: Instance
  root: Root
  box: HTMLElement
  meter: Meter
}

export interface Stage {
  sandbox: Sandbox
  backend: AssociatedBackend
  space: CodeSpace
  document: Document
  /** Told of every setData, for meters that outlive a page. */
  measured(bytes: number): void
}

/** Splits '/pages/a/index?x=1' into the page's path and its parameters. */
export function parseUrl(url: string): { path: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.split('?')
  const query: Record<string, string> = {}
  for (const pair of search.split('&').filter(Boolean)) {
    const [key = '', value = ''] = pair.split('=')
    query[decodeURIComponent(key)] = decodeURIComponent(value)
  }
  return { path: path.replace(/^\//, ''), query }
}

/** Makes a page and takes it to its first render: onLoad, onShow, onReady, in WeChat's order. */
export function openPage(stage: Stage, url: string): Page {
  const { path, query } = parseUrl(url)
  stage.sandbox.load(path)
  const box = stage.document.createElement('div')
  const placeholder = stage.document.createElement('i')
  box.append(placeholder)
  stage.document.body.append(box)
  const root = stage.backend.createRoot('page', stage.space, path)
  const instance = root.get() as unknown as Instance
  const page: Page = { path, query, instance, root, box, meter: { bytes: 0, calls: 0 } }
  instance.route = path
  instance.options = stage.sandbox.own(query)
  measure(stage, page)
  call(page, 'onLoad', instance.options)
  call(page, 'onShow')
  root.attach(box as never, placeholder as never)
  stage.sandbox.soon(() => call(page, 'onReady'))
  return page
}

function measure(stage: Stage, page: Page) {
  const { instance, meter } = page
  const original = instance.setData
  instance.setData = function setData(data, done) {
    const bytes = Buffer.byteLength(JSON.stringify(data) ?? '')
    meter.bytes += bytes
    meter.calls += 1
    stage.measured(bytes)
    original.call(instance, data, done)
  }
}

export function showPage(page: Page): void {
  page.box.removeAttribute('hidden')
  call(page, 'onShow')
}

export function hidePage(page: Page): void {
  page.box.setAttribute('hidden', '')
  call(page, 'onHide')
}

export function closePage(page: Page): void {
  call(page, 'onUnload')
  page.root.release()
  page.box.remove()
}

/** Calls a lifecycle method of the page, when it has one. */
export function call(page: Page, name: string, ...args: unknown[]): unknown {
  const method = page.instance[name]
  return typeof method === 'function' ? method.apply(page.instance, args) : undefined
}
