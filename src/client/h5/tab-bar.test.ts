import Taro from '@tarojs/taro'
import { TabBar } from './tab-bar'

jest.mock('@tarojs/runtime', () => {
  const heard = new Map<string, (told: object) => void>()
  return {
    eventCenter: {
      on: (name: string, hear: (told: object) => void) => heard.set(name, hear),
      trigger: (name: string, told: object) => heard.get(name)?.(told)
    }
  }
})
const { eventCenter } = jest.requireMock<{
  eventCenter: { trigger: (name: string, told: object) => void }
}>('@tarojs/runtime')

const conf = {
  homePage: 'pages/decisions/index',
  color: '#5c5c5c',
  selectedColor: '#01823e',
  backgroundColor: '#ffffff',
  list: [
    { pagePath: 'pages/decisions/index', text: '公开', iconPath: 'a.png', selectedIconPath: 'a-on.png' },
    { pagePath: 'pages/issues/index', text: '说事', iconPath: 'b.png', selectedIconPath: 'b-on.png' }
  ]
}
customElements.define('taro-tabbar', TabBar)

const begin = (): TabBar => {
  const bar = new TabBar()
  bar.conf = conf
  document.body.replaceChildren(bar)
  return bar
}
const links = () => Array.from(document.querySelectorAll('a'))
const chosen = () =>
  links()
    .filter((link) => link.getAttribute('aria-current') === 'page')
    .map((link) => link.textContent)
const goTo = (path: string) => eventCenter.trigger('__taroRouterChange', { toLocation: { path } })

beforeEach(() => {
  window.location.hash = ''
})

test('a page that is no tab has no tabs', () => {
  const bar = begin()
  goTo('/packages/matter/raise/index')
  expect(chosen()).toEqual([])
  expect(bar.className).toContain('taro-tabbar__tabbar-hide')
})

test('the tab of the page is told to the eye and to a screen reader', () => {
  const bar = begin()
  expect([bar.getAttribute('role'), chosen()]).toEqual(['navigation', ['公开']])
  goTo('/pages/issues/index?from=a')
  expect(chosen()).toEqual(['说事'])
  expect(bar.className).not.toContain('hide')
  expect(links().map((link) => link.querySelector('img')?.getAttribute('src'))).toEqual(['a.png', 'b-on.png'])
  goTo('/')
  expect(chosen()).toEqual(['公开'])
})

test('opened by a link to a tab, that tab is chosen', () => {
  window.location.hash = '#/pages/issues/index?a=1'
  begin()
  expect(chosen()).toEqual(['说事'])
})

test('a press goes to the tab by the app’s own way, not by the link', () => {
  const gone = jest.spyOn(Taro, 'switchTab')
  begin()
  const press = new MouseEvent('click', { bubbles: true, cancelable: true })
  links()[1]?.dispatchEvent(press)
  expect([press.defaultPrevented, gone.mock.calls]).toEqual([true, [[{ url: '/pages/issues/index' }]]])
})

test('colours of the dark are taken over, and the call is answered', () => {
  begin()
  const answered = jest.fn()
  eventCenter.trigger('__taroSetTabBarStyle', {
    selectedColor: '#4cc585',
    backgroundColor: '#1e1e1e',
    successHandler: answered
  })
  expect(answered).toHaveBeenCalled()
  expect(document.querySelector('p')?.style.color).toBe('rgb(76, 197, 133)')
  expect(document.querySelector<HTMLElement>('.weui-tabbar')?.style.backgroundColor).toBe('rgb(30, 30, 30)')
})
