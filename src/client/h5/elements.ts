import { PullDown } from './pull-down'
import { TabBar } from './tab-bar'

// On H5 this stands in for @tarojs/components/dist/components (config/index.ts): the two elements that Taro's router makes.

const define = (name: string, element: CustomElementConstructor): void => {
  if (!customElements.get(name)) customElements.define(name, element)
}

/** Called by Taro's router before it makes the tab bar. */
export const defineCustomElementTaroTabbar = (): void => define('taro-tabbar', TabBar)

/** Called by Taro's entry before the first page. */
export const defineCustomElementTaroPullToRefreshCore = (): void =>
  define('taro-pull-to-refresh-core', PullDown)
