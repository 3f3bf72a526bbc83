import { findInContent } from './check-content'
import { differencesOf, draftCorrection } from './correction'
import { content, hash } from './notice-testing'

test('a correction shows every difference, line by line, and never again what was leaked', () => {
  const next = content({
    sections: [
      {
        heading: '表决情况',
        lines: ['2026年10月30日召开村民代表会议。', '应到52人，实到41人，赞成37票。', '反对2票。'],
        table: { columns: ['户主', '户号尾号', '出资（元）'], rows: [['覃某', '0131', '300']] }
      }
    ]
  })
  expect(differencesOf(content(), next)).toEqual([
    {
      where: '第1部分第2行',
      before: '应到52人，实到41人，赞成38票。',
      after: '应到52人，实到41人，赞成37票。'
    },
    { where: '第1部分第3行', before: null, after: '反对2票。' },
    { where: '第1部分表格第1行', before: '杨某｜0128｜300', after: null }
  ])
  const leak = { id: 'n1', content: content({ title: '发放公示 13872001234' }), contentHash: hash }
  const draft = draftCorrection(leak, content(), '标题里有电话')
  expect(draft.ok && draft.value.corrects?.differences[0]).toEqual({
    where: '标题',
    before: '发放公示 ［已隐去电话号码］',
    after: '3组机耕路硬化项目决议公开'
  })
})

test('a photo that went and a sentence that came are two differences', () => {
  const photo = { fileId: 'f1', name: '竣工照片1', sha256: hash }
  const [first] = content().sections
  const more = {
    ...content(),
    sections: [...(first ? [first] : []), { heading: '明细', lines: [], table: null }]
  }
  expect(differencesOf(content({ attachments: [photo] }), more)).toEqual([
    { where: '第2部分小标题', before: null, after: '明细' },
    { where: '附件“竣工照片1”', before: `竣工照片1（${hash}）`, after: null }
  ])
  expect(differencesOf(more, content({ attachments: [photo] }))).toEqual([
    { where: '第2部分小标题', before: '明细', after: null },
    { where: '附件“竣工照片1”', before: null, after: `竣工照片1（${hash}）` }
  ])
})

test('a table is read by column and by row', () => {
  const table = {
    columns: ['姓名', '备注', '联系电话'],
    rows: [
      ['张三', '肢体二级', ''],
      ['李四', '无', '***']
    ]
  }
  const found = findInContent(content({ sections: [{ heading: '', lines: [], table }] }))
  expect(found.map((f) => [f.kind, f.where, f.path, f.start, f.end])).toEqual([
    ['disability', '第1部分表格第1行“备注”', ['sections', 0, 'table', 'rows', 0, 1], 0, 4]
  ])
  const phones = { ...table, rows: [['李四', '', '8221234']] }
  expect(
    findInContent(content({ sections: [{ heading: '', lines: [], table: phones }] })).map((f) => f.where)
  ).toEqual(['第1部分表头“联系电话”', '第1部分表格第1行“联系电话”'])
})
