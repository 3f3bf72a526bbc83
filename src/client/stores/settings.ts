import Taro from '@tarojs/taro'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { isWeapp } from '@/client/words/platform'
import { load, persist } from './persist'

export type Theme = 'light' | 'dark'

/** WeChat's steps of the size of letters, from the small one over the standard one (2) to the largest. */
export const steps = [1, 2, 3, 4, 5, 6, 7] as const
export type Step = (typeof steps)[number]

export interface Settings {
  /** null: as the phone is set. */
  readonly care: boolean | null
  readonly step: Step | null
  readonly theme: Theme | null
  readonly systemStep: Step
  readonly systemTheme: Theme
}

/** How much larger than the standard size WeChat draws letters at each step: docs/decisions/0070. */
const factors: Record<Step, number> = { 1: 0.94, 2: 1, 3: 1.09, 4: 1.18, 5: 1.29, 6: 1.4, 7: 1.5 }

/** The same for what is drawn and not written: by how much its letters grow. */
export const factorOf = (step: Step): number => factors[step]

/** From here on somebody has asked for large letters, not for slightly larger ones; WeChat's 关怀模式 lies above. */
const CARE_FROM: Step = 5

// A size in px without its factor is of Android (16 is the standard) or of an iPhone (17); in between, both are.
const STANDARD = 16.4

/** The step that is nearest to how much larger letters are than the standard ones; the standard one when unknown. */
export const stepNear = (factor: number): Step =>
  Number.isFinite(factor)
    ? steps.reduce((best, step) =>
        Math.abs(factors[step] - factor) < Math.abs(factors[best] - factor) ? step : best
      )
    : 2

interface Said {
  theme?: Theme
  fontSizeSetting?: number
  fontSizeScaleFactor?: number
}

const readPhone = (): Pick<Settings, 'systemTheme' | 'systemStep'> => {
  if (isWeapp) {
    const said = Taro.getAppBaseInfo() as Said
    const factor = said.fontSizeScaleFactor ?? (said.fontSizeSetting ?? Number.NaN) / STANDARD
    return { systemTheme: said.theme ?? 'light', systemStep: stepNear(factor) }
  }
  const dark = typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches
  const letters = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return { systemTheme: dark ? 'dark' : 'light', systemStep: stepNear(letters / 16) }
}

/** What was chosen on this phone; null where nothing was. */
const readChosen = (): Pick<Settings, 'care' | 'step' | 'theme'> => {
  const chosen = load<Settings>('settings')
  return { care: chosen?.care ?? null, step: chosen?.step ?? null, theme: chosen?.theme ?? null }
}

export const settings = createStore<Settings>(() => ({ ...readChosen(), ...readPhone() }))
persist('settings', settings)

export const useSettings = <T>(select: (s: Settings) => T): T => useStore(settings, select)

/** In a browser large letters are an office's screen as often as weak eyes: there elder mode is only chosen. */
export const isCare = (s: Settings): boolean => s.care ?? (isWeapp && s.systemStep >= CARE_FROM)
export const stepOf = (s: Settings): Step => s.step ?? s.systemStep
export const themeOf = (s: Settings): Theme => s.theme ?? s.systemTheme

/** Whether the reader is in elder mode (关怀模式). */
export const useCare = (): boolean => useSettings(isCare)

export const chooseCare = (care: boolean | null): void => settings.setState({ care })
export const chooseStep = (step: Step | null): void => settings.setState({ step })
export const chooseTheme = (theme: Theme | null): void => settings.setState({ theme })

/** Reads the phone's settings again: nobody tells a mini-program that the size of letters was changed meanwhile. */
export const followPhone = (): void => {
  const now = readPhone()
  const { systemStep, systemTheme } = settings.getState()
  if (now.systemStep !== systemStep || now.systemTheme !== systemTheme) settings.setState(now)
}

/** Follows the phone when it turns dark in the evening, and in a browser what is chosen in another tab. */
export const followSystem = (): void => {
  if (process.env.TARO_ENV === 'weapp') {
    Taro.onThemeChange(followPhone)
    return
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener?.('change', followPhone)
  addEventListener('storage', ({ key }) => {
    if (key === 'settings') settings.setState(readChosen())
  })
}
