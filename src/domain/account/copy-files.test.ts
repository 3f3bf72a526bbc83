import fc from 'fast-check'
import { type CopyRecord, escapeHtml, writtenCopy } from './copy-files'

const record = (rows: readonly (readonly (string | number | null)[])[]): CopyRecord => ({
  madeAt: '2026年11月22日',
  tables: [{ name: '我说的事', note: '办事的依据。', columns: ['编号', '内容'], rows }],
  files: [
    { path: '照片和录音/1.jpg', kept: true },
    { path: '照片和录音/2.mp3', kept: false }
  ]
})
const fileOf = (name: string, rows: readonly (readonly (string | number | null)[])[]) =>
  writtenCopy(record(rows)).find((f) => f.path === name)?.text ?? ''

test('a page, JSON, and a sheet for every table', () => {
  expect(writtenCopy(record([])).map((f) => f.path)).toEqual([
    '我的资料.html',
    '我的资料.json',
    '表格/我说的事.csv'
  ])
  expect(JSON.parse(fileOf('我的资料.json', [[1, '路坏了']])).tables[0].rows).toEqual([
    { 编号: 1, 内容: '路坏了' }
  ])
  expect(fileOf('我的资料.html', [])).toContain('没有。')
  expect(fileOf('我的资料.html', [])).toContain('太大，没有放进来')
})

test('a sheet runs nothing that somebody wrote, and quotes what would break a line', () => {
  const sheet = fileOf('表格/我说的事.csv', [
    [-3, '=HYPERLINK("http://x")'],
    [null, 'a,"b"\nc']
  ])
  expect(sheet).toBe('\ufeff编号,内容\r\n-3,"\'=HYPERLINK(""http://x"")"\r\n,"a,""b""\nc"\r\n')
})

test('whatever was written stands in the page as words: no mark-up gets through', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      expect(escapeHtml(words)).not.toMatch(/[<>"']/)
      const html = fileOf('我的资料.html', [[1, `<script>${words}</script>`]])
      expect(html).not.toContain('<script')
    })
  )
})
