import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { Agreement } from './agreement'

jest.mock('@/client/api/client', () => ({ api: { account: { readPrivacy: { query: jest.fn() } } } }))
const read = api.account.readPrivacy.query as jest.Mock

const Form = ({ told }: { told: (version: number | null) => void }) => {
  const [agreed, setAgreed] = useState<number | null>(null)
  const onAgree = (version: number | null) => {
    setAgreed(version)
    told(version)
  }
  return <Agreement agreed={agreed} onAgree={onAgree} />
}

test('is not ticked beforehand; a tick names the version that is in force, another takes it away', async () => {
  read.mockResolvedValue({ currentVersion: 3 })
  const told = jest.fn()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Form told={told} />
    </QueryClientProvider>
  )
  const tick = await screen.findByRole('checkbox')
  expect(tick).toHaveAttribute('aria-checked', 'false')
  await userEvent.click(tick)
  expect(tick).toHaveAttribute('aria-checked', 'true')
  await userEvent.click(tick)
  expect(told.mock.calls).toEqual([[3], [null]])
})
