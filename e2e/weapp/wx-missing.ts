import type { WxApis } from './options'
import type { Sandbox } from './sandbox'

/** APIs that exist in WeChat and not here: named, so that a call is reported even when the caller catches it. */
const MISSING = [
  'addPhoneCalendar',
  'authorize',
  'checkIsSupportSoterAuthentication',
  'chooseAddress',
  'chooseContact',
  'chooseLocation',
  'chooseMessageFile',
  'chooseVideo',
  'connectSocket',
  'createAnimation',
  'createCameraContext',
  'createCanvasContext',
  'createIntersectionObserver',
  'createMapContext',
  'createMediaQueryObserver',
  'createOffscreenCanvas',
  'createVideoContext',
  'createWorker',
  'downloadFile',
  'getBackgroundAudioManager',
  'getClipboardData',
  'getFuzzyLocation',
  'getImageInfo',
  'getLocation',
  'getPerformance',
  'getScreenBrightness',
  'getUserInfo',
  'getUserProfile',
  'hideShareMenu',
  'hideTabBar',
  'navigateToMiniProgram',
  'openCustomerServiceChat',
  'openDocument',
  'openEmbeddedMiniProgram',
  'openLocation',
  'openPrivacyContract',
  'previewMedia',
  'reportEvent',
  'requestPayment',
  'restartMiniProgram',
  'saveFile',
  'saveImageToPhotosAlbum',
  'sendSocketMessage',
  'setKeepScreenOn',
  'showShareMenu',
  'showTabBar',
  'startAccelerometer',
  'startLocationUpdate',
  'startRecord',
  'updateShareMenu',
  'vibrateLong'
]

/** Each of them reports and throws when it is called. */
export const missingApis = (sandbox: Sandbox, report: (what: string, error: unknown) => void): WxApis =>
  Object.fromEntries(
    MISSING.map((name) => [
      name,
      () => {
        report('missing', `wx.${name} is called, and this harness does not have it`)
        throw sandbox.error(`wx.${name} is not in this harness`)
      }
    ])
  )
