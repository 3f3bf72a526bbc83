import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ClientError } from '@/client/api/client-error'
import type { BulkAction } from './desk-types'
import WideQueue from './wide-queue'

const send = jest.fn()
const bulk: BulkAction = { name: '让村里看到', done: '公开', send }
const lines = ['甲', '乙', '丙'].map((words, i) => ({
  ...{ id: words, words: `${words}事` },
  locked: i === 2 ? '要打开看过再办' : null
}))

const show = () =>
  render(
    <WideQueue
      label='等着看的事'
      lines={lines}
      detail={(id) => <p>{`看${id}`}</p>}
      above={null}
      more={null}
      bulk={bulk}
    />
  )
const key = (name: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...more })
const seconds = async (count: number) => {
  for (let i = 0; i < count; i += 1) await act(() => jest.advanceTimersByTimeAsync(1000))
}

beforeEach(() => {
  jest.useFakeTimers()
  // Nothing is laid out here: everything counts as shown.
  jest.spyOn(Element.prototype, 'getClientRects').mockReturnValue([{}] as never)
  Element.prototype.scrollIntoView = jest.fn()
  send.mockReset().mockResolvedValue({})
})
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
})

test('what must be opened cannot be ticked, by a key or all at once', () => {
  show()
  key('j')
  key('j')
  expect(screen.getByText('看丙')).toBeTruthy()
  key(' ')
  expect(screen.queryByText('已勾1件')).toBeNull()
  key('a')
  expect(screen.getByText('已勾2件')).toBeTruthy()
  expect((screen.getByRole('checkbox', { name: /丙/ }) as HTMLInputElement).disabled).toBe(true)
})

test('nothing is sent while it can be taken back, and nothing once it was', async () => {
  show()
  key(' ')
  key('Enter', { ctrlKey: true })
  expect(screen.getByText('1件还没有发出，可以撤销。')).toBeTruthy()
  await seconds(9)
  expect(send).not.toHaveBeenCalled()
  key('u')
  await seconds(5)
  expect(send).not.toHaveBeenCalled()
  expect(screen.getByText('已勾1件')).toBeTruthy()
})

test('after ten seconds each goes out under its own id; one that failed is named, stays ticked and keeps its id', async () => {
  send.mockImplementation(async (id: string) => {
    if (id === '乙') throw new ClientError('refusal', { code: 'GONE', message: '已经有人办过了。' })
  })
  show()
  key('a')
  key('Enter', { ctrlKey: true })
  await seconds(10)
  await waitFor(() => expect(screen.getByText('1件已公开，1件没有成功，还勾着')).toBeTruthy())
  expect(screen.getByText('乙事：已经有人办过了。')).toBeTruthy()
  const ids = send.mock.calls.map(([id, { requestId }]) => [id, requestId])
  expect(new Set(ids.map(([, requestId]) => requestId)).size).toBe(2)
  fireEvent.click(screen.getByRole('button', { name: '再试1件' }))
  await seconds(10)
  await waitFor(() => expect(send).toHaveBeenCalledTimes(3))
  expect(send.mock.calls[2]?.[1].requestId).toBe(ids.find(([id]) => id === '乙')?.[1])
})

test('whoever leaves the page has decided', async () => {
  const { unmount } = show()
  key(' ')
  key('Enter', { ctrlKey: true })
  unmount()
  expect(send).toHaveBeenCalledTimes(1)
})

test('whoever closes the browser is asked first, as long as not everything has been answered', async () => {
  let answer: (done: object) => void = () => undefined
  send.mockReturnValue(
    new Promise((tell) => {
      answer = tell
    })
  )
  const isAsked = () => !fireEvent(window, new Event('beforeunload', { cancelable: true }))
  show()
  key(' ')
  expect(isAsked()).toBe(false)
  key('Enter', { ctrlKey: true })
  expect([isAsked(), isAsked()]).toEqual([true, true])
  await act(async () => answer({}))
  expect([isAsked(), send.mock.calls.length]).toEqual([false, 1])
})

test('keys are letters while somebody writes, and the filter finds', () => {
  show()
  key('/')
  const filter = screen.getByLabelText('筛选')
  expect(document.activeElement).toBe(filter)
  key('j')
  expect(screen.getByText('看甲')).toBeTruthy()
  fireEvent.change(filter, { target: { value: '乙' } })
  expect(screen.getAllByRole('row')).toHaveLength(1)
  expect(screen.getByText('看乙')).toBeTruthy()
  key('Escape')
  expect(document.activeElement?.getAttribute('role')).toBe('row')
})
