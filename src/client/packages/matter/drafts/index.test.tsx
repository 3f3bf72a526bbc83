import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { queryClient } from '@/client/api/query-client'
import { type Letter, letters } from '@/client/stores/letters'
import { signedIn } from '@/client/stores/session'
import WaitingPage from './index'

jest.mock('@/client/api/client', () => ({
  api: {
    session: {
      read: {
        query: async () => ({
          ...{ signedIn: true, may: [], today: '2026-11-22' },
          persons: [{ placeId: 'v', holderId: 'me', kind: 'member', villageId: 'v', name: '田桂英' }]
        })
      }
    },
    contact: { read: { query: async () => ({ contact: null }) } }
  }
}))

const letter = (no: number, over: Partial<Letter>): Letter => ({
  ...{ draftId: `d${no}`, requestId: `r${no}`, villageId: 'v', holderId: 'me', sound: null, photos: [] },
  ...{ editedAt: no, state: 'queued', problem: null, kind: 'objection', title: '异议', about: '修路' },
  ...{ words: `第${no}条`, until: null, form: { name: 'objection-drafts', key: `k${no}` } },
  input: { villageId: 'v', noticeId: 'n', ground: 'accounts', words: `第${no}条`, showName: false },
  page: { name: 'object', query: {} },
  ...(over as object)
})
const refused = { state: 'open', problem: { field: null, message: '这份公示已经换下来了。' } } as const

const show = async (...all: readonly Letter[]) => {
  letters.store.setState({ letters: Object.fromEntries(all.map((l) => [l.draftId, l])) })
  signedIn('token')
  render(
    <QueryClientProvider client={queryClient}>
      <WaitingPage />
    </QueryClientProvider>
  )
  await screen.findByText('异议：第1条')
}
const sendAll = () => screen.queryByRole('button', { name: '全部现在送一次' })

test('what was refused is not sent again by itself, and no button says that it would be', async () => {
  await show(letter(1, refused), letter(2, refused), letter(3, {}))
  expect(sendAll()).toBeNull()
})

test('two that wait for a signal can be sent by one press', async () => {
  await show(letter(1, {}), letter(2, {}))
  expect(sendAll()).toBeInTheDocument()
})
