import Taro from '@tarojs/taro'
import { sheets } from '@/client/stores/sheets'
import { editSheet } from './edit-sheet'

const key = { villageId: 'v', roundId: 'r', householdId: 'h', inspectorId: 'm' }
beforeEach(() => Taro.clearStorageSync())

test('a first look is none, a second one is, also when its marks are those of the first and when it is corrected later', () => {
  editSheet(key, { again: false }, () => ({ marks: { front: 9 } }))
  editSheet(key, { again: false }, () => ({ state: 'queued' }))
  const first = sheets.read(key)
  expect(first.again).toBe(false)
  sheets.settle(first, () => ({ state: 'sent' }))
  editSheet(key, { again: true }, () => ({ state: 'queued' }))
  const second = sheets.read(key)
  expect([second.again, second.marks, second.sheetId === first.sheetId]).toEqual([true, { front: 9 }, false])
  sheets.settle(second, () => ({ state: 'sent' }))
  editSheet(key, { again: false }, () => ({ marks: { front: 8 } }))
  expect(sheets.read(key).again).toBe(true)
})
