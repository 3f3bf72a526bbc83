import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { unplain } from '@/client/testing/plain-words'

const root = path.resolve(__dirname, '../../..')
const filesOf = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((f) => `${folder}/${f.replaceAll(path.sep, '/')}`)
    .filter((f) => /\.tsx?$/.test(f) && !/\.test\.|testing|\/demo\//.test(f))

describe('finds', () => {
  test.each([
    ['a word of the trade', `const a = '请点击这里'`],
    ['one in the text of an element', `const a = <View>用户登录</View>`],
    ['one in a template', `const a = \`已为\${name}绑定\``],
    ['a day as a machine writes it', `const a = '公示到2026-11-22为止'`],
    ['a day that nobody has put into words', `const a = \`公示到\${notice.termLastDay}为止\``],
    ['one behind a question mark', `const a = \`\${one?.dueOn}以前\``],
    ['one shown by an element', 'const a = <Cell title="期限" value={one.dueOn} />'],
    ['one between the words of a page', 'const a = <View>{heldOn}</View>'],
    ['half-width punctuation between Chinese words', `const a = '您好,请登录'`],
    ['half-width brackets', `const a = \`登记(\${name})\`.concat("登记(村里)")`],
    ['something that was forgotten', `const a = '共undefined户'`]
  ])('%s', (_, source) => {
    expect(unplain(source, true)).not.toEqual([])
  })
})

describe('leaves alone', () => {
  test.each([
    ['what a person says', `const a = \`还剩\${days}天，到\${sayDay(dueOn, today)}为止\``],
    ['a day in a form', 'const a = <DateField label="哪天" value={form.heldOn} onChange={set} />'],
    ['a key and an id', `const a = { '2026-11': 1, undefined: 2, path: 'x/2026-11-22' }`],
    ['a phone number', `const a = '比如 0718-8221234'`],
    ['a word of the law', `const a = '决议公开以后可以提异议；由村务监督委员会核实（组织法第31条）。'`]
  ])('%s', (_, source) => {
    expect(unplain(source, true)).toEqual([])
  })
})

/** What no villager reads, and what says itself how it must be: */
const others = [
  // the agreement's own versions, which are never edited;
  'src/domain/account/agreement/',
  // names that the contract with older apps holds, and the basis of a record;
  'src/domain/issue/names.ts',
  'src/domain/decision/records.ts',
  // what an administrator reads about WeChat, and the templates that WeChat approves;
  'src/domain/message/',
  // patterns in which words are searched for;
  'src/domain/notice/personal-',
  'src/domain/rulebook/plain-words.ts',
  // a standard of other systems.
  'src/domain/open311/'
]

test.each(['src/client', 'src/domain'])('every word of %s is one that people say', (folder) => {
  const faults = filesOf(folder)
    .filter((file) => !others.some((other) => file.startsWith(other)))
    .flatMap((file) =>
      unplain(readFileSync(path.join(root, file), 'utf8'), file.endsWith('.tsx')).map((f) => `${file}: ${f}`)
    )
  expect(faults).toEqual([])
})
