import { fireEvent, render, screen } from '@testing-library/react'
import { sheets } from '@/client/stores/sheets'
import type { Route, Stop } from '../use-route'
import { ConsentChoice } from './consent-choice'

jest.mock('@/client/api/client', () => ({ api: {} }))

const key = { villageId: 'v', roundId: 'r', householdId: 'h', inspectorId: 'm' }
const route: Route = {
  ...{ roundId: 'r', name: '十一月检查', from: '2026-11-20', to: '2026-11-30', state: 'open', leads: false },
  ...{ leaderName: '覃大勇', inspectorId: 'm', inspectorName: '冉春桃', scheme: 'marks', stops: [], late: 0 },
  lines: [
    { id: 'yard', words: '院坝', most: 10, indoors: false },
    { id: 'kitchen', words: '厨房', most: 10, indoors: true }
  ]
}
const stop = (enter: boolean | null): Stop => ({
  ...{ id: 'h', no: '01', head: '向国富', group: '1组', yard: '', helped: false, enter },
  ...{ kin: false, sent: false, again: false }
})

const show = (enter: boolean | null) =>
  render(<ConsentChoice sheetKey={key} route={route} stop={stop(enter)} consent={sheets.read(key).consent} />)

test('a sheet that came back because the household says no now can be sent without the rooms', () => {
  sheets.edit(key, () => ({ consent: 'spoken', marks: { yard: 8, kitchen: 9 } }))
  show(false)
  fireEvent.click(screen.getByRole('button', { name: '改成只评屋外' }))
  expect(sheets.read(key)).toMatchObject({ consent: 'none', marks: { yard: 8 } })
  expect(sheets.read(key).marks).not.toHaveProperty('kitchen')
})

test('after a no there is no way in', () => {
  sheets.edit(key, () => ({ consent: 'none' }))
  show(false)
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.getByText(/说过不进屋/)).toBeTruthy()
})
