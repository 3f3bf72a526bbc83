import { parsePasted } from '@/domain/common/pasted-table'
import { readPasted } from './pasted-goods'

const known = [{ goodsId: 'oil', name: '菜籽油' }]
const read = (text: string) => readPasted(parsePasted(text), known)
const faults = (text: string) => read(text).faults.map((f) => `${f.line} ${f.words}`)

test('without a heading nothing is taken; what lacks something is named with its line', () => {
  expect(read('菜籽油\t3').goods).toEqual([])
  expect(faults('菜籽油\t3')).toEqual(['1 第一行要有表头：商品、数量；新商品还要单位、分数、供货人'])
  const list = [
    '商品\t数量\t单位\t分数\t供货人\t单价',
    '菜籽油',
    '肥皂\t三',
    '肥皂\t3',
    '肥皂\t3\t块\t0',
    '肥皂\t3\t块\t5',
    '肥皂\t3\t块\t5\t供销社\t便宜',
    '\t4'
  ].join('\n')
  expect(faults(list)).toEqual([
    '2 菜籽油：没有写数量，不用入库',
    '3 肥皂：数量“三”不是1以上的整数',
    '4 肥皂：新商品要写单位（袋、桶、把）',
    '5 肥皂：新商品要写多少分，1以上的整数',
    '6 肥皂：新商品要写供货人',
    '7 肥皂：单价“便宜”看不懂，请写成12.50',
    '8 这一行：没有写商品名称'
  ])
})

test('known goods come in, new ones are made, the second line of the same is not taken', () => {
  const { goods, faults: told } = read(
    '品名\t件数\t单位\t积分\t供货商\t单价（元）\n菜籽油\t１０\n肥皂\t3块\t块\t5\t供销社\t2.5\n肥皂\t4\t块\t5\t供销社'
  )
  expect(goods).toEqual([
    {
      ...{ line: 2, name: '菜籽油', goodsId: 'oil', count: 10 },
      unit: '',
      price: null,
      sourceName: '',
      costFen: null
    },
    {
      ...{ line: 3, name: '肥皂', goodsId: null, count: 3 },
      unit: '块',
      price: 5,
      sourceName: '供销社',
      costFen: 250
    }
  ])
  expect(told).toEqual([{ line: 4, words: '“肥皂”前面已经有了' }])
})
