import { eventCenter } from '@tarojs/runtime'
import Taro from '@tarojs/taro'
import { make } from './element'

interface Tab {
  readonly pagePath: string
  readonly text: string
  readonly iconPath?: string
  readonly selectedIconPath?: string
}

interface Colours {
  readonly color?: string
  readonly selectedColor?: string
  readonly backgroundColor?: string
}

/** What Taro's router says of the tab bar of app.config.ts. */
interface Conf extends Colours {
  readonly list: readonly Tab[]
  readonly homePage: string
}

interface StyleCall extends Colours {
  readonly successHandler: (answer: object) => void
}

interface Item {
  readonly path: string
  readonly tab: Tab
  readonly link: HTMLAnchorElement
  readonly icon: HTMLImageElement
  readonly label: HTMLElement
}

const slashed = (path: string): string => (path.startsWith('/') ? path : `/${path}`)
const bare = (path: string): string => slashed(path.replace(/^#/, '').split('?')[0] || '')

/**
 * The tabs at the bottom, with the names and classes of Taro's. Of Taro's calls about it `switchTab` and `setTabBarStyle`
 * are answered; the app makes no others.
 */
export class TabBar extends HTMLElement {
  conf: Conf | null = null
  private items: readonly Item[] = []
  private colours: Colours = {}
  private chosen = ''

  connectedCallback(): void {
    const { conf } = this
    if (!conf || this.items.length > 0) return
    this.colours = conf
    const bar = make('div', 'weui-tabbar taro-tabbar__border-white')
    this.items = conf.list.map((tab) => itemOf(tab))
    bar.append(...this.items.map(({ link }) => link))
    this.append(bar)
    this.setAttribute('role', 'navigation')
    eventCenter.on('__taroRouterChange', this.follow)
    eventCenter.on('__taroSetTabBarStyle', this.dress)
    this.follow({ toLocation: { path: window.location.hash } })
  }

  private readonly follow = ({ toLocation }: { toLocation?: { path?: string } }): void => {
    const path = bare(toLocation?.path ?? '')
    this.chosen = path === '/' ? bare(this.conf?.homePage ?? '') : path
    this.draw()
  }

  private readonly dress = ({ successHandler, ...colours }: StyleCall): void => {
    this.colours = { ...this.colours, ...colours }
    this.draw()
    successHandler({ errMsg: 'setTabBarStyle:ok' })
  }

  private draw(): void {
    const { color = '', selectedColor = '', backgroundColor = '' } = this.colours
    const hidden = !this.items.some(({ path }) => path === this.chosen)
    this.className = `taro-tabbar__tabbar taro-tabbar__tabbar-bottom ${hidden ? 'taro-tabbar__tabbar-hide' : ''}`
    if (this.firstElementChild instanceof HTMLElement)
      this.firstElementChild.style.backgroundColor = backgroundColor
    for (const { path, tab, link, icon, label } of this.items) {
      const on = path === this.chosen
      link.className = `weui-tabbar__item ${on ? 'weui-bar__item_on' : ''}`
      if (on) link.setAttribute('aria-current', 'page')
      else link.removeAttribute('aria-current')
      icon.src = (on ? tab.selectedIconPath : tab.iconPath) ?? ''
      label.style.color = on ? selectedColor : color
    }
  }
}

/** A real link, so that a keyboard reaches it and a screen reader says it; what it would do by itself is prevented. */
const itemOf = (tab: Tab): Item => {
  const path = slashed(tab.pagePath)
  const link = make('a', 'weui-tabbar__item')
  const icon = make('img', 'weui-tabbar__icon')
  const label = make('p', 'weui-tabbar__label')
  link.href = `#${path}`
  icon.alt = ''
  label.textContent = tab.text
  link.append(icon, label)
  link.addEventListener('click', (event) => {
    event.preventDefault()
    void Taro.switchTab({ url: path })
  })
  return { path, tab, link, icon, label }
}
