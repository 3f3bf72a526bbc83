/** The texts that the rules rest on, each with the day from which it applies. */
export const laws = {
  organic2025: { name: '村民委员会组织法', version: '2025年修正', effective: '2026-01-01' },
  organic2018: { name: '村民委员会组织法', version: '2018年修正', effective: '2018-12-29' },
  collective: { name: '农村集体经济组织法', version: '2024年', effective: '2025-05-01' },
  partyBranch: { name: '中国共产党支部工作条例（试行）', version: '2018年', effective: '2018-10-28' },
  fundraising: {
    name: '村民一事一议筹资筹劳管理办法',
    version: '国办发〔2007〕4号',
    effective: '2007-01-16'
  },
  zhejiang: { name: '浙江省实施村民委员会组织法办法', version: '地方规定', effective: null },
  shandong: { name: '山东省实施村民委员会组织法办法', version: '地方规定', effective: null },
  shanghai: { name: '上海市实施村民委员会组织法办法', version: '地方规定', effective: null },
  chongqing: { name: '重庆市实施村民委员会组织法办法', version: '地方规定', effective: null },
  /** No text gives the number: it is the product's default, which a county may set otherwise. */
  custom: { name: '本地通行做法（全国没有统一规定）', version: '默认值', effective: null }
} as const
export type LawId = keyof typeof laws

/** Whether a number is national law or party regulation, a local rule, or a default that this product proposes. */
export const bases = { law: '法定', local: '地方规定', proposed: '默认做法' } as const
export type Basis = keyof typeof bases

export interface Article {
  readonly law: LawId
  /** The article's number; null where the text has not been checked for it. */
  readonly number: number | null
}

/** A number with what it rests on. */
export interface Rule<T> {
  readonly value: T
  readonly basis: Basis
  readonly article: Article
}

/** An article as it is cited: 村民委员会组织法（2025年修正，2026-01-01起施行）第26条. */
export const cite = (article: Article): string => {
  const law = laws[article.law]
  const since = law.effective === null ? '' : `，${law.effective}起施行`
  const number = article.number === null ? '' : `第${article.number}条`
  return `${law.name}（${law.version}${since}）${number}`
}

/** Articles of the 2018 text by their numbers in the 2025 text; what is missing is new in 2025 or was not compared. */
export const organicBefore2026: Readonly<Record<number, number>> = {
  25: 21,
  26: 22,
  27: 23,
  28: 24,
  29: 25,
  30: 26,
  31: 27,
  32: 28,
  34: 29,
  35: 30,
  36: 31,
  37: 32,
  38: 33,
  39: 34,
  40: 35,
  41: 36
}

export type OrganicText = 'organic2025' | 'organic2018'

/** An article of the 组织法, asked for by its number of 2025, in the text that applied; null where none is known. */
export const organic = (text: OrganicText, number2025: number): Article | null => {
  if (text === 'organic2025') return { law: text, number: number2025 }
  const old = organicBefore2026[number2025]
  return old === undefined ? null : { law: text, number: old }
}
