import Taro from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import { sheets } from '@/client/stores/sheets'
import type { Route } from '../use-route'
import { Over } from './over'

jest.mock('@/client/api/client', () => ({ api: {} }))
const mockFlush = jest.fn()
jest.mock('@/client/stores/send-sheets', () => ({ sheetBox: { flush: () => mockFlush() } }))

const route: Route = {
  ...{
    roundId: 'r',
    name: '十一月检查',
    from: '2026-11-20',
    to: '2026-11-30',
    state: 'closed',
    leads: false
  },
  ...{ leaderName: '覃大勇', inspectorId: 'm', inspectorName: '冉春桃', scheme: 'marks', stops: [], late: 0 },
  lines: [{ id: 'yard', words: '院坝', most: 10, indoors: false }]
}
const key = { villageId: 'v', roundId: 'r', householdId: 'h', inspectorId: 'm' }
const photo = { id: 'p1', path: 'gone', fileId: null, smallUrl: null, problem: null }
const show = () => render(<Over sheetKey={key} route={route} stop={{ helped: false }} />)

beforeEach(() => {
  Taro.clearStorageSync()
  sheets.store.setState({ sheets: {} })
  mockFlush.mockClear()
})

test('nothing begun, half a sheet, or one filled in too late: nothing to send', () => {
  const { unmount } = show()
  expect(screen.queryByRole('button')).toBeNull()
  unmount()
  sheets.edit(key, () => ({ consent: 'none' }))
  const half = show()
  expect(screen.queryByRole('button')).toBeNull()
  half.unmount()
  sheets.edit(key, () => ({ marks: { yard: 8 } }))
  sheets.settle(sheets.read(key), () => ({
    state: 'returned',
    problem: { field: null, message: '结束以后才填的' }
  }))
  show()
  expect(screen.getByText('结束以后才填的')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test('whole but for the last tap: it goes as it is, with the time at which it was written', () => {
  sheets.edit(key, () => ({ marks: { yard: 8 } }))
  const { sheetId, editedAt } = sheets.read(key)
  show()
  fireEvent.click(screen.getByRole('button', { name: '送出去' }))
  expect(sheets.read(key)).toMatchObject({ state: 'queued', sheetId, editedAt, marks: { yard: 8 } })
  expect(mockFlush).toHaveBeenCalledTimes(1)
})

test('what a helped household needs goes as well: the route no longer says that it is helped', () => {
  sheets.edit(key, () => ({ help: '清运垃圾' }))
  show()
  fireEvent.click(screen.getByRole('button', { name: '送出去' }))
  expect(sheets.read(key)).toMatchObject({ state: 'queued', help: '清运垃圾' })
})

test('held up by a photo that is lost: it goes without', () => {
  sheets.edit(key, () => ({ marks: { yard: 8 }, photos: [photo] }))
  const { sheetId, editedAt } = sheets.read(key)
  sheets.settle(sheets.read(key), () => ({
    ...{ state: 'returned', problem: { field: 'photoIds', message: '有一张照片手机里找不到了。' } }
  }))
  show()
  fireEvent.click(screen.getByRole('button', { name: '不带照片，送出去' }))
  expect(sheets.read(key)).toMatchObject({ state: 'queued', sheetId, editedAt, photos: [], problem: null })
})
