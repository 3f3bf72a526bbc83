import Taro from '@tarojs/taro'
import type { Theme } from '@/client/stores/settings'
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
    chosen: '#3eb575',
    border: 'black',
    front: '#ffffff'
  }
} as const

let worn: Theme = 'light'

/** Colours what lies outside the pages (title bar, tab bar, the space behind) like the theme of the page. */
export const dress = (theme: Theme): void => {
  if (!isWeapp && typeof document === 'object') document.body.dataset.theme = theme
  if (theme === worn) return
  worn = theme
  const c = colours[theme]
  const quiet = { fail: () => undefined }
  void Taro.setTabBarStyle({
    color: c.text,
    selectedColor: c.chosen,
    backgroundColor: c.bar,
    borderStyle: c.border,
    ...quiet
  })
  if (!isWeapp) return
  void Taro.setNavigationBarColor({ frontColor: c.front, backgroundColor: c.bar, ...quiet })
  void Taro.setBackgroundColor({ backgroundColor: c.page, ...quiet })
}
