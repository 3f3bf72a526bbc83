/** A day on paper, with its year: 2026年12月1日. */
export const fullDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
