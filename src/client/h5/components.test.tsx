import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { Image, Input, Textarea, View } from './components'

const Line = ({ onTold, lines }: { onTold: (text: string) => void; lines?: boolean }) => {
  const [value, setValue] = useState('')
  const Box = lines ? Textarea : Input
  return (
    <Box
      value={value}
      maxlength={5}
      nativeProps={{ 'aria-label': '要说的事' }}
      onInput={(event) => {
        setValue(event.detail.value)
        onTold(event.detail.value)
      }}
    />
  )
}

test.each([false, true])(
  'what is written is told as it comes, up to its length (lines: %s)',
  async (lines) => {
    const told = jest.fn()
    render(<Line onTold={told} lines={lines} />)
    await userEvent.type(screen.getByLabelText('要说的事'), '123456')
    expect(told.mock.calls.map(([text]) => text)).toEqual(['1', '12', '123', '1234', '12345'])
  }
)

test('letters on the way to a Chinese character are shown and not told', () => {
  const told = jest.fn()
  render(<Line onTold={told} />)
  const line = screen.getByLabelText<HTMLInputElement>('要说的事')
  fireEvent.compositionStart(line)
  fireEvent.change(line, { target: { value: 'lu' } })
  expect([line.value, told.mock.calls.length]).toEqual(['lu', 0])
  fireEvent.change(line, { target: { value: '路' } })
  fireEvent.compositionEnd(line)
  expect([line.value, told.mock.calls]).toEqual(['路', [['路']]])
})

test('a view carries its class, its press and what a screen reader is told', async () => {
  const press = jest.fn()
  render(
    <View className='xy-tap' role='button' aria-label='发送' tabindex='0' onClick={press}>
      发送
    </View>
  )
  const view = screen.getByRole('button', { name: '发送' })
  await userEvent.click(view)
  expect([view.className, press.mock.calls.length]).toEqual(['xy-tap', 1])
})

test('a picture without an address is an empty frame; with one it waits until it is near the screen', () => {
  const { container, rerender } = render(<Image className='frame' mode='aspectFill' />)
  expect(container.querySelector('img')).toBeNull()
  rerender(<Image className='frame' mode='aspectFill' src='/files/a' nativeProps={{ alt: '水井' }} />)
  const picture = screen.getByAltText('水井')
  expect([picture.getAttribute('loading'), picture.className]).toEqual(['lazy', 'taro-img__mode-aspectfill'])
})
