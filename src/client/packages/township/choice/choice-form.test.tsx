import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { api } from '@/client/api/client'
import { noChoice } from '@/domain/county/choice'
import { ChoiceForm } from './choice-form'
import type { CountyRules } from './in-force'

jest.mock('@/client/api/client', () => ({ api: { county: { choose: { mutate: jest.fn() } } } }))
const send = api.county.choose.mutate as jest.Mock

const settings = {
  townCheck: 'optional',
  opinionWorkingDays: 5,
  repeatMonths: 6,
  closePercent: 10,
  pointsWindowDays: 5
} as const
const rules: CountyRules = {
  ...{
    countyName: '利川市',
    choice: noChoice,
    packName: '全国规则（2026年起）',
    settings,
    defaults: settings
  },
  ...{ placed: 'national' as const, basedOn: null, changes: [] }
}
const button = () => screen.getByRole('button', { name: '按这个改' })
const tap = (name: string, of = 0) =>
  fireEvent.click(screen.getAllByRole('radio', { name })[of] as HTMLElement)
const type = (label: RegExp | string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { selector: 'input, textarea' }), { target: { value } })
const isOff = () => button().getAttribute('aria-disabled') === 'true'

test('it cannot be sent unchanged, without a reason, or with a number that is not filled in', () => {
  render(<ChoiceForm countyId='c' rules={rules} />)
  type('为什么这样定', '县里统一要求')
  expect(isOff()).toBe(true)
  tap('自己定')
  expect(isOff()).toBe(false)
  type('乡镇提意见的期限', '三')
  expect(isOff()).toBe(true)
  type('乡镇提意见的期限', '3')
  expect(isOff()).toBe(false)
  type('为什么这样定', '县')
  expect(isOff()).toBe(true)
})

test('what is left to the pack goes as null, what is set as it was set', async () => {
  send.mockResolvedValue({ eventId: 'e', choice: noChoice })
  render(<ChoiceForm countyId='c' rules={rules} />)
  tap('自己定')
  type('乡镇提意见的期限', '3')
  tap('自己定', 1)
  tap('按规则包（6个月）')
  tap('山东')
  type('为什么这样定', '县里统一要求')
  fireEvent.click(button())
  await waitFor(() => expect(send).toHaveBeenCalledTimes(1))
  expect(send.mock.calls[0][0]).toMatchObject({
    ...{ countyId: 'c', basedOn: null, reason: '县里统一要求' },
    choice: { ...noChoice, packFamily: 'shandong', opinionWorkingDays: 3 }
  })
})
