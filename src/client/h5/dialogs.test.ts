import { showActionSheet, showModal, showToast } from './dialogs'

const keys = () => Array.from(document.querySelectorAll('button'), (button) => button.textContent)
const press = (key: string) => document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
const tap = (word: string) =>
  Array.from(document.querySelectorAll('button'))
    .find((button) => button.textContent === word)
    ?.click()

beforeEach(() => {
  document.body.innerHTML = '<button id="behind">发送</button>'
  document.getElementById('behind')?.focus()
})

describe('a question', () => {
  const ask = () =>
    showModal({ title: '去掉吗', content: '去掉以后找不回来。', confirmText: '去掉', cancelText: '再想想' })

  test('the key Esc is no, and the focus comes back', async () => {
    const asked = ask()
    expect(document.activeElement?.textContent).toBe('去掉')
    press('Escape')
    expect(await asked).toMatchObject({ confirm: false, cancel: true })
    expect([document.querySelector('[role=dialog]'), document.activeElement?.id]).toEqual([null, 'behind'])
  })

  test('yes is yes, no is no', async () => {
    const yes = ask()
    tap('去掉')
    expect(await yes).toMatchObject({ confirm: true })
    const no = ask()
    tap('再想想')
    expect(await no).toMatchObject({ confirm: false })
  })

  test('the page behind is not reached by the keyboard', () => {
    void ask()
    press('Tab')
    expect(document.activeElement?.textContent).toBe('再想想')
    press('Tab')
    expect(document.activeElement?.textContent).toBe('去掉')
  })

  test('what it says beyond its title is said to who only hears it', () => {
    void ask()
    const by = document.querySelector('[role=dialog]')?.getAttribute('aria-describedby')
    expect(document.getElementById(by ?? '')?.textContent).toBe('去掉以后找不回来。')
    press('Escape')
  })

  test('who goes back to another page has said no', async () => {
    const asked = ask()
    window.dispatchEvent(new PopStateEvent('popstate'))
    expect(await asked).toMatchObject({ confirm: false })
    expect(document.querySelector('[role=dialog]')).toBeNull()
  })

  test('one answer alone', async () => {
    const asked = showModal({ title: '好了', showCancel: false, confirmText: '知道了' })
    expect(keys()).toEqual(['发送', '知道了'])
    tap('知道了')
    expect(await asked).toMatchObject({ confirm: true })
  })
})

test('a choice answers which, or rejects when none is taken', async () => {
  const taken = showActionSheet({ itemList: ['拍摄', '从相册选择'] })
  tap('从相册选择')
  expect(await taken).toMatchObject({ tapIndex: 1 })
  const left = showActionSheet({ itemList: ['拍摄', '从相册选择'] })
  tap('取消')
  await expect(left).rejects.toMatchObject({ errMsg: 'showActionSheet:fail cancel' })
})

test('a word passes by: it is a status, and the next one takes its place', async () => {
  jest.useFakeTimers()
  await showToast({ title: '已保存', duration: 2500 })
  await showToast({ title: '已发送', duration: 2500 })
  expect(Array.from(document.querySelectorAll('[role=status]'), (e) => e.textContent)).toEqual(['已发送'])
  jest.advanceTimersByTime(2500)
  expect(document.querySelector('[role=status]')).toBeNull()
  jest.useRealTimers()
})
