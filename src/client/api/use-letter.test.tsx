import Taro from '@tarojs/taro'
import { act, render, screen, waitFor } from '@testing-library/react'
import { KeptLetter } from '@/client/components/kept-letter'
import { makeFormDrafts, useFormDraft } from '@/client/stores/form-drafts'
import { letters, makeLetters } from '@/client/stores/letters'
import { letterBox } from '@/client/stores/send-letters'
import { signedIn, signedOut } from '@/client/stores/session'
import { requests } from '@/client/testing/taro'
import { useLetter } from './use-letter'

const WORDS = '少算了两户的人工'
const drafts = makeFormDrafts<{ words: string }>('test-drafts', { words: '' })

const Form = ({ onDone }: { onDone: (receipt: { objectionId: string }) => void }) => {
  const { requestId, words } = useFormDraft(drafts, 'k')
  const slot = drafts.slotOf('k')
  const { submit, isRunning, sentence, kept } = useLetter('objection', { requestId, slot, onDone })
  if (kept) return <KeptLetter letter={kept} />
  const press = () =>
    void submit({
      ...{ villageId: 'v1', holderId: 'm1', title: '异议', about: '修路', words, until: '到11月25日为止' },
      input: { villageId: 'v1', noticeId: 'n1', ground: 'accounts', words, showName: false },
      page: { name: 'object', query: {} },
      form: { name: 'test-drafts', key: 'k' }
    })
  return (
    <>
      <p>{words}</p>
      <p>{sentence}</p>
      <button type='button' disabled={isRunning} onClick={press}>
        提交
      </button>
    </>
  )
}

const draw = () => {
  const done: string[] = []
  const { unmount } = render(<Form onDone={({ objectionId }) => done.push(objectionId)} />)
  return { done, unmount }
}
const press = () => act(async () => screen.getByRole('button', { name: '提交' }).click())
const last = () => requests.at(-1)
const lose = () => act(async () => last()?.fail({ errMsg: 'request:fail' }))
const answer = (statusCode: number, data: unknown) => act(async () => last()?.success({ statusCode, data }))
const takes = (objectionId: string) => answer(200, { result: { data: { objectionId } } })
const refuses = (code: string, message: string) =>
  answer(422, { error: { data: { httpStatus: 422, refusal: { code, message, field: 'words' } } } })
const waiting = () => letters.all().map((l) => [l.state, l.words])

beforeEach(() => {
  letters.store.setState({ letters: {} })
  signedIn('t1')
  drafts.discard('k')
  drafts.edit('k', { words: WORDS })
})
afterEach(async () => {
  letters.store.setState({ letters: {} })
  // With nothing left to send no later try is waited for.
  await letterBox.flush()
  signedOut()
})

test('where there is a signal it is answered like any form, and nothing stays behind', async () => {
  const { done } = draw()
  await press()
  // From the press on it lies on the phone: the app may be ended at any moment.
  expect(
    makeLetters()
      .all()
      .map((l) => l.words)
  ).toEqual([WORDS])
  await takes('o1')
  await waitFor(() => expect(done).toEqual(['o1']))
  expect(waiting()).toEqual([])
  expect(makeLetters().all()).toEqual([])
  expect(drafts.read('k').words).toBe('')
})

test('what is refused at once stays in the form, with its sentence; the next press is the same request', async () => {
  draw()
  await press()
  await refuses('OBJECTION_WINDOW_CLOSED', '现在不在提异议的时间里。')
  expect(screen.getByText('现在不在提异议的时间里。')).toBeInTheDocument()
  expect(screen.getByText(WORDS)).toBeInTheDocument()
  expect(waiting()).toEqual([])
  const [first] = requests
  await press()
  expect(JSON.parse(last()?.data ?? '').requestId).toBe(JSON.parse(first?.data ?? '').requestId)
})

test('without a signal it is kept, says until when it counts, and goes later under the same id', async () => {
  const { done } = draw()
  await press()
  const { requestId } = JSON.parse(last()?.data ?? '{}') as { requestId: string }
  await lose()
  expect(screen.getByText('已存在手机上，有信号就送出')).toBeInTheDocument()
  expect(screen.getByText('到11月25日为止')).toBeInTheDocument()
  const flushed = letterBox.flush()
  // Who is signed in, then the letter.
  await waitFor(() => expect(last()?.url).toContain('session.read'))
  await answer(200, { result: { data: { persons: [{ holderId: 'm1' }] } } })
  await waitFor(() => expect(last()?.url).toContain('objection.raise'))
  expect(JSON.parse(last()?.data ?? '{}')).toMatchObject({ requestId, words: WORDS, noticeId: 'n1' })
  await takes('o1')
  await act(() => flushed)
  await waitFor(() => expect(done).toEqual(['o1']))
})

test('the app is ended and opened again: it still waits, and its form shows so', async () => {
  const { unmount } = draw()
  await press()
  await lose()
  unmount()
  letters.store.setState(makeLetters().store.getState())
  draw()
  expect(screen.getByText('已存在手机上，有信号就送出')).toBeInTheDocument()
})

test('taken out to be corrected it does not go; what is pressed then replaces it', async () => {
  draw()
  await press()
  await lose()
  await act(async () => screen.getByText('先不送，改一改').click())
  expect(waiting()).toEqual([['open', WORDS]])
  const before = requests.length
  await act(() => letterBox.flush())
  expect(requests).toHaveLength(before)
  act(() => drafts.edit('k', { words: '少算了三户的人工' }))
  await press()
  await lose()
  expect(waiting()).toEqual([['queued', '少算了三户的人工']])
})

test('refused when nobody looks any more: it waits in the one place, with its sentence', async () => {
  const { unmount } = draw()
  await press()
  unmount()
  await refuses('OBJECTION_WINDOW_CLOSED', '现在不在提异议的时间里。')
  expect(letters.all()).toMatchObject([
    { state: 'open', problem: { message: '现在不在提异议的时间里。' }, words: WORDS }
  ])
  expect(drafts.read('k').words).toBe(WORDS)
})

test('a phone that is full does not promise to keep it', async () => {
  draw()
  const full = jest.spyOn(Taro, 'setStorageSync').mockImplementation(() => {
    throw new Error('full')
  })
  await press()
  await lose()
  full.mockRestore()
  expect(screen.queryByText('已存在手机上，有信号就送出')).toBeNull()
  expect(screen.getByText(/手机存储满了也存不下/)).toBeInTheDocument()
  expect(screen.getByText(WORDS)).toBeInTheDocument()
})

test('two taps are one letter', async () => {
  draw()
  await act(async () => {
    screen.getByRole('button', { name: '提交' }).click()
    screen.getByRole('button', { name: '提交' }).click()
  })
  expect(requests.filter((r) => r.url.includes('objection.raise'))).toHaveLength(1)
})

const Whole = ({ onDone }: { onDone: (receipt: { objectionId: string }) => void }) =>
  useFormDraft(drafts, 'k').words === '' ? null : <Form onDone={onDone} />

test('a page that has the form only while something is written in it hears the answer all the same', async () => {
  const done: string[] = []
  render(<Whole onDone={({ objectionId }) => done.push(objectionId)} />)
  await press()
  await takes('o9')
  await waitFor(() => expect(done).toEqual(['o9']))
  expect(drafts.read('k').words).toBe('')
})
