import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { api } from '@/client/api/client'
import { type Terms, TermsForm } from './terms-form'

jest.mock('@/client/api/client', () => ({ api: { issue: { chooseTerms: { mutate: jest.fn() } } } }))
const send = api.issue.chooseTerms.mutate as jest.Mock

const terms: Terms = {
  ...{ courtyardDays: 7, villageDays: 7, townshipDays: 15, countyDays: 30, capDays: 60, extendDays: 30 },
  ...{ triageDays: 2, urgentHours: 2, returnDays: 1, rateDays: 7, reconsiderDays: 3, count: 'calendar' }
}
const button = () => screen.getByRole('button', { name: '按这个改' })
const isOff = () => button().getAttribute('aria-disabled') === 'true'
const type = (label: RegExp | string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value } })

test('it cannot be sent unchanged, unfilled or out of range', () => {
  render(<TermsForm countyId='c' terms={terms} />)
  expect(isOff()).toBe(true)
  for (const [value, off] of [
    ['', true],
    ['0', true],
    ['60', false],
    ['61', true],
    ['7', true]
  ] as const) {
    type('村办', value)
    expect([value, isOff()]).toEqual([value, off])
  }
})

test('all five go together with how they are counted', async () => {
  send.mockResolvedValue(terms)
  render(<TermsForm countyId='c' terms={terms} />)
  type('村办', '5')
  fireEvent.click(screen.getByRole('radio', { name: '工作日' }))
  fireEvent.click(button())
  await waitFor(() => expect(send).toHaveBeenCalledTimes(1))
  expect(send.mock.calls[0][0]).toMatchObject({
    ...{ countyId: 'c', courtyardDays: 7, villageDays: 5, townshipDays: 15, countyDays: 30 },
    ...{ capDays: 60, count: 'working' }
  })
})
