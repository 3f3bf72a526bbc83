import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { api } from '@/client/api/client'
import { CoverWords } from './cover-words'
import type { Waiting } from './waiting'

jest.mock('@/client/api/client', () => ({ api: { issue: { coverWords: { mutate: jest.fn() } } } }))
const send = api.issue.coverWords.mutate as jest.Mock

const words = '向天乐路上打13812345678'
const waiting = {
  ...{ villageId: 'v', issueId: 'i', words, publicWords: null },
  findings: [{ kind: 'phone', start: 6, end: 17, excerpt: '', advice: '' }]
} as Partial<Waiting> as Waiting
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const isOff = (name: string | RegExp) => button(name).getAttribute('aria-disabled') === 'true'
const write = (term: string) =>
  fireEvent.change(screen.getByLabelText('或者写出要遮的字', { selector: 'input' }), {
    target: { value: term }
  })

test('nothing marked cannot be sent, and words that are not there are not marked', () => {
  render(<CoverWords waiting={waiting} onBack={() => undefined} />)
  expect([isOff('遮好'), isOff('遮这几个字')]).toEqual([true, true])
  write('李四')
  expect(screen.getByText('文字里没有这几个字。')).toBeTruthy()
  expect(isOff('遮这几个字')).toBe(true)
})

test('what is tapped, written and marked by the machine goes as stretches; a tap takes one back', async () => {
  send.mockResolvedValue({})
  render(<CoverWords waiting={waiting} onBack={() => undefined} />)
  fireEvent.click(screen.getByText('乐'))
  fireEvent.click(screen.getByText('向'))
  write('路上')
  fireEvent.click(button('遮这几个字'))
  fireEvent.click(button('遮机器标出的'))
  expect(screen.getByText('＊＊＊＊＊打＊＊＊＊＊＊＊＊＊＊＊')).toBeTruthy()
  fireEvent.click(button('遮好'))
  await waitFor(() => expect(send).toHaveBeenCalledTimes(1))
  expect(send.mock.calls[0][0].spans).toEqual([
    { from: 0, to: 5 },
    { from: 6, to: 17 }
  ])
  fireEvent.click(screen.getByText('天'))
  expect(screen.getByText('向天乐路上打＊＊＊＊＊＊＊＊＊＊＊')).toBeTruthy()
})

test('what is covered can be uncovered whole, and what is not cannot', async () => {
  send.mockClear()
  send.mockResolvedValue({})
  const covered = { ...waiting, publicWords: '＊天乐路上打13812345678' } as Waiting
  render(<CoverWords waiting={covered} onBack={() => undefined} />)
  fireEvent.click(screen.getAllByText('向')[0] as HTMLElement)
  expect(screen.queryByRole('button', { name: '遮好' })).toBeNull()
  fireEvent.click(button('取消遮盖'))
  await waitFor(() => expect(send).toHaveBeenCalledTimes(1))
  expect(send.mock.calls[0][0]).toMatchObject({ part: 'words', spans: [] })
})
