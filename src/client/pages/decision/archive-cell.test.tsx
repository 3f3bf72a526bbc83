import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { api } from '@/client/api/client'
import { ArchiveCell } from './archive-cell'

jest.mock('@/client/words/platform', () => ({ isWeapp: true }))
// The mini-program's names for roles mean nothing to a browser.
jest.mock('@/client/components/a11y', () => ({ a11y: () => ({}) }))
jest.mock('@/client/api/client', () => ({
  api: { archive: { read: { query: jest.fn() } } }
}))
jest.mock('@/client/api/file-url', () => ({
  openUrl: async (url: string) => `https://api.example${url}`
}))
const read = api.archive.read.query as jest.Mock
const digest = '0123456789abcdef'.repeat(4)
const none = { archived: false, closedOn: null, digest: null, public: null, office: null, fault: null }
const kept = { ...none, archived: true, closedOn: '2027-06-10', digest }
const pack = (url: string) => ({ url, bytes: 1536 * 1024, files: [] })

const show = (state: string) =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ArchiveCell villageId='v' decisionId='d' state={state} />
    </QueryClientProvider>
  )

test('asks nothing and shows nothing while a matter is under way', () => {
  const { container } = show('S2_DELIBERATE')
  expect(container.textContent).toBe('')
  expect(read).not.toHaveBeenCalled()
})

test('says to an office why a finished matter is not archived, with the code', async () => {
  const fault = {
    code: 'ARCHIVE_FILE_MISSING',
    message: '有一份材料的照片找不到',
    path: 'office/papers/03-minutes.jpg'
  }
  read.mockResolvedValue({ ...none, fault: { ...fault, triedAt: '2027-06-10T02:00:00.000Z' } })
  show('P2_PUBLISHED')
  expect(await screen.findByText('有一份材料的照片找不到')).toBeTruthy()
  expect(screen.getByText(/ARCHIVE_FILE_MISSING.*03-minutes/)).toBeTruthy()
})

test('a stranger reads the digest and how to come by the rest; an old record says that it has none', async () => {
  read.mockResolvedValue(kept)
  const { unmount } = show('ARCHIVED')
  expect(await screen.findByText('本村的人登录后可以下载公开档案。')).toBeTruthy()
  fireEvent.click(screen.getByText('怎么知道档案没有被改过？'))
  expect(screen.getByText(digest.match(/.{8}/g)?.join(' ') ?? '')).toBeTruthy()
  expect(screen.queryByText(/完整档案/)).toBeNull()
  unmount()
  read.mockResolvedValue({ ...none, archived: true })
  show('ARCHIVED')
  expect(await screen.findByText('这是补登的旧记录，没有电子档案。')).toBeTruthy()
})

test('takes a link that is fresh, however long the page lay open', async () => {
  read.mockResolvedValue({ ...kept, public: pack('/archives/old'), office: pack('/archives/old') })
  const copy = jest.fn()
  Object.assign(Taro, { setClipboardData: copy })
  show('ARCHIVED')
  const button = await screen.findByText('复制下载网址：公开档案（1.5 MB）')
  read.mockResolvedValue({ ...kept, public: pack('/archives/new'), office: pack('/archives/whole') })
  fireEvent.click(button)
  await waitFor(() => expect(copy).toHaveBeenCalledWith({ data: 'https://api.example/archives/new' }))
  expect(await screen.findByText(/半小时内/)).toBeTruthy()
})

test('a download that fails says what to do', async () => {
  read.mockResolvedValue({ ...kept, public: pack('/archives/old') })
  show('ARCHIVED')
  const button = await screen.findByText(/公开档案/)
  read.mockRejectedValue(new Error('gone'))
  fireEvent.click(button)
  expect(await screen.findByText(/请稍后再试/)).toBeTruthy()
})
