import { act, fireEvent, render, screen } from '@testing-library/react'
import type { PasteFault } from './paste'
import WidePaste from './wide-paste'

type Take = () => Promise<readonly PasteFault[] | null>

const show = (onTake: Take) => {
  const read = () => ({ said: '', faults: [], ready: true })
  render(<WidePaste title='从Excel粘贴' hint='' word='照单办' read={read} onTake={onTake} />)
  fireEvent.click(screen.getByRole('button', { name: '从Excel粘贴' }))
  fireEvent.change(area(), { target: { value: '甲\t1\n乙\t2' } })
}
const area = () => screen.getByLabelText('从Excel粘贴', { selector: 'textarea' }) as HTMLTextAreaElement
const press = () => act(async () => void fireEvent.click(screen.getByRole('button', { name: '照单办' })))

test('what did not go through stays with its fault; where nothing did, all of it stays', async () => {
  const answers: (readonly PasteFault[] | null)[] = [null, [{ line: 2, words: '没有这一户' }]]
  show(async () => answers.shift() ?? null)
  await press()
  expect(area().value).toBe('甲\t1\n乙\t2')
  await press()
  expect(area().value).toBe('乙\t2')
  expect(screen.getByText('第1行：没有这一户')).toBeTruthy()
})

test('nothing is written into it while it is being taken over', async () => {
  let answer: (left: readonly PasteFault[]) => void = () => undefined
  show(
    () =>
      new Promise((tell) => {
        answer = tell
      })
  )
  await press()
  expect(area().readOnly).toBe(true)
  await act(async () => answer([{ line: 1, words: '没有这一户' }]))
  expect(area().readOnly).toBe(false)
})
