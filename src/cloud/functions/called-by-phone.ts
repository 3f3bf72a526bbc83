import type { CloudSdk } from '../adapters/wechat/cloud-sdk'

/**
 * Whether a phone called this function itself: any mini-program user may call any function by its name. The timer and
 * the message push come from WeChat's own servers.
 */
export const calledByPhone = (sdk: Pick<CloudSdk, 'getWXContext'>): boolean =>
  /wx_(client|devtools)/.test(sdk.getWXContext().SOURCE ?? '')
