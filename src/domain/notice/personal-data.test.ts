import fc from 'fast-check'
import { findPersonalData, personalHeading } from './personal-data'

const found = (text: string) => findPersonalData(text).map((f) => `${f.kind}:${text.slice(f.start, f.end)}`)
/** Numbers with a right check digit, of nobody: the region and the birthday are made up. */
const id = '422802195803151232'
const card = '6222021234567890128'

describe('refuses', () => {
  test.each<[string, string[]]>([
    [`王某身份证${id}，已领取`, [`id_card:${id}`]],
    ['身份证：42280219580315123X', ['id_card:42280219580315123X']],
    ['身份证 ４２２８０２１９５８０３１５１２３２', ['id_card:４２２８０２１９５８０３１５１２３２']],
    ['422802 19580315 1232', ['id_card:422802 19580315 1232']],
    ['4228-0219-5803-1512-32', ['id_card:4228-0219-5803-1512-32']],
    ['序号1 422802195803151232', [`id_card:${id}`]],
    ['写错一位422802195803151230', ['id_card:422802195803151230']],
    ['旧证422802580315123', ['id_card:422802580315123']],
    ['只遮了后四位：42280219580315****', ['id_card:42280219580315****']],
    ['残疾证42280219580315123243', ['disability:42280219580315123243']]
  ])('ID-card numbers: %s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test.each<[string, string[]]>([
    ['请联系13872001234', ['phone:13872001234']],
    ['手机：138-7200-1234。', ['phone:138-7200-1234']],
    ['１３８　７２００　１２３４', ['phone:１３８　７２００　１２３４']],
    ['138 72001234', ['phone:138 72001234']],
    ['1387200 1234', ['phone:1387200 1234']],
    ['1 3 8 7 2 0 0 1 2 3 4', ['phone:1 3 8 7 2 0 0 1 2 3 4']],
    ['138\u200b7200\u200b1234', ['phone:138\u200b7200\u200b1234']],
    ['+86 13872001234', ['phone:+86 13872001234']],
    ['Tel13872001234', ['phone:13872001234']],
    ['13872001234、13972005678', ['phone:13872001234', 'phone:13972005678']],
    ['13872001234 13972005678', ['phone:13872001234', 'phone:13972005678']],
    ['联系电话：0718-8221234', ['phone:0718-8221234']],
    ['（0718）8221234', ['phone:（0718）8221234']],
    ['07188221234', ['phone:07188221234']],
    ['家里电话8221234', ['phone:8221234']],
    ['监督电话：13872001234', ['phone:13872001234']]
  ])('telephones: %s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test.each<[string, string[]]>([
    [`打到${card}`, [`bank_card:${card}`]],
    ['6222 0212 3456 7890 128', ['bank_card:6222 0212 3456 7890 128']],
    ['６２２２０２１２３４５６７８９０１２８', ['bank_card:６２２２０２１２３４５６７８９０１２８']],
    ['信用社存折号：81010000012345', ['bank_card:81010000012345']],
    ['银行卡号 6222021234567890123', ['bank_card:6222021234567890123']]
  ])('bank cards: %s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test.each<[string, string[]]>([
    ['繁荣村3组25号', ['address:3组25号']],
    ['住三组二十五号', ['address:三组二十五号']],
    ['３组２５号附１号', ['address:３组２５号附１号']],
    ['家住人民路12号', ['address:家住人民路12号']],
    ['安置小区3栋2单元501室', ['address:3栋2单元501室']],
    ['5号楼301室', ['address:5号楼301室']],
    ['家庭住址：沙溪乡繁荣村大塘边', ['address:家庭住址：沙溪乡繁荣村大塘边']],
    ['门牌号：128', ['address:门牌号：128']]
  ])('addresses: %s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test.each<[string, string[]]>([
    ['张三患乳腺癌，家庭困难', ['health:乳腺癌']],
    ['村民覃某因尿毒症每周透析', ['health:尿毒症', 'health:透析']],
    ['向老汉瘫痪在床', ['health:瘫痪']],
    ['田小妹（肢体残疾二级）', ['disability:肢体残疾二级']],
    ['王五：二级残疾', ['disability:二级残疾']],
    ['李*，智力三级', ['disability:智力三级']],
    ['其妻患精神病多年', ['health:患精神病']],
    ['该户父亲失明', ['disability:失明']],
    ['给莫𡐓明患糖尿病的补助', ['health:患糖尿病']],
    ['刘大娘摔伤住院', ['health:住院']],
    ['孩子李小虎，先天性心脏病', ['health:先天性心脏病']],
    ['患者张某某（肺癌）', ['health:肺癌']],
    ['莫𡐓患糖尿病', ['health:患糖尿病']]
  ])('illness and disability of a person: %s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

test.each([
  '本项目概算13872001234元',
  '合同编号：13872001234',
  '面积13872001234平方米',
  '鄂政发〔2025〕13号文，2026年11月22日起公示15日',
  '2025-10-28至2025-11-12公示',
  '20251028 20251101',
  '区划代码422802205201，共526户1618人',
  '承包方编码422802205201030001',
  '统一社会信用代码54422802ME1234567X',
  '3组12户受益，3组5号路灯、3组2号机井',
  '3组12号上午开会',
  '人民路3号桥维修，产业路12号段硬化',
  '318国道12公里处',
  '村委会办公地址在团堡大道25号（村委会）',
  '监督电话：0718-8221234；举报热线12345',
  '应到52人，实到35人，赞成30票，反对3票，弃权2票',
  '残疾人两项补贴和高血压筛查由张三负责',
  '为残疾人家庭修建无障碍通道，王明记录',
  '大病救助政策宣传，李红参加',
  '全村有8户因病致贫，患大病的群众12人',
  '项目金额1234567.89元，其中自筹500000元',
  '流水号6222021234567890128',
  '设备6222021234567890127',
  '3.13872001234',
  '150 20251028',
  '13栋安置房200平方米',
  '高血压、糖尿病用药保障',
  '其他残疾人',
  '张贴在3组5号院坝，公厕位于人民路8号旁',
  '对公账户42001234567890123456'
])('leaves alone: %s', (text) => {
  expect(found(text)).toEqual([])
})

test('a finding says what to do, and may be shown: the middle of a number is hidden', () => {
  expect(findPersonalData('电话１３８７２００１２３４。')).toEqual([
    {
      kind: 'phone',
      start: 2,
      end: 13,
      excerpt: '138******34',
      advice: '请删掉个人电话，需要联系时写村委会的值班电话。'
    }
  ])
})

test.each<[string, ReturnType<typeof personalHeading>]>([
  ['身份证号码', 'id_card'],
  ['联 系 电 话', 'phone'],
  ['一卡通账号', 'bank_card'],
  ['家庭住址', 'address'],
  ['残疾等级', 'disability'],
  ['病种', 'health'],
  ['户主', null],
  ['积分', null],
  ['金额（元）', null]
])('a column called %s asks for %s', (heading, kind) => {
  expect(personalHeading(heading)).toBe(kind)
})

const filler = fc.string({ unit: 'grapheme', maxLength: 12 })
test('whatever stands around it, a phone number is found where it is, and no character is cut in two', () => {
  const around = filler.filter((t) => !/[\p{N}\p{L}.,:：%+\-~（(]/u.test(t.normalize('NFKC')))
  fc.assert(
    fc.property(around, around, (a, b) => {
      const text = `${a}电话13872001234。${b}`
      const phone = findPersonalData(text).find((f) => f.kind === 'phone')
      expect(phone && text.slice(phone.start, phone.end)).toBe('13872001234')
    })
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      for (const f of findPersonalData(text)) {
        expect(f.start).toBeLessThan(f.end)
        expect(f.end).toBeLessThanOrEqual(text.length)
        const cut = text.slice(f.start, f.end)
        if (!/\p{Surrogate}/u.test(text)) expect(cut).not.toMatch(/\p{Surrogate}/u)
      }
    })
  )
})
