import fc from 'fast-check'
import { spokenClock, spokenDay, spokenTime } from './day'
import { forEar, packed, sentences, spoken } from './for-ear'
import { sayCount, sayDigits, sayMoney, sayNumber, sayPhone, sayPoints } from './number'

describe('numbers as they are said', () => {
  test.each([
    [0, '零'],
    [2, '二'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [101, '一百零一'],
    [110, '一百一十'],
    [360, '三百六十'],
    [1002, '一千零二'],
    [10_000, '一万'],
    [36_000, '三万六千'],
    [100_500, '十万零五百'],
    [110_005, '十一万零五'],
    [1_020_304, '一百零二万零三百零四'],
    [100_050_000, '一亿零五万'],
    [-3, '负三'],
    [2.5, '二点五'],
    [0.05, '零点零五']
  ])('%d is %s', (n, said) => {
    expect(sayNumber(n)).toBe(said)
  })
  test('two of something are 两', () => {
    expect([sayCount(2, '户'), sayCount(12, '户'), sayCount(200, '分'), sayCount(20_000, '元')]).toEqual([
      '两户',
      '十二户',
      '两百分',
      '两万元'
    ])
    expect(sayPoints(5)).toBe('五分')
  })
  test.each([
    [3_600_000, '三万六千元'],
    [3050, '三十元五角'],
    [3005, '三十元零五分'],
    [55, '五角五分'],
    [5, '五分'],
    [0, '零元'],
    [200, '两元'],
    [-100, '负一元']
  ])('%d fen are %s', (fen, said) => {
    expect(sayMoney(fen)).toBe(said)
  })
  test('phones and codes go digit by digit', () => {
    expect(sayPhone('0718-7222345')).toBe('零七幺八，七二二二三四五')
    expect(sayPhone('13800001111')).toBe('幺三八零零零零幺幺幺幺')
    expect(sayDigits('尾号001')).toBe('零零一')
  })
  test('a number that is said is read back as itself', () => {
    const values: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
    const group = (said: string): number => {
      let sum = 0
      let digit = 0
      for (const sign of said) {
        const value = values[sign]
        if (value === undefined) digit = '零一二三四五六七八九'.indexOf(sign)
        else {
          sum += (digit || 1) * value
          digit = 0
        }
      }
      return sum + digit
    }
    const read = (said: string): number => {
      const [, hundredMillions = '', tenThousands = '', rest = ''] =
        /^(?:(.*)亿)?(?:(.*)万)?(.*)$/.exec(said) ?? []
      return group(hundredMillions) * 100_000_000 + group(tenThousands) * 10_000 + group(rest)
    }
    fc.assert(fc.property(fc.nat(999_999_999_999), (n) => read(sayNumber(n)) === n))
  })
})

describe('days and times as they are said', () => {
  test('the year is said only when it is another one', () => {
    expect(spokenDay('2026-11-22', '2026-12-01')).toBe('十一月二十二号')
    expect(spokenDay('2025-10-05', '2026-01-01')).toBe('二零二五年十月五号')
  })
  test('an instant is told in the time of China', () => {
    expect(spokenTime('2026-11-22T01:30:00.000Z', '2026-11-22')).toBe('十一月二十二号上午九点半')
    expect(spokenTime('2026-11-21T16:05:00.000Z', '2026-11-22')).toBe('十一月二十二号凌晨零点零五分')
  })
  test('every part of the day', () => {
    expect([spokenClock(8, 0), spokenClock(12, 0), spokenClock(14, 15), spokenClock(20, 5)]).toEqual([
      '早上八点',
      '中午十二点',
      '下午两点十五分',
      '晚上八点零五分'
    ])
  })
})

describe('for the ear', () => {
  test.each([
    ['公示到2026年11月22日', '公示到二零二六年十一月二十二号'],
    ['2026-11-22开始', '二零二六年十一月二十二号开始'],
    ['还有3天可以提异议（11月25日截止）', '还有三天可以提异议，十一月二十五号截止'],
    ['预算36,000.50元', '预算三万六千元五角'],
    ['约3.6万元', '约三点六万元'],
    ['¥1,200', '一千二百元'],
    ['2户2次，第2版，2月', '两户两次，第二版，二月'],
    ['应到28人，实到25人', '应到二十八人，实到二十五人'],
    ['8:00—18:30', '早上八点到晚上六点半'],
    ['每次3-5分', '每次三到五分'],
    ['+5分', '加五分'],
    ['−5分', '减五分'],
    ['超过50%', '超过百分之五十'],
    ['2/3以上', '三分之二以上'],
    ['向家（尾号001）', '向家，尾号零零一'],
    ['电话0718-7222345', '电话零七幺八，七二二二三四五'],
    ['打12345', '打幺二三四五'],
    ['打2次电话', '打两次电话'],
    ['村监委会签', '村务监督委员会签'],
    ['宽3.5m，长120㎡', '宽三点五米，长一百二十平方米'],
    ['编号 2026-017，请看', '请看'],
    ['校验码：1a2b3c4d 5e6f7a8b 1a2b3c4d', '校验码。'],
    ['详见https://x.cn/a?b=1。', '详见。'],
    ['64,000元（大写：陆万肆仟元整）', '六万四千元'],
    ['建设参与5 · 庭院卫生3', '建设参与五，庭院卫生三']
  ])('%s is %s', (written, said) => {
    expect(forEar(written)).toBe(said)
  })
  test('what was made for the ear stays as it is', () => {
    const piece = fc.constantFrom(
      ...[
        '3天',
        '36,000元',
        '2026-11-22',
        '（11月25日截止）',
        '王某某',
        '，',
        '。',
        '0718-7222345',
        '8:05',
        '·',
        '\n'
      ]
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const once = forEar(pieces.join('村里'))
        return forEar(once) === once
      })
    )
  })
  test('no digit and no bracket is left, whatever is read', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.,-/:+%元月日年分户第（）()#¥村') }),
        (text) => {
          return !/[0-9（）()#]/.test(forEar(text))
        }
      )
    )
  })
})

describe('sentences', () => {
  const text = fc.string({ unit: fc.constantFrom(...'村里修路，。！；：、\n一二') })
  test('end where a speaker ends, or rests', () => {
    expect(sentences('一，二。三\n四', 10)).toEqual(['一，二。', '三', '四'])
    expect(sentences('一一一，二二二，三三三。', 5)).toEqual(['一一一，', '二二二，', '三三三。'])
    expect(sentences('。，\n', 5)).toEqual([])
  })
  test('none is too long, and no word is lost', () => {
    const words = (s: string) => s.replace(/[，。！；：、\n]/g, '')
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), (whole, limit) => {
        const cut = sentences(whole, limit)
        return cut.every((s) => s.length <= limit) && words(cut.join('')) === words(whole)
      })
    )
  })
  test('are packed up to the limit and no further', () => {
    expect(packed(['一。', '二二。', '三。'], 5)).toEqual(['一。二二。', '三。'])
    expect(packed([], 5)).toEqual([])
  })
  test('parts become sentences; what is missing is left out', () => {
    expect(spoken(['一', null, false, '二。', '', '三：'])).toBe('一。\n二。\n三：')
  })
})
