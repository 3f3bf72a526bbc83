import Taro from '@tarojs/taro'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { isWeapp } from '@/client/words/platform'
import { load, persist } from './persist'

export type Theme = 'light' | 'dark'

export interface Settings {
  /** null: as the phone is set. */
  readonly care: boolean | null
  readonly theme: Theme | null
  readonly systemTheme: Theme
  readonly systemLargeText: boolean
}

/** WeChat's own text size at which people have asked for large letters (16 is the standard). */
const LARGE_TEXT = 19

const readSystem = (): Pick<Settings, 'systemTheme' | 'systemLargeText'> => {
  if (!isWeapp) {
    const dark = typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches
    return { systemTheme: dark ? 'dark' : 'light', systemLargeText: false }
  }
  const info = Taro.getAppBaseInfo() as { theme?: Theme; fontSizeSetting?: number }
  return { systemTheme: info.theme ?? 'light', systemLargeText: (info.fontSizeSetting ?? 16) >= LARGE_TEXT }
}

const chosen = load<Settings>('settings')

export const settings = createStore<Settings>(() => ({
  care: chosen?.care ?? null,
  theme: chosen?.theme ?? null,
  ...readSystem()
}))
persist('settings', settings)

export const useSettings = <T>(select: (s: Settings) => T): T => useStore(settings, select)

export const isCare = (s: Settings): boolean => s.care ?? s.systemLargeText
export const themeOf = (s: Settings): Theme => s.theme ?? s.systemTheme

export const chooseCare = (care: boolean): void => settings.setState({ care })
export const chooseTheme = (theme: Theme | null): void => settings.setState({ theme })

/** Follows the phone when it turns dark in the evening. */
export const followSystem = (): void => {
  const follow = () => settings.setState(readSystem())
  if (isWeapp) Taro.onThemeChange(follow)
  else if (typeof matchMedia === 'function')
    matchMedia('(prefers-color-scheme: dark)').addEventListener?.('change', follow)
}
