import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { PageState } from '@/client/components/page-state'
import { api } from './client'
import { useHouseholds, type VillageParts } from './use-households'

jest.mock('./client', () => ({ api: { member: { listHouseholds: { query: jest.fn() } } } }))
const list = api.member.listHouseholds.query as jest.Mock

interface ListProps {
  readonly parts: VillageParts
  readonly search?: string
}

const List = ({ parts, search = '' }: ListProps) => {
  const query = useHouseholds('v', parts, { search })
  return (
    <PageState query={query}>
      {(households) => (
        <>
          <p>{households.map((h) => h.no).join(' ')}</p>
          {query.more ? (
            <button type='button' onClick={query.more.read}>
              再看
            </button>
          ) : null}
        </>
      )}
    </PageState>
  )
}
const show = (props: ListProps) =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <List {...props} />
    </QueryClientProvider>
  )
const page = (nos: string[], next: string | null) => ({
  households: nos.map((no) => ({ householdId: no, no })),
  next
})

beforeEach(() => list.mockReset())

test('to somebody who looks after no part the server says so', async () => {
  list.mockRejectedValue(new Error('无权查看'))
  show({ parts: [] })
  expect(await screen.findByText('没有打开')).toBeInTheDocument()
  expect(list).toHaveBeenCalledWith({ villageId: 'v' })
})

test('one part after the other, page by page, each household once', async () => {
  list
    .mockResolvedValueOnce(page(['01', '02'], '02'))
    .mockResolvedValueOnce(page(['03'], null))
    .mockResolvedValueOnce(page(['02', '09'], null))
  show({ parts: [{ groupId: 'g' }, { courtyardId: 'y' }], search: '向' })
  await screen.findByText('01 02')
  fireEvent.click(screen.getByText('再看'))
  await screen.findByText('01 02 03')
  fireEvent.click(screen.getByText('再看'))
  await screen.findByText('01 02 03 09')
  expect(screen.queryByText('再看')).toBeNull()
  expect(list.mock.calls.map(([input]) => input)).toEqual([
    { villageId: 'v', groupId: 'g', search: '向' },
    { villageId: 'v', groupId: 'g', search: '向', after: '02' },
    { villageId: 'v', courtyardId: 'y', search: '向' }
  ])
})
