import { QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ClientError, offlineError, serverError } from '@/client/api/client-error'
import { queryClient } from '@/client/api/query-client'
import { AgesOfPage, newAges } from './ages'
import { PageState, type Shown } from './page-state'
import { Status } from './status'

const shown = <T,>(over: Partial<Shown<T>>): Shown<T> => ({
  data: undefined,
  error: null,
  isFetching: false,
  dataUpdatedAt: 0,
  refetch: () => undefined,
  ...over
})

const ages = newAges()
const page = (...queries: Shown<string[]>[]) => (
  <QueryClientProvider client={queryClient}>
    <AgesOfPage.Provider value={ages}>
      {queries.map((query, i) => (
        <PageState
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a page do not change their places
          key={i}
          query={query}
          isEmpty={(d) => d.length === 0}
          empty={{ title: '还没有公开的事', hint: '以后会有' }}
        >
          {(d) => <p>{d.join('、')}</p>}
        </PageState>
      ))}
    </AgesOfPage.Provider>
    <Status ages={ages} foot={null} />
  </QueryClientProvider>
)
const draw = (...queries: Shown<string[]>[]) => render(page(...queries))

test('no network and nothing known: says so, and tries again when asked', async () => {
  let asked = 0
  draw(shown({ error: offlineError(), refetch: () => (asked += 1) }))
  expect(screen.getByText('没有网络')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '重试' }))
  expect(asked).toBe(1)
})

test('a broken server: its sentence, and another try', () => {
  draw(shown({ error: serverError() }))
  expect(screen.getByText('没有打开')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '重试' })).toBeInTheDocument()
})

test('not signed in: leads to signing in instead of trying again', () => {
  draw(shown({ error: new ClientError('refusal', { code: 'NOT_SIGNED_IN', message: '请先登录' }) }))
  expect(screen.getByRole('button', { name: '登录' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '重试' })).toBeNull()
})

test('a refusal is not tried again: the answer would be the same', () => {
  draw(shown({ error: new ClientError('refusal', { code: 'FORBIDDEN', message: '您的身份不能做这一步。' }) }))
  expect(screen.getByText('您的身份不能做这一步。')).toBeInTheDocument()
  expect(screen.queryByRole('button')).toBeNull()
})

const MINUTE = 60_000

test('what was shown stays when a later reading fails, with its age and a way to try again', async () => {
  let asked = 0
  const dataUpdatedAt = Date.now() - 5 * MINUTE
  draw(shown({ data: ['修路'], error: offlineError(), dataUpdatedAt, refetch: () => (asked += 1) }))
  expect(await screen.findByText('没有网络，显示的是5分钟前的内容')).toBeInTheDocument()
  expect(screen.getByText('修路')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '刷新' }))
  expect(asked).toBe(1)
})

test('what was known three hours ago is shown at once, and that it is being read anew; then nothing more is said', async () => {
  const data = ['修路']
  const { rerender } = draw(shown({ data, isFetching: true, dataUpdatedAt: Date.now() - 180 * MINUTE }))
  expect(screen.getByText('修路')).toBeInTheDocument()
  expect(await screen.findByText('3小时前的内容，正在更新…')).toBeInTheDocument()
  rerender(page(shown({ data, dataUpdatedAt: Date.now() })))
  expect(screen.queryByText(/前的内容/)).toBeNull()
})

test('one line for the whole page: what failed before what is under way, then the oldest', async () => {
  const old = (minutes: number, over: object) =>
    shown({ data: ['修路'], dataUpdatedAt: Date.now() - minutes * MINUTE, ...over })
  draw(old(50, { isFetching: true }), old(5, { error: offlineError() }), old(20, { error: serverError() }))
  expect(await screen.findByText('刚才没有刷新成功，显示的是20分钟前的内容')).toBeInTheDocument()
  expect(screen.getAllByText(/前的内容/)).toHaveLength(1)
})

test('nothing is said of what is a minute old, or is read anew in a moment', () => {
  jest.useFakeTimers()
  const { rerender } = draw(shown({ data: ['修路'], isFetching: true, dataUpdatedAt: Date.now() - 50_000 }))
  act(() => jest.advanceTimersByTime(5000))
  expect(screen.queryByText(/前的内容/)).toBeNull()
  const dataUpdatedAt = Date.now() - 5 * MINUTE
  rerender(page(shown({ data: ['修路'], isFetching: true, dataUpdatedAt })))
  act(() => jest.advanceTimersByTime(200))
  rerender(page(shown({ data: ['修路'], dataUpdatedAt: Date.now() })))
  act(() => jest.advanceTimersByTime(5000))
  expect(screen.queryByText(/前的内容/)).toBeNull()
  jest.useRealTimers()
})

test('waiting: no word at once, one when it lasts', async () => {
  draw(shown({ isFetching: true }))
  expect(screen.queryByText('正在打开…')).toBeNull()
  expect(await screen.findByText('正在打开…')).toBeInTheDocument()
})

test('nothing there, and something there', () => {
  const { rerender } = draw(shown({ data: [] as string[] }))
  expect(screen.getByText('还没有公开的事')).toBeInTheDocument()
  rerender(page(shown({ data: ['修路'] })))
  expect(screen.getByText('修路')).toBeInTheDocument()
  expect(screen.queryByText('还没有公开的事')).toBeNull()
})
