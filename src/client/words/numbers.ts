const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** A whole number as it is read: 36,000. */
export const sayNumber = (n: number): string => `${n < 0 ? '-' : ''}${grouped(String(Math.abs(n)))}`

/** A number with what is counted: 12户, 1,200人. */
export const sayCount = (n: number, unit: string): string => `${sayNumber(n)}${unit}`

/** Points: 3分. */
export const sayPoints = (points: number): string => sayCount(points, '分')
