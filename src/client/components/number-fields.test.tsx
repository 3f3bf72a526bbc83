import { fireEvent, render, screen } from '@testing-library/react'
import fc from 'fast-check'
import { useState } from 'react'
import { DateField } from './date-field'
import { MoneyField, parseYuan, sayYuan } from './money-field'
import { NumberField } from './number-field'

const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

const Held = ({ Of, first = null }: { Of: typeof NumberField; first?: number | null }) => {
  const [value, setValue] = useState<number | null>(first)
  return (
    <>
      <Of label='实到' value={value} onChange={setValue} />
      <p>{`值 ${value}`}</p>
      <button type='button' onClick={() => setValue(7)}>
        从名册来
      </button>
    </>
  )
}

test.each(['abc', '-1', '3.5', '1e3', '9999999999'])('%s is no count: said so, and kept as typed', (text) => {
  render(<Held Of={NumberField} first={3} />)
  type('实到', text)
  expect(screen.getByText('值 null')).toBeVisible()
  expect(screen.getByText(/请填整数/)).toBeVisible()
  expect(screen.getByLabelText('实到')).toHaveValue(text)
})

test('a count, also in the wide digits of a Chinese keyboard', () => {
  render(<Held Of={NumberField} />)
  type('实到', '３１')
  expect(screen.getByText('值 31')).toBeVisible()
  type('实到', '')
  expect(screen.getByText('值 null')).toBeVisible()
  expect(screen.queryByText(/请填整数/)).toBeNull()
})

test('a value from outside takes the place of what was typed', () => {
  render(<Held Of={NumberField} />)
  type('实到', '5')
  fireEvent.click(screen.getByText('从名册来'))
  expect(screen.getByLabelText('实到')).toHaveValue('7')
})

test.each([
  ['48600', 4_860_000],
  ['48,600.5', 4_860_050],
  ['48600.50', 4_860_050],
  ['0.29', 29],
  ['12.', 1200],
  ['12.345', null],
  ['-5', null],
  ['四万', null],
  ['', null]
])('%s yuan is %s fen', (text, fen) => {
  expect(parseYuan(text)).toBe(fen)
})

test('what a sum is said as is read back as the same sum', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (fen) => parseYuan(sayYuan(fen)) === fen))
})

test('a large sum is also said in 万元', () => {
  render(<Held Of={MoneyField} />)
  type('实到', '48600.5')
  expect(screen.getByText('4.86005万元')).toBeVisible()
})

test('a day within its bounds, under its name', () => {
  const onChange = jest.fn()
  render(<DateField label='开会日期' value='' onChange={onChange} min='2026-11-01' max='2026-11-22' />)
  const field = screen.getByLabelText('开会日期')
  expect(field).toHaveAttribute('max', '2026-11-22')
  type('开会日期', '2026-11-20')
  expect(onChange).toHaveBeenCalledWith('2026-11-20')
})
