import Taro from '@tarojs/taro'
import { confirm } from '@/client/components/toast'

const uses = {
  record: {
    scope: 'scope.record',
    title: '要用一下麦克风',
    why: '只录您现在说的这一段，用来说清这件事。不用也行，直接写字。',
    refused: '以前没有允许用麦克风。要录音，请在设置里打开“麦克风”；不打开，直接写字也行。'
  },
  location: {
    scope: 'scope.userLocation',
    title: '要看一下位置',
    why: '只记您标的这一个点，方便找到地方。不用也行，写上地名就好。',
    refused: '以前没有允许用位置。要在地图上标，请在设置里打开“位置信息”；不打开，写上地名也行。'
  }
} as const

/**
 * Says why in a sentence before WeChat asks for the first time; after a refusal the way to its settings, and how to go on
 * without. True when it may be used now. A browser asks by itself.
 */
export const mayUse = async (use: keyof typeof uses): Promise<boolean> => {
  if (process.env.TARO_ENV !== 'weapp') return true
  const { scope, title, why, refused } = uses[use]
  const granted = (await Taro.getSetting()).authSetting[scope]
  if (granted === true) return true
  if (granted === undefined) return confirm(title, why, '继续')
  if (!(await confirm(title, refused, '去设置'))) return false
  return (await Taro.openSetting()).authSetting[scope] === true
}
