import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { api, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { signedIn } from '@/client/stores/session'
import { meetingKinds } from '@/domain/meeting/meeting'
import { CallForm } from './call-form'
import type { Foreseen } from './index'

jest.mock('@/client/api/client', () => ({
  api: { session: { read: { query: jest.fn() } }, meeting: { convene: { mutate: jest.fn() } } }
}))
const read = api.session.read.query as jest.Mock

const decision = { decisionId: 'd1', title: '修路', summary: '三组的路' } as Outputs['decision']['read']
const kind = meetingKinds.villagers_adult
const meeting: Foreseen = {
  ...{ kind: 'villagers_adult', mode: null, modeName: null },
  ...{ name: kind.name, convener: kind.convenerName, unit: kind.unit },
  ...{ eligible: null, women: null, allMembers: null, needPresent: null, missingPresent: null },
  ...{ needYes: null, article: null, why: null, uncounted: null, noticeDays: 3, noticeArticle: null },
  ...{ urgentNotice: false, earliest: '2026-11-25', conveners: [], called: null }
}

const Screen = () => {
  const { person } = useMe()
  return (
    <>
      <p>{`是${person?.name ?? '谁'}`}</p>
      <CallForm villageId='v' decision={decision} meeting={meeting} onCalled={jest.fn()} />
    </>
  )
}

/** Where the meeting is to be, as whoever takes the phone finds it written. */
const takenBy = async (name: string): Promise<HTMLElement> => {
  read.mockResolvedValue({
    ...{ signedIn: true, may: [], today: '2026-11-22' },
    persons: [{ placeId: 'v', holderId: name, kind: 'member', villageId: 'v', name }]
  })
  signedIn(`token of ${name}`)
  render(
    <QueryClientProvider client={queryClient}>
      <Screen />
    </QueryClientProvider>
  )
  await screen.findByText(`是${name}`)
  return screen.getByRole('textbox', { name: '在哪里' })
}

test('on a shared phone each clerk finds what they wrote themselves, and not what the other wrote', async () => {
  fireEvent.input(await takenBy('冉丽琴'), { target: { value: '村委会二楼' } })
  expect(screen.getByRole('textbox', { name: '在哪里' })).toHaveValue('村委会二楼')
  cleanup()
  expect(await takenBy('向大海')).toHaveValue('')
  cleanup()
  expect(await takenBy('冉丽琴')).toHaveValue('村委会二楼')
})
