import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { api } from '@/client/api/client'
import { ClientError } from '@/client/api/client-error'
import { queryClient } from '@/client/api/query-client'
import type { Office } from '@/domain/role/office'
import { GrantForm } from './grant-form'

jest.mock('@/client/api/client', () => ({
  api: {
    session: { read: { query: jest.fn() } },
    place: { listCourtyards: { query: jest.fn() }, listGroups: { query: jest.fn() } },
    role: { findPeople: { query: jest.fn() }, grantRole: { mutate: jest.fn() } }
  }
}))
const find = api.role.findPeople.query as jest.Mock
const courtyards = api.place.listCourtyards.query as jest.Mock
const send = api.role.grantRole.mutate as jest.Mock

const roles: Office[] = ['villager_rep', 'courtyard_host', 'supervision_member']
const person = {
  ...{ memberId: 'm', name: '田小花', relationName: '子女', householdNo: '01001' },
  ...{ group: '1组', isMinor: false, offices: [] }
}
const show = (onDone = jest.fn()) => {
  render(
    <QueryClientProvider client={queryClient}>
      <GrantForm villageId='v' roles={roles} held={[]} onDone={onDone} />
    </QueryClientProvider>
  )
  return onDone
}
const choosePerson = async () => {
  fireEvent.change(screen.getByLabelText('搜姓名', { selector: 'input' }), { target: { value: '小花' } })
  fireEvent.click(await screen.findByText('田小花'))
}
const tap = (name: RegExp | string) => fireEvent.click(screen.getByRole('radio', { name }))
const button = () => screen.getByRole('button', { name: '就这样登记' })

beforeEach(() => {
  queryClient.clear()
  find.mockReset().mockResolvedValue({ people: [person], more: false })
  courtyards.mockReset().mockResolvedValue([{ courtyardId: 'y', name: '桂花院子' }])
  send.mockReset().mockResolvedValue({ grantId: 'g' })
})

test('nobody is looked for by one character', () => {
  show()
  fireEvent.change(screen.getByLabelText('搜姓名', { selector: 'input' }), { target: { value: '花' } })
  expect(screen.getByText('先找是哪一位')).toBeInTheDocument()
  expect(find).not.toHaveBeenCalled()
})

test('an office that the law has elected is sent as elected, unasked', async () => {
  const onDone = show()
  await choosePerson()
  expect(button()).toHaveAttribute('aria-disabled', 'true')
  tap(/^村民代表/)
  expect(screen.queryByRole('radiogroup', { name: '怎么产生的' })).toBeNull()
  fireEvent.click(button())
  await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1))
  expect(send.mock.calls[0][0]).toMatchObject({ memberId: 'm', role: 'villager_rep', chosen: 'elected' })
  expect(onDone.mock.calls[0][0]).toMatch(/田小花任村民代表。$/)
})

test('a host wants a courtyard and how it came about; another office forgets the courtyard', async () => {
  show()
  await choosePerson()
  tap(/^院落长/)
  await screen.findByRole('radio', { name: '桂花院子' })
  expect(button()).toHaveAttribute('aria-disabled', 'true')
  tap('桂花院子')
  tap('任命')
  expect(screen.getByText(/田小花任桂花院子院落长。$/)).toBeInTheDocument()
  tap(/^村民代表/)
  fireEvent.click(button())
  await waitFor(() => expect(send).toHaveBeenCalledTimes(1))
  expect(send.mock.calls[0][0]).not.toHaveProperty('courtyardId')
})

test('a refusal stands at its field, once, and goes when the field is changed', async () => {
  const message = '同户的家人在这段时间里是村委会成员，不能同时担任村监委成员。'
  send.mockRejectedValue(new ClientError('refusal', { code: 'ROLE_CONFLICT', message, field: 'role' }))
  show()
  await choosePerson()
  tap(/^村监委成员/)
  fireEvent.click(button())
  expect(await screen.findAllByText(message)).toHaveLength(1)
  tap(/^村民代表/)
  expect(screen.queryByText(message)).toBeNull()
})
