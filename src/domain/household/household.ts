import { lengthOf } from '../common/fields'

/** Two-character surnames that occur in rosters; the rest are one character. */
const compoundSurnames = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '夏侯',
  '皇甫',
  '东方',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '宇文',
  '长孙',
  '司徒',
  '司空',
  '端木',
  '南宫',
  '百里',
  '呼延',
  '轩辕',
  '钟离',
  '闻人'
]

/** The surname of a full name; by code point, so that a character outside the BMP is not cut in half. */
export const surnameOf = (name: string): string => {
  const compound = compoundSurnames.find((s) => name.startsWith(s))
  if (compound && lengthOf(name) > 2) return compound
  return Array.from(name)[0] ?? ''
}

/**
 * How a household appears in public lists: the head's surname and the last three digits of the household number.
 * Design law 8; the full name never leaves in a public list.
 */
export const publicHouseholdName = (headName: string, householdNo: string): string =>
  `${surnameOf(headName)}家（尾号${householdNo.slice(-3)}）`

/** A person shown without consent to their full name: surname and as many ＊ as there are given-name characters. */
export const maskedName = (name: string): string => {
  const surname = surnameOf(name)
  return surname + '＊'.repeat(Math.max(1, lengthOf(name) - lengthOf(surname)))
}

/** Both names of an act done for a relative: 「王小明（代 王国富）」. */
export const actingName = (actor: string, onBehalfOf: string | null): string =>
  onBehalfOf ? `${actor}（代 ${onBehalfOf}）` : actor
