import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { signedIn } from '@/client/stores/session'
import { requests } from '@/client/testing/taro'
import { OpinionForm } from './opinion-form'

const at = {
  villageId: '018cc253-7aa1-7df4-a68a-7fb06a4ebcea',
  decisionId: '018cc253-7aa1-7df4-a68a-7fb06a4ebceb'
}
const sent = (): { action: string } & Record<string, unknown> =>
  JSON.parse(String(requests.at(-1)?.data ?? '{}'))

beforeEach(() => {
  signedIn('t1')
  render(<OpinionForm {...at} />)
})

test('three words there are, and none of them approves', () => {
  expect(screen.getAllByRole('radio').map((o) => o.textContent)).toEqual([
    expect.stringMatching(/^没有意见/),
    expect.stringMatching(/^提建议/),
    expect.stringMatching(/^依法退回/)
  ])
  expect(screen.queryByText(/同意|批准|审批|通过/)).toBeNull()
})

test('a return asks for its ground before it can be sent', async () => {
  await userEvent.click(screen.getByRole('radio', { name: /依法退回/ }))
  expect(screen.getByRole('button', { name: '先选法定理由' })).toHaveAttribute('aria-disabled', 'true')
  await userEvent.click(screen.getByRole('radio', { name: /违反法律/ }))
  expect(screen.getByRole('button', { name: '依法退回' })).not.toHaveAttribute('aria-disabled', 'true')
  expect(requests).toHaveLength(0)
})

test('no opinion carries no words, advice carries its own', async () => {
  await userEvent.click(screen.getByRole('radio', { name: /提建议/ }))
  await userEvent.type(screen.getByLabelText('建议'), ' 先量路基 ')
  await userEvent.click(screen.getByRole('button', { name: '提交建议' }))
  await waitFor(() => expect(requests).toHaveLength(1))
  expect(sent()).toMatchObject({
    ...at,
    action: 'give_opinion',
    opinion: { kind: 'advice', words: '先量路基' }
  })
})
