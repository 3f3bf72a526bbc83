import { type WxApis, WxFailure, type WxOptions } from './options'
import type { Sandbox } from './sandbox'

type Define = (name: string, work: (o: WxOptions) => unknown) => (o?: WxOptions) => unknown

/** What WeChat itself draws over the page. A dialog's buttons are answered by the test, like a finger would. */
export interface Overlay {
  toast: string | null
  loading: string | null
  dialog: { text: string; buttons: Map<string, () => void> } | null
  title: string
  /** What stands in the code that the camera is held at; null: whoever scans gives up. */
  code: string | null
}

export const newOverlay = (): Overlay => ({ toast: null, loading: null, dialog: null, title: '', code: null })

export function uiApis(
  sandbox: Sandbox,
  define: Define,
  overlay: Overlay,
  photo: () => { path: string; size: number },
  query: (selector: string) => unknown
): WxApis {
  let ends: NodeJS.Timeout | undefined
  const none = (name: string) => define(name, () => ({}))
  const choose = (name: string, word: (p: { path: string; size: number }) => unknown) =>
    define(name, () => word(photo()))
  return {
    showToast: define('showToast', (o) => {
      clearTimeout(ends)
      overlay.loading = null
      overlay.toast = String(o.title ?? '')
      ends = setTimeout(
        () => {
          overlay.toast = null
        },
        Number(o.duration ?? 1500)
      )
      ends.unref()
    }),
    hideToast: define('hideToast', () => {
      overlay.toast = null
    }),
    showLoading: define('showLoading', (o) => {
      overlay.toast = null
      overlay.loading = String(o.title ?? '')
    }),
    hideLoading: define('hideLoading', () => {
      overlay.loading = null
    }),
    showModal: define('showModal', (o) => modal(overlay, o)),
    showActionSheet: define('showActionSheet', (o) => sheet(overlay, o)),
    chooseImage: choose('chooseImage', ({ path, size }) => ({
      tempFilePaths: [path],
      tempFiles: [{ path, size }]
    })),
    chooseMedia: choose('chooseMedia', ({ path, size }) => ({
      type: 'image',
      tempFiles: [
        {
          tempFilePath: path,
          size,
          fileType: 'image',
          duration: 0,
          height: 0,
          width: 0,
          thumbTempFilePath: ''
        }
      ]
    })),
    compressImage: define('compressImage', (o) => ({ tempFilePath: o.src })),
    scanCode: define('scanCode', () => scan(overlay)),
    previewImage: none('previewImage'),
    setNavigationBarTitle: define('setNavigationBarTitle', (o) => {
      overlay.title = String(o.title)
    }),
    setNavigationBarColor: none('setNavigationBarColor'),
    setBackgroundColor: none('setBackgroundColor'),
    setBackgroundTextStyle: none('setBackgroundTextStyle'),
    setTabBarStyle: none('setTabBarStyle'),
    setTabBarItem: none('setTabBarItem'),
    setTabBarBadge: none('setTabBarBadge'),
    removeTabBarBadge: none('removeTabBarBadge'),
    showTabBarRedDot: none('showTabBarRedDot'),
    hideTabBarRedDot: none('hideTabBarRedDot'),
    pageScrollTo: none('pageScrollTo'),
    stopPullDownRefresh: none('stopPullDownRefresh'),
    hideKeyboard: none('hideKeyboard'),
    createSelectorQuery: () => selectorQuery(sandbox, query)
  }
}

/** A dialog over the page, answered with what stands behind the button that is tapped. */
export function dialog(overlay: Overlay, text: string, buttons: [string, unknown][]): Promise<unknown> {
  return new Promise((answer, fail) => {
    if (overlay.dialog) return fail(new WxFailure('a dialog is open already'))
    const close = (value: unknown) => () => {
      overlay.dialog = null
      if (value instanceof WxFailure) fail(value)
      else answer(value)
    }
    overlay.dialog = { text, buttons: new Map(buttons.map(([name, value]) => [name, close(value)])) }
  })
}

function scan({ code }: Overlay) {
  if (code === null) throw new WxFailure('cancel')
  return { result: code, scanType: 'QR_CODE', charSet: 'UTF-8' }
}

function modal(overlay: Overlay, o: WxOptions) {
  const buttons: [string, unknown][] = []
  if (o.showCancel !== false)
    buttons.push([String(o.cancelText ?? '取消'), { confirm: false, cancel: true, content: null }])
  buttons.push([String(o.confirmText ?? '确定'), { confirm: true, cancel: false, content: null }])
  return dialog(overlay, [o.title, o.content].filter(Boolean).join('\n'), buttons)
}

function sheet(overlay: Overlay, o: WxOptions) {
  const items = (o.itemList as string[]).map((name, tapIndex): [string, unknown] => [name, { tapIndex }])
  return dialog(overlay, String(o.alertText ?? ''), [...items, ['取消', new WxFailure('cancel')]])
}

/** Layout is unknown here: every rectangle is that of the screen's width and no height, in order. */
function selectorQuery(sandbox: Sandbox, query: (selector: string) => unknown) {
  const asked: { selector: string; then?: (res: unknown) => void }[] = []
  const api = {
    in: () => api,
    select: (selector: string) => node(selector),
    selectAll: (selector: string) => node(selector),
    selectViewport: () => node(''),
    exec: (done?: (res: unknown) => void) => {
      const results = asked.map(({ selector }) =>
        selector === '' ? { width: 375, height: 724, scrollTop: 0 } : query(selector)
      )
      sandbox.soon(() => {
        asked.forEach(({ then }, i) => {
          then?.(sandbox.own(results[i]))
        })
        done?.(sandbox.own(results))
      })
      return api
    }
  }
  const node = (selector: string) => {
    const ask = (then?: (res: unknown) => void) => {
      asked.push({ selector, then })
      return api
    }
    return {
      boundingClientRect: ask,
      scrollOffset: ask,
      context: ask,
      node: ask,
      fields: (_: unknown, then?: (res: unknown) => void) => ask(then)
    }
  }
  return api
}
