import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { api } from '@/client/api/client'
import { offlineError } from '@/client/api/client-error'
import DeskSignIn from './desk-sign-in'

jest.mock('@/client/api/client', () => ({
  api: {
    session: {
      openDesk: { mutate: jest.fn() },
      waitDesk: { query: jest.fn() },
      takeDesk: { mutate: jest.fn() }
    }
  }
}))
const open = api.session.openDesk.mutate as jest.Mock
const wait = api.session.waitDesk.query as jest.Mock
const take = api.session.takeDesk.mutate as jest.Mock

const opened = {
  ...{ code: '12345678', number: 42, expiresAt: '', secret: 's', link: 'xiaoyuan:desk:12345678' },
  qr: { size: 29, path: 'M4 4h7v1h-7z' }
}
/** Seconds since the sign-in was asked for. */
const waited = () => Math.round((Date.now() - began) / 1000)
let began = 0
const says = (state: string) => wait.mockImplementation(async () => ({ state, secondsLeft: 180 - waited() }))
const later = (seconds: number) => act(() => jest.advanceTimersByTimeAsync(seconds * 1000))

beforeEach(() => {
  jest.useFakeTimers()
  began = Date.now()
  open.mockResolvedValue(opened)
  says('open')
})
afterEach(() => {
  jest.useRealTimers()
})

const start = async () => {
  const onIn = jest.fn()
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <DeskSignIn onIn={onIn} />
    </QueryClientProvider>
  )
  await later(0)
  return onIn
}

test.each([
  ['refused', '手机上没有同意这次登录。'],
  ['mismatched', '手机上选的数不对，这个二维码作废了。'],
  ['expired', '这个二维码过期了。'],
  ['used', '这个二维码用过了。']
])('%s: says so, asks no more, and makes another only when told to', async (state, words) => {
  await start()
  says(state)
  await later(3)
  expect(screen.getByText(words)).toBeInTheDocument()
  const asked = wait.mock.calls.length
  await later(600)
  expect([wait.mock.calls.length, open.mock.calls.length, take.mock.calls.length]).toEqual([asked, 1, 0])
  open.mockResolvedValue({ ...opened, code: '87654321' })
  says('open')
  await act(async () => screen.getByRole('button', { name: '换一个二维码' }).click())
  await later(0)
  expect(screen.getByText('8765 4321')).toBeInTheDocument()
  expect(open.mock.calls[1][0].requestId).not.toBe(open.mock.calls[0][0].requestId)
})

test('shows the code, the number and the time that is left, which runs', async () => {
  await start()
  expect(screen.getByText('1234 5678')).toBeInTheDocument()
  expect(screen.getByText('42')).toBeInTheDocument()
  await later(1)
  expect(screen.getByText(/^还有(3分0|2分59)秒$/)).toBeInTheDocument()
  await later(60)
  expect(screen.getByText(/^还有1分5[89]秒$/)).toBeInTheDocument()
})

test('without a network it says so and goes on asking', async () => {
  const onIn = await start()
  wait.mockRejectedValue(offlineError())
  await later(5)
  expect(screen.getByText('连不上网，正在接着试…')).toBeInTheDocument()
  says('confirmed')
  take.mockResolvedValue({ token: 't', expiresAt: '' })
  await later(5)
  expect(onIn).toHaveBeenCalledTimes(1)
})

test('a lost reply to the taking: the same press again, although the sign-in counts as used by now', async () => {
  const onIn = await start()
  says('confirmed')
  take.mockRejectedValueOnce(offlineError())
  await later(3)
  says('used')
  take.mockResolvedValue({ token: 't', expiresAt: '' })
  await later(3)
  expect(onIn).toHaveBeenCalledWith({ token: 't', expiresAt: '' })
  const [first, second] = take.mock.calls.map(([input]) => input)
  expect(second).toEqual(first)
})
