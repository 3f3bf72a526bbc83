/** A calendar month, `YYYY-MM`, moved by whole months. */
export const monthBeside = (month: string, by: number): string => {
  const [year = 0, no = 1] = month.split('-').map(Number)
  const at = year * 12 + (no - 1) + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}
