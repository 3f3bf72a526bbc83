const partsOf = (day: string): readonly [number, number, number] => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return [year, month, date]
}

/** A calendar day (`YYYY-MM-DD`) for a record, with its year: 2026年11月22日. No zod here. */
export const sayDate = (day: string): string => {
  const [year, month, date] = partsOf(day)
  return `${year}年${month}月${date}日`
}

/** A calendar day where its year is known: 11月22日. */
export const sayShortDay = (day: string): string => {
  const [, month, date] = partsOf(day)
  return `${month}月${date}日`
}

/** A calendar month (`YYYY-MM`): 2026年11月. */
export const sayMonth = (month: string): string => {
  const [year, no] = partsOf(month)
  return `${year}年${no}月`
}

/** The weekday of a calendar day: 星期天 is said, 星期日 is written. */
export const sayWeekday = (day: string): string =>
  `星期${'日一二三四五六'.charAt(new Date(`${day}T00:00:00Z`).getUTCDay())}`

/** From one day to another, as a record says a term. */
export const sayTerm = (term: { readonly from: string; readonly to: string }): string =>
  `${sayDate(term.from)}至${sayDate(term.to)}`
