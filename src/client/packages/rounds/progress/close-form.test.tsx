import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ClientError } from '@/client/api/client-error'
import { CloseForm } from './close-form'

const mockClose = jest.fn()
jest.mock('@/client/api/client', () => ({
  api: { round: { close: { mutate: (input: unknown) => mockClose(input) } } }
}))
jest.mock('@/client/components/toast', () => ({ confirm: async () => true, toast: () => undefined }))

const progress: Parameters<typeof CloseForm>[0]['progress'] = {
  ...{ roundId: 'r', name: '十一月检查', from: '2026-11-20', to: '2026-11-30', state: 'open' },
  ...{ leaderName: '覃大勇', groups: [], levels: [], helped: 0, secondLooks: [], inspectors: [], worth: [] },
  ...{ redList: false, looksAgain: false, closes: true, history: [], quiet: [], reopening: null },
  late: { sheets: 0, households: [] }
}

test('where sheets may still come it takes a second press, after their names were read', async () => {
  const said = '冉春桃的表可能还没送到。'
  const closed = { roundId: 'r', finished: 3, unfinished: 0, told: 3, recorded: 0, refused: [] }
  mockClose.mockRejectedValueOnce(new ClientError('refusal', { code: 'ROUND_QUIET', message: said }))
  mockClose.mockResolvedValueOnce(closed)
  const onClosed = jest.fn()
  render(<CloseForm villageId='v' progress={progress} onClosed={onClosed} />)
  fireEvent.click(screen.getByRole('button', { name: '结束检查，告诉各户' }))
  expect(await screen.findByText(said)).toBeTruthy()
  expect(onClosed).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: '都问过了，结束检查' }))
  await waitFor(() => expect(onClosed).toHaveBeenCalledWith(closed))
  expect(mockClose.mock.calls.map(([input]) => input)).toMatchObject([{ asked: false }, { asked: true }])
})
