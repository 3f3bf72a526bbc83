import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { session, signedIn } from '@/client/stores/session'
import { api } from './client'
import { useMe } from './use-me'

jest.mock('./client', () => ({ api: { session: { read: { query: jest.fn() } } } }))
const read = api.session.read.query as jest.Mock

const Who = () => {
  const { isSignedIn, person } = useMe()
  return <p>{isSignedIn ? (person?.name ?? '有人') : '没有登录'}</p>
}
const show = () =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Who />
    </QueryClientProvider>
  )
beforeEach(() => signedIn('a-token'))

test('a session that was ended elsewhere, or is over, signs this phone out and says so', async () => {
  read.mockResolvedValue({ signedIn: false, persons: [], may: [] })
  show()
  expect(await screen.findByText('没有登录')).toBeInTheDocument()
  expect(session.getState()).toMatchObject({ token: null, expired: true })
})

test('a living session stays', async () => {
  read.mockResolvedValue({ signedIn: true, persons: [{ name: '田桂英' }], may: [] })
  show()
  expect(await screen.findByText('田桂英')).toBeInTheDocument()
  expect(session.getState()).toMatchObject({ token: 'a-token', expired: false })
})

test('an answer to the token before says nothing about the one of now', async () => {
  let answer: (me: object) => void = () => undefined
  read.mockReturnValueOnce(
    new Promise((done) => {
      answer = done
    })
  )
  show()
  read.mockResolvedValue({ signedIn: true, persons: [{ name: '田桂英' }], may: [] })
  act(() => session.setState({ token: 'another-token', signInId: 'another' }))
  answer({ signedIn: false, persons: [], may: [] })
  expect(await screen.findByText('田桂英')).toBeInTheDocument()
  expect(session.getState()).toMatchObject({ token: 'another-token', expired: false })
})
