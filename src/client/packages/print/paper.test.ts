import { pageRule } from './paper'

test('the paper has its size and its page numbers', () => {
  expect(pageRule('A3', '公示')).toContain('size: A3 portrait')
  expect(pageRule('A4_LYING', '公示')).toContain('size: A4 landscape')
  expect(pageRule('A4', '公示')).toContain('"第" counter(page) "页，共" counter(pages) "页"')
})

test('a title cannot end the rule it stands in', () => {
  const rule = pageRule('A4', '关于"修路\\"的\n公示')
  expect(rule).toContain('content: "关于\\"修路\\\\\\"的 公示"')
})
