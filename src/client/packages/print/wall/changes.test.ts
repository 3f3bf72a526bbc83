import { changesOf, joinPlaces } from './changes'

test('lines that follow each other are one place, others stay apart', () => {
  expect(joinPlaces([])).toEqual([])
  expect(
    joinPlaces([
      '标题',
      '第1部分第2行',
      '第1部分第4行',
      '第2部分表格第1行',
      '第2部分表格第2行',
      '第2部分表格第3行'
    ])
  ).toEqual(['标题', '第1部分第2行', '第1部分第4行', '第2部分表格第1行至第3行'])
  expect(joinPlaces(['第1部分第1行', '第2部分第2行'])).toEqual(['第1部分第1行', '第2部分第2行'])
})

test('nothing that changed is left out', () => {
  const changes = changesOf([
    { where: '标题', before: '旧', after: '新' },
    { where: '第1部分第1行', before: '去掉的话', after: null },
    { where: '第2部分小标题', before: null, after: '明细' },
    { where: '附件“照片1”', before: '照片1（0a）', after: null },
    { where: '附件“照片2”', before: null, after: '照片2（0b）' },
    { where: '附件“照片3”', before: '照片3（0c）', after: `照片4（${'0d'.repeat(32)}）` }
  ])
  expect(changes).toEqual({
    changed: [
      { where: '标题', before: '旧', after: '新' },
      { where: '第1部分第1行', before: '去掉的话', after: null }
    ],
    added: ['第2部分小标题', '附件“照片2”', '附件“照片4”'],
    removedFiles: ['附件“照片1”', '附件“照片3”']
  })
})
