export const relations = [
  'head',
  'spouse',
  'child',
  'child_in_law',
  'parent',
  'grandchild',
  'grandparent',
  'sibling',
  'other'
] as const
/** 与户主关系, after GB/T 4761's main classes. */
export type Relation = (typeof relations)[number]

export const relationNames: Record<Relation, string> = {
  head: '户主',
  spouse: '配偶',
  child: '子女',
  child_in_law: '儿媳女婿',
  parent: '父母',
  grandchild: '孙子女',
  grandparent: '祖父母',
  sibling: '兄弟姐妹',
  other: '其他'
}

/**
 * Whether someone born in `birthMonth` (`YYYY-MM`, all that a roster holds) is surely 18 or older on `day`.
 * Without a birth day, a person counts as adult from the month after that of the eighteenth birthday: a minor's
 * vote would void a meeting, a month's delay does not.
 */
export const isAdult = (birthMonth: string, day: string): boolean => {
  const [year = 0, month = 0] = birthMonth.split('-').map(Number)
  const [dayYear = 0, dayMonth = 0] = day.split('-').map(Number)
  const months = (dayYear - year) * 12 + (dayMonth - month)
  return months > 18 * 12
}

export type PartyStatus = 'full' | 'probationary' | null
