import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { act, render, screen, waitFor } from '@testing-library/react'
import { Button } from '@/client/components/button'
import { signedIn, signedOut } from '@/client/stores/session'
import { requests } from '@/client/testing/taro'
import { useSubscribe } from './use-subscribe'

const Offer = () => {
  const { offers, answer, ask } = useSubscribe('matter')
  return (
    <>
      {answer ? <p>{answer}</p> : null}
      {offers ? <Button onTap={() => void ask()}>微信提醒我</Button> : null}
    </>
  )
}

const sentTo = (procedure: string) => requests.filter((r) => r.url.includes(procedure))
const open = async (says: { templateId: string | null; passing: boolean }) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={client}>
      <Offer />
    </QueryClientProvider>
  )
  await waitFor(() => expect(sentTo('message.asking')).toHaveLength(1))
  const [asked] = sentTo('message.asking')
  await act(async () => asked?.success({ statusCode: 200, data: { result: { data: says } } }))
}
/** WeChat's dialog, answered so. */
const wechat = (answer: () => Promise<unknown>) => {
  const dialog = jest.fn(answer)
  Object.assign(Taro, { requestSubscribeMessage: dialog })
  return dialog
}
const button = () => screen.queryByRole('button', { name: '微信提醒我' })
/** A finger, or an impatient one. */
const press = async (times = 1) => {
  const found = await screen.findByRole('button', { name: '微信提醒我' })
  await act(async () => {
    for (let i = 0; i < times; i += 1) found.click()
  })
}
const told = () => sentTo('message.consent').map((r) => (JSON.parse(r.data) as { answer: string }).answer)

beforeEach(() => signedIn('a-token'))

test('a visitor is asked nothing, and the server neither', () => {
  signedOut()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Offer />
    </QueryClientProvider>
  )
  expect([button(), requests.length]).toEqual([null, 0])
})

test('where the server says no there is nothing to press, and a moment that passes is told once', async () => {
  await open({ templateId: null, passing: true })
  expect(button()).toBeNull()
  await waitFor(() => expect(told()).toEqual(['pass']))
})

test.each([
  ['accept', 'accept'],
  ['acceptWithAudio', 'accept'],
  ['reject', 'reject'],
  ['ban', 'ban'],
  ['filter', 'ban']
])('WeChat says %s: the server is told %s, once however often it is pressed', async (said, answer) => {
  const dialog = wechat(async () => ({ 'demo-matter': said, errMsg: 'ok' }))
  await open({ templateId: 'demo-matter', passing: false })
  await press(2)
  expect(dialog).toHaveBeenCalledTimes(1)
  expect(dialog).toHaveBeenCalledWith({ tmplIds: ['demo-matter'], entityIds: [] })
  expect(screen.getByText(answer)).toBeInTheDocument()
  expect(told()).toEqual([answer])
})

test('switched off in WeChat’s settings is an answer too', async () => {
  wechat(() => Promise.reject({ errMsg: 'fail', errCode: 20004 }))
  await open({ templateId: 'demo-matter', passing: false })
  await press()
  expect(told()).toEqual(['reject'])
})

test('a dialog that did not come up is no answer: it can be pressed again', async () => {
  wechat(() => Promise.reject({ errMsg: 'fail', errCode: 10002 }))
  await open({ templateId: 'demo-matter', passing: false })
  await press()
  expect([screen.getByText('failed').textContent, told()]).toEqual(['failed', []])
  wechat(async () => ({ 'demo-matter': 'accept' }))
  await press()
  expect(told()).toEqual(['accept'])
})
