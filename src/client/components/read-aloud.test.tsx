import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { chooseCare } from '@/client/stores/settings'
import { ReadAloud } from './read-aloud'

interface Said {
  text: string
  rate?: number
  onend?: () => void
  onerror?: () => void
}

const said: Said[] = []
let voices: object[] = []
const cancel = jest.fn()
const browser = globalThis as { speechSynthesis?: object; SpeechSynthesisUtterance?: object }

/** The last thing that was given to the browser's voice. */
const now = (): Said => {
  const last = said[said.length - 1]
  if (!last) throw new Error('nothing was said')
  return last
}
const end = () => act(async () => now().onend?.())
/** Until the voice has come, and begun. */
const begun = (count: number) => waitFor(() => expect(said).toHaveLength(count))

beforeEach(() => {
  said.length = 0
  voices = [{ lang: 'en-US' }, { lang: 'zh-CN', localService: true }]
  browser.SpeechSynthesisUtterance = class {
    constructor(readonly text: string) {}
  }
  browser.speechSynthesis = {
    cancel,
    getVoices: () => voices,
    speak: (u: Said) => {
      // The first of each press only wakes a phone up.
      if (u.text) said.push(u)
    }
  }
  chooseCare(false)
})

afterEach(() => {
  delete browser.speechSynthesis
})

test('shows nothing where nothing can speak', () => {
  delete browser.speechSynthesis
  expect(render(<ReadAloud text='一' />).container).toBeEmptyDOMElement()
})

test('says so where the browser has no Chinese voice', async () => {
  voices = [{ lang: 'en-US' }]
  render(<ReadAloud text='一' />)
  await userEvent.click(screen.getByText('朗读'))
  expect(await screen.findByText(/不会读中文.*打电话/)).toBeInTheDocument()
  expect(screen.getByText('朗读')).toBeInTheDocument()
})

test('reads sentence by sentence what was made for the ear, and is then as it was', async () => {
  const text = jest.fn(() => '还有3天。\n预算36,000元。')
  render(<ReadAloud text={text} />)
  expect(text).not.toHaveBeenCalled()
  await userEvent.click(screen.getByText('朗读'))
  await screen.findByText('停下')
  await begun(1)
  expect(now().text).toBe('还有三天。')
  expect(now().rate).toBe(1)
  await end()
  expect(now().text).toBe('预算三万六千元。')
  await end()
  expect(await screen.findByText('朗读')).toBeInTheDocument()
  expect(said).toHaveLength(2)
})

test('goes on where it was stopped, or from the start', async () => {
  render(<ReadAloud text='一。二。三。' />)
  await userEvent.click(screen.getByText('朗读'))
  await begun(1)
  await end()
  await userEvent.click(screen.getByText('停下'))
  expect(cancel).toHaveBeenCalled()
  await userEvent.click(screen.getByText('接着读'))
  await begun(3)
  expect(now().text).toBe('二。')
  await userEvent.click(screen.getByText('停下'))
  await userEvent.click(screen.getByText('从头读'))
  await begun(4)
  expect(now().text).toBe('一。')
})

test('one reads at a time, and nobody after the page is left; a little slower for elders', async () => {
  chooseCare(true)
  const { unmount } = render(
    <>
      <ReadAloud text='甲。' />
      <ReadAloud text='乙。' />
    </>
  )
  await userEvent.click(screen.getAllByText('朗读')[0] as HTMLElement)
  await begun(1)
  await userEvent.click(screen.getByText('朗读'))
  await begun(2)
  expect(now().text).toBe('乙。')
  expect(now().rate).toBeLessThan(1)
  expect(screen.getAllByText('停下')).toHaveLength(1)
  cancel.mockClear()
  unmount()
  expect(cancel).toHaveBeenCalled()
})

test('a voice that breaks off says how to go on', async () => {
  render(<ReadAloud text='一。二。' />)
  await userEvent.click(screen.getByText('朗读'))
  await begun(1)
  await end()
  await act(async () => now().onerror?.())
  expect(await screen.findByText(/断了/)).toBeInTheDocument()
  expect(screen.getByText('接着读')).toBeInTheDocument()
})
