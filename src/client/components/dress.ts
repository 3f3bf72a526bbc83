import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { isCare, type Step, stepOf, type Theme, themeOf, useSettings } from '@/client/stores/settings'
import { isWeapp } from '@/client/words/platform'

const colours = {
  light: {
    bar: '#ffffff',
    page: '#f3f4f3',
    text: '#5c5c5c',
    chosen: '#01823e',
    border: 'white',
    front: '#000000'
  },
  dark: {
    bar: '#1e1e1e',
    page: '#111111',
    text: '#a3a3a3',
    chosen: '#4cc585',
    border: 'black',
    front: '#ffffff'
  }
} as const

// Everything is light until somebody asks for dark; most phones never need the calls below.
let hasBeenDark = false

/** The classes by which a page's root looks as the reader wants it; what lies outside the page is made to fit. */
export const useLook = (): string => {
  const theme = useSettings(themeOf)
  const care = useSettings(isCare)
  const step = useSettings(stepOf)
  useDidShow(() => dress(theme, care, step))
  // Also when it is changed on this very page.
  useEffect(() => dress(theme, care, step), [theme, care, step])
  const classes = ['wx-root xy-page']
  if (theme === 'dark') classes.push('weui-dark')
  if (care) classes.push('weui-care')
  if (step !== 2) classes.push(`xy-font-${step}`)
  return classes.join(' ')
}

/**
 * Colours what lies outside the page that is shown (title bar, tab bar, the space behind) like the page itself. The
 * title bar belongs to each page, so every page that is shown says it again. The letters of WeChat's own bars follow
 * WeChat's setting; those of a page in a browser follow ours, see styles/h5.scss.
 */
const dress = (theme: Theme, care: boolean, step: Step): void => {
  if (!isWeapp) dressDocument(theme, care, step)
  if (theme === 'light' && !hasBeenDark) return
  hasBeenDark = true
  const c = colours[theme]
  // A page without a tab bar refuses the first; there is nothing to do about it.
  const fail = () => undefined
  quietly(
    Taro.setTabBarStyle({
      color: c.text,
      selectedColor: c.chosen,
      backgroundColor: c.bar,
      borderStyle: c.border,
      fail
    })
  )
  if (!isWeapp) return
  quietly(Taro.setNavigationBarColor({ frontColor: c.front, backgroundColor: c.bar, fail }))
  quietly(Taro.setBackgroundColor({ backgroundColor: c.page, fail }))
}

const quietly = (promise: Promise<unknown> | undefined): void => {
  promise?.catch?.(() => undefined)
}

const dressDocument = (theme: Theme, care: boolean, step: Step): void => {
  document.body.dataset.theme = theme
  document.body.dataset.care = String(care)
  document.body.dataset.step = String(step)
  // Taro's tab bar does not say what it is.
  document.querySelector('taro-tabbar')?.setAttribute('role', 'navigation')
}
