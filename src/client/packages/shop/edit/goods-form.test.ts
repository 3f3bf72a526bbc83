import { formOf, inputOf, lackingOf } from './goods-form'

const filled = { ...formOf(null), name: '肥皂', unit: '块', price: 2, sourceName: '向家百货' }

test('names what is missing; photos that are still on their way as well', () => {
  expect(lackingOf(formOf(null))).toBe('还要填：名称、单位、要多少分、谁提供的。')
  expect(lackingOf(filled)).toBeNull()
  const photo = { id: 'p', path: 'x', fileId: null, smallUrl: null, problem: null }
  expect(lackingOf({ ...filled, photos: [photo] })).toContain('照片')
})

test('what was donated costs the village nothing, whatever stood there before', () => {
  const donated = { ...filled, source: 'donated' as const, costFen: 500 }
  expect(inputOf(donated, { villageId: 'v', goodsId: null })).toMatchObject({ costFen: null })
  expect(inputOf(donated, { villageId: 'v', goodsId: null })).not.toHaveProperty('goodsId')
  expect(inputOf(filled, { villageId: 'v', goodsId: 'g' })).toMatchObject({ goodsId: 'g', fileIds: [] })
})
