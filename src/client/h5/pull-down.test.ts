import { PullDown } from './pull-down'

const mockHeard = new Map<string, (told: object) => void>()
jest.mock('@tarojs/runtime', () => ({
  eventCenter: {
    on: (name: string, hear: (told: object) => void) => mockHeard.set(name, hear),
    off: (name: string) => mockHeard.delete(name)
  }
}))
customElements.define('taro-pull-to-refresh-core', PullDown)

const begin = (scrollTop = 0) => {
  const refresh = jest.fn()
  const page = document.createElement('div')
  page.className = 'taro_page'
  Object.assign(page, { __page: { onPullDownRefresh: refresh } })
  Object.defineProperty(page, 'scrollTop', { value: scrollTop })
  const pulled = new PullDown()
  page.append(pulled)
  document.body.replaceChildren(page)
  return { pulled, refresh }
}
const touch = (on: PullDown, type: string, screenY: number): boolean =>
  on.dispatchEvent(Object.assign(new Event(type, { cancelable: true }), { touches: [{ screenY }] }))
const pull = (on: PullDown, by: number): boolean => {
  touch(on, 'touchstart', 100)
  return touch(on, 'touchmove', 100 + by)
}

test.each([
  ['too little', 0, 126],
  ['in the middle of the page', 300, 400],
  ['upwards', 0, -300]
])('%s: nothing is read anew', (_how, scrollTop, by) => {
  const { pulled, refresh } = begin(scrollTop)
  pull(pulled, by)
  touch(pulled, 'touchend', 0)
  expect([refresh.mock.calls.length, pulled.style.transform]).toEqual([0, ''])
})

test('far enough at the top: read anew once, and back when that is done', () => {
  const { pulled, refresh } = begin()
  // The page does not scroll meanwhile.
  expect(pull(pulled, 128)).toBe(false)
  expect(pulled.className).toContain('xy-pulled')
  touch(pulled, 'touchend', 0)
  expect([refresh.mock.calls.length, pulled.style.transform]).toEqual([1, 'translateY(64px)'])
  const answered = jest.fn()
  mockHeard.get('__taroStopPullDownRefresh')?.({ successHandler: answered })
  expect([answered.mock.calls.length, pulled.style.transform]).toEqual([1, ''])
})

test('a page that is gone hears no more', () => {
  const { pulled } = begin()
  pulled.remove()
  expect(mockHeard.has('__taroStopPullDownRefresh')).toBe(false)
})
