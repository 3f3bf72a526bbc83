/** Traditional characters of the words that decide anything here; other text is left as it was written. */
const traditional: Readonly<Record<string, string>> = {
  ...{ 訪: '访', 訴: '诉', 訟: '讼', 舉: '举', 報: '报', 繳: '缴', 費: '费', 歸: '归', 連: '连', 計: '计' },
  ...{ 證: '证', 貼: '贴', 補: '补', 數: '数', 負: '负', 積: '积', 罰: '罚', 減: '减', 獎: '奖', 勵: '励' },
  ...{ 戶: '户', 個: '个', 過: '过', 進: '进', 級: '级', 結: '结', 離: '离', 議: '议', 論: '论', 謠: '谣' }
}

const digitsOf: Readonly<Record<string, number>> = {
  ...{ 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ...{ 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 }
}
const scalesOf: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100 }

/** 「二十五」 → 25, 「一百零五」 → 105. The characters are numerals, as `numeral` finds them. */
export const chineseNumber = (words: string): number => {
  let sum = 0
  let digit: number | null = null
  for (const char of words) {
    const scale = scalesOf[char]
    if (scale === undefined) {
      digit = (digitsOf[char] ?? 0) + (digit ?? 0) * 10
    } else {
      sum += (digit ?? 1) * scale
      digit = null
    }
  }
  return sum + (digit ?? 0)
}

/** Bounded, so that a cell of nothing but numerals is read in one pass. */
const numeral = '[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰]{1,9}'

/** True where a cell is nothing but a numeral, 「二十」. */
export const isNumeral = (words: string): boolean => new RegExp(`^${numeral}$`).test(words)

/**
 * Numerals that count points are written in digits: 「十五分」, 「五到十分」. Others stay: 「一次性」, 「三清一改」, 「十分
 * 干净」 (very clean) are no numbers.
 */
const pointsInDigits = (words: string): string =>
  words
    .replace(new RegExp(`(${numeral})(?=(?:至|到|~|-|—)${numeral}分)`, 'g'), (n) => String(chineseNumber(n)))
    .replace(
      new RegExp(`${numeral}(?=(?:个)?积?分(?![类之钟别享工明散配家局歧]))`, 'g'),
      (n, at: number, all: string) =>
        n === '十' && !/[加扣减奖励记计次户人年月季日天至到~-]/.test(all.charAt(at - 1)) && at > 0
          ? n
          : String(chineseNumber(n))
    )

/** One spelling for what is said in many: full-width and traditional forms, dashes, numerals before 分. */
export const plainWords = (words: string): string =>
  pointsInDigits(
    words
      .normalize('NFKC')
      .replace(/[\u200b-\u200f\ufeff]/g, '')
      .replace(/./gu, (char) => traditional[char] ?? char)
      .replace(/[−–‐‑‒﹣]/g, '-')
      .replace(/[~〜∼]|——?/g, '~')
      .trim()
  )

/** As `plainWords`, and words that were pulled apart (「上 访」, 「上·访」) joined again: for looking, not for showing. */
export const joinedWords = (words: string): string =>
  plainWords(words).replace(/(\p{Script=Han})[\s·•.*_-]+(?=\p{Script=Han})/gu, '$1')

/** What people write into a cell that has nothing in it. */
export const isBlank = (words: string): boolean =>
  /^(?:[-~/\\.?_*\s]*|无|暂无|没有|空|未定|待定|另定|不详|不明|未知|n\/?a|null|none|undefined|tbd)$/i.test(
    plainWords(words)
  )

/** The text of a cell, trimmed as it was written, or null where there is none. */
export const cellWords = (value: unknown): string | null => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string' || isBlank(value)) return null
  return value.trim()
}
