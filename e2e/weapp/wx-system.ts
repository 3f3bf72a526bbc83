import { type WxApis, WxFailure, type WxOptions } from './options'
import type { Sandbox } from './sandbox'

type Define = (name: string, work: (o: WxOptions) => unknown) => (o?: WxOptions) => unknown

const SCREEN = { width: 375, height: 812, statusBar: 44 }

const WINDOW = {
  pixelRatio: 2,
  screenWidth: SCREEN.width,
  screenHeight: SCREEN.height,
  windowWidth: SCREEN.width,
  windowHeight: 724,
  statusBarHeight: SCREEN.statusBar,
  screenTop: 88,
  safeArea: { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 }
}
const DEVICE = {
  brand: 'devtools',
  model: 'Pixel',
  system: 'Android 13',
  platform: 'android',
  abi: 'arm64-v8a',
  benchmarkLevel: 20
}
const APP = {
  SDKVersion: '3.6.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  enableDebug: false,
  fontSizeSetting: 16,
  host: { env: 'WeChat' }
}
const SETTING = {
  bluetoothEnabled: false,
  locationEnabled: true,
  wifiEnabled: true,
  deviceOrientation: 'portrait'
}

/** What the phone is, and where it keeps things. */
export function systemApis(sandbox: Sandbox, define: Define, storage: Map<string, string>): WxApis {
  const own = <T>(v: T) => sandbox.own(v)
  const all = { ...WINDOW, ...DEVICE, ...APP, ...SETTING, fontSizeSetting: 16 }
  const nothing = () => undefined
  return {
    env: own({ USER_DATA_PATH: 'wxfile://usr' }),
    canIUse: () => true,
    getSystemInfoSync: () => own(all),
    getSystemInfo: define('getSystemInfo', () => all),
    getSystemInfoAsync: define('getSystemInfoAsync', () => all),
    getWindowInfo: () => own(WINDOW),
    getDeviceInfo: () => own(DEVICE),
    getAppBaseInfo: () => own(APP),
    getSystemSetting: () => own(SETTING),
    getAppAuthorizeSetting: () => own({ cameraAuthorized: 'authorized', albumAuthorized: 'authorized' }),
    getAccountInfoSync: () =>
      own({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getMenuButtonBoundingClientRect: () =>
      own({ width: 87, height: 32, top: 48, right: 368, bottom: 80, left: 281 }),
    getLaunchOptionsSync: () => own({ path: '', scene: 1001, query: {}, referrerInfo: {} }),
    getEnterOptionsSync: () => own({ path: '', scene: 1001, query: {}, referrerInfo: {} }),
    getUpdateManager: () => ({
      onCheckForUpdate: nothing,
      onUpdateReady: nothing,
      onUpdateFailed: nothing,
      applyUpdate: nothing
    }),
    getLogManager: () => ({ log: nothing, info: nothing, warn: nothing, debug: nothing }),
    getRealtimeLogManager: () => ({
      info: nothing,
      warn: nothing,
      error: nothing,
      setFilterMsg: nothing,
      addFilterMsg: nothing
    }),
    onThemeChange: nothing,
    offThemeChange: nothing,
    onWindowResize: nothing,
    offWindowResize: nothing,
    onAppShow: nothing,
    offAppShow: nothing,
    onAppHide: nothing,
    offAppHide: nothing,
    onError: nothing,
    offError: nothing,
    onUnhandledRejection: nothing,
    offUnhandledRejection: nothing,
    onPageNotFound: nothing,
    offPageNotFound: nothing,
    onMemoryWarning: nothing,
    requirePrivacyAuthorize: define('requirePrivacyAuthorize', () => ({})),
    nextTick: (work: () => void) => void Promise.resolve().then(work),
    login: define('login', () => ({ code: `code-${Math.random().toString(36).slice(2)}` })),
    checkSession: define('checkSession', () => ({})),
    requestSubscribeMessage: define('requestSubscribeMessage', (o) =>
      Object.fromEntries(((o.tmplIds as string[]) ?? []).map((id) => [id, 'accept']))
    ),
    vibrateShort: define('vibrateShort', () => ({})),
    setClipboardData: define(
      'setClipboardData',
      (o) => void storage.set('\u0000clipboard', JSON.stringify(o.data))
    ),
    makePhoneCall: define('makePhoneCall', () => ({})),
    ...storageApis(sandbox, define, storage)
  }
}

function storageApis(sandbox: Sandbox, define: Define, storage: Map<string, string>): WxApis {
  const keys = () => [...storage.keys()].filter((k) => !k.startsWith('\u0000'))
  const read = (key: unknown) => {
    const json = storage.get(String(key))
    return json === undefined ? undefined : (JSON.parse(json) as unknown)
  }
  const info = () => ({ keys: keys(), currentSize: 1, limitSize: 10_240 })
  const clear = () => {
    for (const k of keys()) storage.delete(k)
  }
  return {
    getStorageSync: (key: string) => sandbox.own(read(key) ?? ''),
    setStorageSync: (key: string, data: unknown) => void storage.set(key, JSON.stringify(data)),
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: clear,
    getStorageInfoSync: () => sandbox.own(info()),
    getStorage: define('getStorage', (o) => {
      const data = read(o.key)
      if (data === undefined) throw new WxFailure('data not found')
      return { data }
    }),
    setStorage: define('setStorage', (o) => void storage.set(String(o.key), JSON.stringify(o.data))),
    removeStorage: define('removeStorage', (o) => void storage.delete(String(o.key))),
    clearStorage: define('clearStorage', clear),
    getStorageInfo: define('getStorageInfo', info)
  }
}
