import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { api } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import type { Item } from '../choose-item'
import type { Member } from './index'
import { recordDrafts } from './record-draft'
import { RecordForm } from './record-form'

jest.mock('@/client/api/client', () => ({
  api: {
    member: { listHouseholds: { query: jest.fn() } },
    claim: { record: { mutate: jest.fn() } },
    session: { read: { query: jest.fn() } }
  }
}))
const list = api.member.listHouseholds.query as jest.Mock
const send = api.claim.record.mutate as jest.Mock

const household = (at: number) => ({
  ...{ householdId: `h${at}`, no: `0${at}`, headName: `户主${at}`, groupId: `g${at % 2}` },
  ...{ groupName: `${at % 2}组`, courtyardId: null, courtyardName: null, endedOn: null, members: [] }
})
const item: Item = {
  ...{ itemId: 'i', no: 3, words: '义务投工', points: 5, unit: '天', capWords: '', perPerson: false },
  ...{ evidence: null, evidenceWords: '', recordedBy: ['committee'], recordedByWords: '村委会记录' },
  ...{ pointsWords: '', groupWords: '', honour: false, said: null }
}
const member: Member = {
  ...{ placeId: 'v', villageId: 'v', holderId: 'me', courtyardId: 'c', groupId: 'g1', townshipId: 't' },
  ...{
    countyId: 'c',
    householdId: 'h',
    householdName: '冉某',
    name: '冉丽琴',
    placeName: '村',
    kind: 'member'
  },
  ...{
    relatives: [],
    roles: [{ role: 'committee_member', name: '村委会成员' }],
    looksAfter: [{}],
    keepsSessionsIn: []
  }
}

const show = () =>
  render(
    <QueryClientProvider client={queryClient}>
      <RecordForm member={member} item={item} draftKey='k' onDone={jest.fn()} />
    </QueryClientProvider>
  )
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

beforeEach(() => {
  list
    .mockReset()
    .mockImplementation(async ({ after }: { after?: string }) =>
      after
        ? { households: [household(3), household(4)], next: null }
        : { households: [household(1), household(2)], next: '02' }
    )
  send.mockReset()
  queryClient.clear()
  recordDrafts.discard('k')
})

test('the list is whole before anybody ticks: a group has its households of every page', async () => {
  show()
  await waitFor(() => expect(list).toHaveBeenCalledTimes(2))
  await screen.findByText('2户，勾了0', { exact: false, selector: '[aria-label^="1组"] *' })
  press('1组全选')
  expect(Object.keys(recordDrafts.read('k').picked)).toEqual(['h1', 'h3'])
  expect(screen.getByText('已勾2户，共', { exact: false })).toBeTruthy()
})

test('nothing is sent without a tick; what was not answered keeps its id and its ticks', async () => {
  show()
  await waitFor(() => expect(list).toHaveBeenCalledTimes(2))
  press('交上去评议')
  expect(screen.getByText('请勾上做了这件事的户。')).toBeTruthy()
  expect(send).not.toHaveBeenCalled()
  press('0组全选')
  send.mockRejectedValueOnce(new Error('fetch failed'))
  press('交上去评议')
  await waitFor(() => expect(send).toHaveBeenCalledTimes(1))
  const [first] = send.mock.calls[0] as [{ requestId: string; lines: object[] }]
  expect(first.lines).toEqual([{ householdId: 'h2' }, { householdId: 'h4' }])
  expect(recordDrafts.read('k')).toMatchObject({ sent: true, requestId: first.requestId })
  send.mockResolvedValueOnce({ sheetId: 's', recorded: 2, lines: [] })
  await waitFor(() =>
    expect(screen.getByRole('button', { name: '交上去评议' }).getAttribute('aria-disabled')).toBeNull()
  )
  press('交上去评议')
  await waitFor(() => expect(send).toHaveBeenCalledTimes(2))
  expect(send.mock.calls[1]?.[0].requestId).toBe(first.requestId)
  await waitFor(() => expect(recordDrafts.read('k').picked).toEqual({}))
})
