import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { ClientError, offlineError } from './client-error'
import { useSubmit } from './use-submit'

type Input = { requestId: string; words: string }

/** A server that answers when it is told to. */
const makeServer = () => {
  const calls: { input: Input; answer: (value: string) => void; fail: (error: unknown) => void }[] = []
  const call = (input: Input) =>
    new Promise<string>((resolve, reject) => calls.push({ input, answer: resolve, fail: reject }))
  return { calls, call }
}

const Form = ({
  call,
  onDone
}: {
  call: (input: Input) => Promise<string>
  onDone?: (answer: string) => void
}) => {
  const [words, setWords] = useState('')
  const { submit, isRunning, sentence } = useSubmit(call, onDone ? { onDone } : {})
  return (
    <>
      <Field label='要说的事' value={words} maxLength={100} onInput={setWords} />
      <Notice>{sentence}</Notice>
      <Button running={isRunning} onTap={() => void submit({ words })}>
        提交
      </Button>
    </>
  )
}

const press = () => screen.getByRole('button', { name: '提交' }).click()

test('a lost reply keeps the form, says so, and the next press is the same request', async () => {
  const { calls, call } = makeServer()
  render(<Form call={call} />)
  await userEvent.type(screen.getByLabelText('要说的事'), '水管破了')
  act(press)
  await act(async () => calls[0]?.fail(offlineError()))
  expect(screen.getByText('没有发出去，内容还在，有信号后再点一次。')).toBeInTheDocument()
  expect(screen.getByLabelText('要说的事')).toHaveValue('水管破了')
  act(press)
  expect(calls).toHaveLength(2)
  expect(calls[1]?.input).toEqual(calls[0]?.input)
})

test('a refusal keeps the form and the id, and shows the sentence of the server', async () => {
  const { calls, call } = makeServer()
  render(<Form call={call} />)
  await userEvent.type(screen.getByLabelText('要说的事'), '水')
  act(press)
  await act(async () =>
    calls[0]?.fail(
      new ClientError('refusal', { code: 'INPUT_INVALID', message: '要说的事至少写4个字。', field: 'words' })
    )
  )
  expect(screen.getByText('要说的事至少写4个字。')).toBeInTheDocument()
  expect(screen.getByLabelText('要说的事')).toHaveValue('水')
  act(press)
  expect(calls[1]?.input.requestId).toBe(calls[0]?.input.requestId)
})

test('an id that was used for other words is not used again', async () => {
  const { calls, call } = makeServer()
  render(<Form call={call} />)
  act(press)
  await act(async () =>
    calls[0]?.fail(new ClientError('refusal', { code: 'REQUEST_ID_REUSED', message: '' }))
  )
  expect(screen.getByText(/上一次提交其实已经收到/)).toBeInTheDocument()
  act(press)
  expect(calls[1]?.input.requestId).not.toBe(calls[0]?.input.requestId)
})

test('two taps before the first is drawn send once, and the button cannot be pressed meanwhile', async () => {
  const { calls, call } = makeServer()
  const done: string[] = []
  render(<Form call={call} onDone={(answer) => done.push(answer)} />)
  act(() => {
    press()
    press()
  })
  expect(calls).toHaveLength(1)
  expect(screen.getByRole('button', { name: '提交' })).toHaveAttribute('aria-disabled', 'true')
  await act(async () => calls[0]?.answer('好'))
  expect(done).toEqual(['好'])
  expect(screen.getByRole('button', { name: '提交' })).not.toHaveAttribute('aria-disabled')
})

test('after a success the next form is another request', async () => {
  const { calls, call } = makeServer()
  render(<Form call={call} />)
  act(press)
  await act(async () => calls[0]?.answer('好'))
  act(press)
  expect(calls[1]?.input.requestId).not.toBe(calls[0]?.input.requestId)
})
