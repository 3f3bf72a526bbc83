import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ClientError, offlineError, serverError } from '@/client/api/client-error'
import { PageState, type Shown } from './page-state'

const shown = <T,>(over: Partial<Shown<T>>): Shown<T> => ({
  data: undefined,
  error: null,
  isFetching: false,
  dataUpdatedAt: 0,
  refetch: () => undefined,
  ...over
})

const draw = (query: Shown<string[]>) =>
  render(
    <PageState
      query={query}
      isEmpty={(d) => d.length === 0}
      empty={{ title: '还没有公开的事', hint: '以后会有' }}
    >
      {(d) => <p>{d.join('、')}</p>}
    </PageState>
  )

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

test('what was shown stays when a later reading fails, with its age', () => {
  const dataUpdatedAt = Date.now() - 5 * 60_000
  draw(shown({ data: ['修路'], error: offlineError(), dataUpdatedAt }))
  expect(screen.getByText('没有网络，显示的是5分钟前的内容')).toBeInTheDocument()
  expect(screen.getByText('修路')).toBeInTheDocument()
})

test('waiting: no word at once, one when it lasts', async () => {
  draw(shown({ isFetching: true }))
  expect(screen.queryByText('正在打开…')).toBeNull()
  expect(await screen.findByText('正在打开…')).toBeInTheDocument()
})

test('nothing there, and something there', () => {
  const { rerender } = draw(shown({ data: [] as string[] }))
  expect(screen.getByText('还没有公开的事')).toBeInTheDocument()
  rerender(
    <PageState
      query={shown({ data: ['修路'] })}
      isEmpty={(d) => d.length === 0}
      empty={{ title: '还没有公开的事' }}
    >
      {(d) => <p>{d.join('、')}</p>}
    </PageState>
  )
  expect(screen.getByText('修路')).toBeInTheDocument()
  expect(screen.queryByText('还没有公开的事')).toBeNull()
})
