import Taro from '@tarojs/taro'

const modal = jest.fn<Promise<{ confirm: boolean }>, [object]>()
const toasts = jest.fn<Promise<undefined>, [{ title: string }]>()
const save = jest.fn<void, []>()
const apply = jest.fn<void, []>()
let stack: { route: string }[]
let saysReady: () => void
let leave: (() => void)[] = []

/** The module anew, as after a start of the app; what it has asked is forgotten. */
const start = async (platform: 'weapp' | 'h5') => {
  process.env.TARO_ENV = platform
  jest.resetModules()
  Object.assign(Taro, {
    getCurrentPages: () => stack,
    showModal: modal,
    showToast: toasts,
    getUpdateManager: () => ({
      onUpdateReady: (then: () => void) => {
        saysReady = then
      },
      applyUpdate: apply
    })
  })
  jest.doMock('@tarojs/taro', () => ({ __esModule: true, default: Taro }))
  const listen = window.addEventListener.bind(window)
  jest
    .spyOn(window, 'addEventListener')
    .mockImplementation((type: string, heard: EventListenerOrEventListenerObject) => {
      listen(type, heard)
      // The program of the test before this one is over.
      leave.push(() => window.removeEventListener(type, heard))
    })
  const updates = await import('./updates')
  updates.watchUpdates(save)
  return updates
}

const settle = () => jest.advanceTimersByTimeAsync(10_000)

beforeEach(() => {
  jest.useFakeTimers()
  for (const mock of [modal, toasts, save, apply]) mock.mockReset()
  modal.mockResolvedValue({ confirm: true })
  stack = [{ route: 'pages/decisions/index' }]
})
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
  for (const end of leave) end()
  leave = []
  delete process.env.TARO_ENV
})

describe('in WeChat', () => {
  test.each([
    ['a form', [{ route: 'pages/issues/index' }, { route: 'packages/matter/raise/index' }]],
    ['a form opened by a link', [{ route: 'packages/matter/raise/index' }]]
  ])('nobody is asked while they are on %s, but when they are back', async (_name, on) => {
    await start('weapp')
    stack = on
    saysReady()
    await settle()
    expect(modal).not.toHaveBeenCalled()
    stack = [{ route: 'pages/issues/index' }]
    await settle()
    expect(modal).toHaveBeenCalledTimes(1)
  })

  test('later is later: it is not asked twice, and nothing happens', async () => {
    modal.mockResolvedValue({ confirm: false })
    await start('weapp')
    saysReady()
    saysReady()
    await settle()
    expect([modal.mock.calls.length, apply.mock.calls.length]).toEqual([1, 0])
  })

  test('now: what is on the screen is kept first', async () => {
    await start('weapp')
    save.mockImplementation(() => expect(apply).not.toHaveBeenCalled())
    saysReady()
    await settle()
    expect([save.mock.calls.length, apply.mock.calls.length]).toEqual([1, 1])
  })

  test('a server that no longer serves it asks nothing: the refusal says it, WeChat fetches the new one', async () => {
    const { outdated } = await start('weapp')
    outdated()
    await settle()
    expect(modal).not.toHaveBeenCalled()
  })
})

describe('in a browser', () => {
  const program = (hash: string) => `<script src="/js/app.${hash}.js"></script>`
  const failChunk = async (page: string | null) => {
    document.body.innerHTML = program('aaaa1111')
    const back = jest.spyOn(window.history, 'back').mockImplementation(() => undefined)
    globalThis.fetch = jest.fn(async () => {
      if (page === null) throw new TypeError('Failed to fetch')
      return { ok: true, text: async () => page } as Response
    })
    const event = new Event('unhandledrejection', { cancelable: true })
    const reason = Object.assign(new Error('Loading chunk 7 failed'), { name: 'ChunkLoadError' })
    window.dispatchEvent(Object.assign(event, { reason }))
    await settle()
    return { back, event }
  }

  test.each([
    ['no network', null],
    ['another page than ours', '<h1>请登录校园网</h1>'],
    ['the same release', program('aaaa1111')]
  ])('a part that did not come, with %s: said, and back', async (_name, page) => {
    await start('h5')
    const { back, event } = await failChunk(page)
    expect([back.mock.calls.length > 0, event.defaultPrevented]).toEqual([true, true])
    expect(toasts.mock.calls.at(-1)?.[0]?.title).toContain('没有网络')
    expect(modal).not.toHaveBeenCalled()
  })

  test('a tab that did not come: the one before it stays, and nobody is led out of the app', async () => {
    await start('h5')
    const switchTab = jest.spyOn(Taro, 'switchTab').mockResolvedValue({ errMsg: 'ok' })
    window.location.hash = '#/pages/issues/index'
    const { back } = await failChunk(null)
    expect(switchTab).toHaveBeenCalledWith({ url: '/pages/decisions/index' })
    expect(back).not.toHaveBeenCalled()
    window.location.hash = ''
  })

  test('a part that is gone because the server has a new release: it is offered at once, and every time', async () => {
    modal.mockResolvedValue({ confirm: false })
    await start('h5')
    stack = [{ route: 'pages/me/index' }, { route: 'packages/claims/mine/index' }]
    await failChunk(program('bbbb2222'))
    expect([modal.mock.calls.length, toasts.mock.calls.length]).toEqual([1, 0])
    await failChunk(program('bbbb2222'))
    expect([modal.mock.calls.length, toasts.mock.calls.length]).toEqual([2, 0])
  })

  test('a screen of many calls that are refused as too old asks once', async () => {
    modal.mockResolvedValue({ confirm: false })
    const { outdated } = await start('h5')
    outdated()
    outdated()
    await settle()
    outdated()
    await settle()
    expect(modal).toHaveBeenCalledTimes(1)
  })
})
