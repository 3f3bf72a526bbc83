import { fireEvent, render, screen } from '@testing-library/react'
import { Mishap } from './mishap'

const world = { isBroken: true }
const Fragile = () => {
  if (world.isBroken) throw new Error('an answer without its list')
  return <p>洗衣粉</p>
}

test('what cannot be drawn is said, with a way to go on, and is drawn again once it can be', () => {
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  render(
    <Mishap>
      <Fragile />
    </Mishap>
  )
  expect(screen.getByText('这一页没有显示出来')).toBeInTheDocument()
  expect(said.mock.calls.flat().join(' ')).toContain('an answer without its list')
  fireEvent.click(screen.getByRole('button', { name: '重试' }))
  expect(screen.queryByText('洗衣粉')).toBeNull()
  world.isBroken = false
  fireEvent.click(screen.getByRole('button', { name: '重试' }))
  expect(screen.getByText('洗衣粉')).toBeInTheDocument()
  said.mockRestore()
})
