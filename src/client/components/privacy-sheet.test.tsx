import Taro from '@tarojs/taro'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { watchPrivacy } from '@/client/stores/privacy-ask'
import { PrivacySheet } from './privacy-sheet'

type Listener = (resolve: (answer: object) => void, info: { referrer: string }) => void

let listen: Listener
let stack: object[]
const answered = jest.fn()
const ask = (referrer = 'chooseMedia') => act(() => listen(answered, { referrer }))
/** A page that opens on top of those that lie open. */
const opened = () => {
  stack = [...stack, {}]
  return render(<PrivacySheet />)
}

beforeEach(() => {
  stack = []
  jest.spyOn(Taro, 'getCurrentPages').mockImplementation(() => stack as never)
  Object.assign(Taro, {
    onNeedPrivacyAuthorization: (listener: Listener) => {
      listen = listener
    }
  })
  watchPrivacy()
})

test('asks on the page that needed it and on no other, in words for what it needs', async () => {
  opened()
  const top = opened()
  ask()
  expect(screen.getAllByRole('dialog')).toHaveLength(1)
  expect(top.container).toContainElement(screen.getByRole('dialog'))
  expect(screen.getByText(/要用相机或相册/)).toBeInTheDocument()
  expect(answered).toHaveBeenCalledWith({ event: 'exposureAuthorization' })
  await userEvent.click(screen.getByText('不同意'))
  expect(answered).toHaveBeenLastCalledWith({ event: 'disagree' })
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('stays while a page above it is read, and that page is not asked', () => {
  const asking = opened()
  ask('getRecorderManager')
  const above = opened()
  expect(above.container).toBeEmptyDOMElement()
  expect(asking.container).toContainElement(screen.getByRole('dialog'))
  act(() => asking.unmount())
})

test('leaving the page without a word is no agreement, and nobody else is asked', () => {
  opened()
  const top = opened()
  ask()
  stack = stack.slice(0, 1)
  act(() => top.unmount())
  expect(answered).toHaveBeenLastCalledWith({ event: 'disagree' })
  expect(screen.queryByRole('dialog')).toBeNull()
})
