import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { Field } from './field'

/** The browser's ears, as far as they are used. */
class Ears {
  static last: Ears
  onstart?: () => void
  onend?: () => void
  onerror?: (event: { error: string }) => void
  onresult?: (event: { results: { transcript: string }[][] }) => void
  stop = jest.fn(() => this.onend?.())
  start() {
    Ears.last = this
    this.onstart?.()
  }
}

const browser = globalThis as { webkitSpeechRecognition?: object }
const hear = (...parts: string[]) =>
  act(async () => Ears.last.onresult?.({ results: parts.map((transcript) => [{ transcript }]) }))

const Written = ({ maxLength = 100, begun = '' }: { maxLength?: number; begun?: string }) => {
  const [value, setValue] = useState(begun)
  return <Field label='要说的事' lines value={value} maxLength={maxLength} onInput={setValue} />
}
const field = () => screen.getByLabelText<HTMLTextAreaElement>('要说的事')
const speak = async () => {
  await userEvent.click(screen.getByText('说话，变成字'))
  await screen.findByText(/声音交给浏览器变成字/)
}

beforeEach(() => {
  browser.webkitSpeechRecognition = Ears
})
afterEach(() => {
  delete browser.webkitSpeechRecognition
})

test('there is no microphone where nobody understands speech, nor beside a single line', () => {
  const { unmount } = render(<Field label='名字' value='' maxLength={9} onInput={() => undefined} />)
  expect(screen.queryByText('说话，变成字')).toBeNull()
  unmount()
  delete browser.webkitSpeechRecognition
  render(<Written />)
  expect(screen.queryByText('说话，变成字')).toBeNull()
})

test('a microphone that was refused says how to allow it', async () => {
  render(<Written />)
  await speak()
  await act(async () => {
    Ears.last.onerror?.({ error: 'not-allowed' })
    Ears.last.onend?.()
  })
  expect(screen.getByText(/手机设置里允许用麦克风/)).toBeInTheDocument()
  expect(screen.getByText('说话，变成字')).toBeInTheDocument()
})

test('what is heard stands behind what was written, changes while it is spoken, and can be corrected', async () => {
  render(<Written begun='桥头，' />)
  await speak()
  await hear('路灯坏')
  await hear('路灯坏了', '两盏')
  expect(field()).toHaveValue('桥头，路灯坏了两盏')
  await userEvent.click(screen.getByText('说完了，停'))
  await userEvent.type(field(), '。')
  expect(field()).toHaveValue('桥头，路灯坏了两盏。')
  await speak()
  await hear('请修一修')
  expect(field()).toHaveValue('桥头，路灯坏了两盏。请修一修')
})

test('who types while it listens has the last word', async () => {
  render(<Written />)
  await speak()
  await hear('路灯')
  await userEvent.type(field(), '坏了')
  expect(Ears.last.stop).toHaveBeenCalled()
  await hear('路灯换了')
  expect(field()).toHaveValue('路灯坏了')
})

test('it stops when the field is full', async () => {
  render(<Written maxLength={4} />)
  await speak()
  await hear('路灯坏了两盏')
  expect(field()).toHaveValue('路灯坏了')
  expect(Ears.last.stop).toHaveBeenCalled()
})
