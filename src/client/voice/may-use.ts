import Taro from '@tarojs/taro'
import { confirm } from '@/client/components/toast'

/** Something of the phone's that WeChat hands over only with its owner's word. */
export interface Use {
  readonly scope: 'scope.record' | 'scope.userLocation'
  readonly title: string
  readonly why: string
  /** How to allow it after a refusal, and how to go on without. */
  readonly refused: string
}

export const microphone: Use = {
  scope: 'scope.record',
  title: '要用一下麦克风',
  why: '只听您现在说的这一段。不用也行，直接写字。',
  refused: '以前没有允许用麦克风。要说话，请在设置里打开“麦克风”；不打开，直接写字也行。'
}

/**
 * Says why in a sentence before WeChat asks for the first time; after a refusal the way to its settings, and how to go on
 * without. True when it may be used now. A browser asks by itself.
 */
export const mayUse = async ({ scope, title, why, refused }: Use): Promise<boolean> => {
  if (process.env.TARO_ENV !== 'weapp') return true
  const granted = (await Taro.getSetting()).authSetting[scope]
  if (granted === true) return true
  if (granted === undefined) return confirm(title, why, '继续')
  if (!(await confirm(title, refused, '去设置'))) return false
  return (await Taro.openSetting()).authSetting[scope] === true
}
