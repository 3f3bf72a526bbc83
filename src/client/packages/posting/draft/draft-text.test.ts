import { excerptOf, partOf, placeInForm, sectionDrafts, textOf } from './draft-text'

const table = { columns: ['户主', '出资'], rows: [['杨某', ' 300 ']] }

test('what the server composed comes back as it was', () => {
  const sections = [
    { heading: '决定了什么', lines: ['修路', '金额：12元'], table: null },
    { heading: '名单', lines: [], table: { columns: ['户主'], rows: [['杨某']] } }
  ]
  expect(textOf({ title: '公示', sections: sectionDrafts(sections) })).toEqual({ title: '公示', sections })
})

test('blank lines and parts that were emptied are left out, a table stays', () => {
  const sections = [
    { heading: ' ', body: '\n \n', table: null },
    { heading: '一', body: ' 修路 \n\n通过', table: null },
    { heading: '', body: '', table }
  ]
  expect(textOf({ title: ' 公示 ', sections })).toEqual({
    title: '公示',
    sections: [
      { heading: '一', lines: ['修路', '通过'], table: null },
      { heading: '', lines: [], table: { columns: ['户主', '出资'], rows: [['杨某', '300']] } }
    ]
  })
  expect(placeInForm(sections, 0)).toBe(1)
  expect(placeInForm(sections, 1)).toBe(2)
  expect(placeInForm(sections, 2)).toBe(-1)
})

test('a finding is shown where it stands, with a few words around it', () => {
  const line = '联系人田某，电话13972413355，有事请在工作日的白天打这个电话'
  const text = textOf({ title: '公示', sections: [{ heading: '', body: line, table: null }] })
  const finding = { path: 'sections.0.lines.0', start: 8, end: 19, excerpt: '139******55' }
  expect(excerptOf(text, finding)).toEqual({
    before: '联系人田某，电话',
    found: '13972413355',
    after: '，有事请在工作日的白天打…'
  })
  expect(excerptOf(text, { ...finding, path: 'attachments.0.name' }).found).toBe('139******55')
  expect(partOf('text.sections.3.table.rows.0.1')).toBe(3)
  expect(partOf('title')).toBeNull()
})
