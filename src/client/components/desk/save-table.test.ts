/** @jest-environment node */
import readWorkbook from 'read-excel-file/node'
import { workbookOf } from './save-table'

const readBack = async (
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[]
) => {
  const [sheet] = await readWorkbook(Buffer.from(workbookOf(columns, rows)))
  return sheet?.data
}

test('what is written is read back: words as words, numbers as numbers, nothing as nothing', async () => {
  const back = await readBack(
    ['户号', '户主', '分'],
    [
      ['0012', '冉<某>&"友"', 30],
      ['=1+1', null, 0],
      ['两\n行', '  前后空格 ', -4]
    ]
  )
  expect(back).toEqual([
    ['户号', '户主', '分'],
    ['0012', '冉<某>&"友"', 30],
    ['=1+1', null, 0],
    ['两\n行', expect.stringContaining('前后空格'), -4]
  ])
})

test('letters that a file cannot hold are left out, a whole village fits', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => [`户${i}`, i])
  const back = await readBack(['a\u0000b', '分'], rows)
  expect([back?.[0], back?.length]).toEqual([['ab', '分'], 3001])
})
