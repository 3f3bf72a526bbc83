import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { PageState } from '@/client/components/page-state'
import { signedIn, signedOut } from '@/client/stores/session'
import { api } from './client'
import { useOfVillage } from './use-of-village'
import { useRead } from './use-read'

jest.mock('./client', () => ({ api: { session: { read: { query: jest.fn() } } } }))
const read = api.session.read.query as jest.Mock

const Goods = ({ villageId }: { villageId: string }) => {
  const query = useOfVillage(
    useRead(['shop.readGoods', villageId], async () => '洗衣粉', { enabled: villageId !== '' })
  )
  return <PageState query={query}>{(name) => <p>{name}</p>}</PageState>
}
const show = (villageId: string) =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Goods villageId={villageId} />
    </QueryClientProvider>
  )

test('a visitor is told to sign in instead of waiting for ever', async () => {
  signedOut()
  show('')
  expect(await screen.findByText('登录后可以看')).toBeInTheDocument()
  expect(read).not.toHaveBeenCalled()
})

test('somebody of no village is told so', async () => {
  signedIn('a-token')
  read.mockResolvedValue({ signedIn: true, persons: [{ kind: 'staff', name: '覃主任' }], may: [] })
  show('')
  expect(await screen.findByText('这里是本村人用的，您现在的身份不在村里。')).toBeInTheDocument()
})

test('a member sees what was asked for', async () => {
  signedIn('a-token')
  const member = { kind: 'member', name: '田桂英', villageId: 'v1', placeId: 'v1', holderId: 'h1' }
  read.mockResolvedValue({ signedIn: true, persons: [member], may: [] })
  show('v1')
  expect(await screen.findByText('洗衣粉')).toBeInTheDocument()
})
