import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { act, render, screen } from '@testing-library/react'
import { signedIn, signedOut } from '@/client/stores/session'
import { forgetKept } from './kept'
import { type Keep, useRead } from './use-read'
import { useReadMore } from './use-read-more'

beforeEach(() => {
  forgetKept()
  signedIn('t1')
})

type Read = () => Promise<string>
const One = ({ name, read, keep }: { name: string; read: Read; keep?: Keep<string> }) => (
  <p>{`shows ${useRead([name, 'v1'], read, keep === undefined ? {} : { keep }).data ?? 'nothing'}`}</p>
)
const List = ({ read }: { read: Read }) => (
  <p>{`shows ${useReadMore(['issue.listPublic', 'v1'], { read, next: () => null }).data?.join() ?? 'nothing'}`}</p>
)

/** An app that was just opened: nothing but what lies on the phone. */
const open = (page: React.ReactNode) =>
  render(<QueryClientProvider client={new QueryClient()}>{page}</QueryClientProvider>)
const never: Read = () => new Promise(() => undefined)
const at =
  async (words: string): Promise<Read> =>
  async () =>
    words

const readThenOpen = async (page: (read: Read) => React.ReactNode) => {
  const first = open(page(await at('修路')))
  await screen.findByText('shows 修路')
  first.unmount()
  open(page(never))
}

test('what was read is shown at once when the app is opened again, also a list’s first page', async () => {
  await readThenOpen((read) => <One name='decision.read' read={read} />)
  expect(screen.getByText('shows 修路')).toBeInTheDocument()
})

test('a list’s first page as well', async () => {
  await readThenOpen((read) => <List read={read} />)
  expect(screen.getByText('shows 修路')).toBeInTheDocument()
})

test('not what must not lie on a phone, nor what the page says must not', async () => {
  await readThenOpen((read) => <One name='binding.listPending' read={read} />)
  expect(screen.getByText('shows nothing')).toBeInTheDocument()
})

test('nor what a page does not want kept, by what it says', async () => {
  await readThenOpen((read) => <One name='decision.read' read={read} keep={(words) => words !== '修路'} />)
  expect(screen.getByText('shows nothing')).toBeInTheDocument()
})

test('nor to whoever signs in next', async () => {
  const first = open(<One name='decision.read' read={await at('修路')} />)
  await screen.findByText('shows 修路')
  first.unmount()
  act(() => {
    signedOut()
    signedIn('t2')
  })
  open(<One name='decision.read' read={never} />)
  expect(screen.getByText('shows nothing')).toBeInTheDocument()
})

test('an answer that comes after somebody has signed out does not lie on the phone', async () => {
  let answer: (words: string) => void = () => undefined
  const read: Read = () =>
    new Promise((tell) => {
      answer = tell
    })
  const page = open(<One name='decision.read' read={read} />)
  page.unmount()
  act(signedOut)
  await act(async () => answer('修路'))
  expect(Taro.getStorageInfoSync().keys.filter((name) => name.startsWith('kept:'))).toEqual([])
})
