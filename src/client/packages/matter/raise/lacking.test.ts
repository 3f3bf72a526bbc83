import { type IssueDraft, makeDrafts, NEIGHBOUR } from '@/client/stores/drafts'
import { lacking } from './lacking'

const draft = (change: Partial<IssueDraft>): IssueDraft => ({
  ...makeDrafts().begin({ villageId: 'v1', holderId: 'm1' }),
  category: 'road',
  words: '路塌了一截',
  ...change
})
const photo = { id: 'p1', path: 'kept:1', fileId: null, smallUrl: null, problem: null }
const sound = { id: 's1', path: 'kept:1', seconds: 12, fileId: null }
const field = (change: Partial<IssueDraft>) => lacking(draft(change))?.field ?? null

test.each([
  ['nothing said at all', '', 'words'],
  ['three characters', '路塌了', 'words'],
  ['four characters', '路塌了啊', null],
  ['four rare characters outside the basic plane', '𡐓𡐓𡐓𡐓', null],
  ['two thousand characters', '字'.repeat(2000), null],
  ['one more', '字'.repeat(2001), 'words'],
  ['ten thousand', '字'.repeat(10_000), 'words'],
  ['a flood of emoji', '😀'.repeat(500), 'words'],
  ['emoji beside words', '😀路塌了，快来', null],
  ['a script is words like any other', '<script>alert(1)</script>', null]
])('%s', (_, words, wrong) => {
  expect(field({ words })).toBe(wrong)
})

test('ten thousand characters are told how many are too many', () => {
  expect(lacking(draft({ words: '字'.repeat(10_000) }))?.message).toMatch('请去掉8000字')
})

test('spoken, no word is needed', () => expect(field({ words: '', sound })).toBeNull())

test('a photo waits for a signal; one that was refused must go', () => {
  expect(field({ photos: [photo] })).toBeNull()
  expect(field({ photos: [{ ...photo, problem: '文件太大' }] })).toBe('photoIds')
})

test('a category, the other side of a mediation, the neighbour one speaks for', () => {
  expect(field({ category: null })).toBe('category')
  expect(field({ hearer: 'mediation' })).toBe('otherParty')
  expect(field({ hearer: 'mediation', otherName: '向大明' })).toBeNull()
  expect(field({ onBehalfOf: NEIGHBOUR, forName: '田' })).toBe('forName')
  expect(field({ onBehalfOf: NEIGHBOUR, forName: '田桂英' })).toBeNull()
})
