import { type Goods, lackingOf, linesOf, sayDifference } from './lines'

const goods = (goodsId: string, onShelf: number): Goods => ({
  ...{ goodsId, name: '肥皂', words: '', unit: '块', price: 2, source: 'bought', sourceName: '店' },
  ...{ sourceWords: '店', perQuarter: null, available: onShelf, onSale: true, photos: [] },
  ...{ reserved: 0, gone: 0, onShelf, costFen: null }
})
const shelf = [goods('a', 5), goods('b', 3)]

test('says what differs from the books, and nothing where nothing does', () => {
  expect(sayDifference(goods('a', 5), { counted: 4, words: '' })).toBe('比账上少1块')
  expect(sayDifference(goods('a', 5), { counted: 7, words: '' })).toBe('比账上多2块')
  expect(sayDifference(goods('a', 5), { counted: 5, words: '' })).toBeNull()
  expect(sayDifference(goods('a', 5), { counted: null, words: '' })).toBeNull()
})

test('hands in what was counted alone, against the number that was shown', () => {
  expect(linesOf(shelf, { b: { counted: 0, words: ' 被偷 ' } })).toEqual([
    { goodsId: 'b', book: 3, counted: 0, words: ' 被偷 ' }
  ])
})

test('asks for what is missing, one thing at a time', () => {
  expect(lackingOf(shelf, {}, '彭小勇')).toContain('先数一样')
  expect(lackingOf(shelf, { a: { counted: 4, words: '' } }, '彭小勇')).toContain('请写原因')
  expect(lackingOf(shelf, { a: { counted: 5, words: '' } }, ' ')).toContain('一起数的人')
  expect(lackingOf(shelf, { a: { counted: 4, words: '破了' } }, '彭小勇')).toBeNull()
})
