import type { Comparison } from '../rule-pack/rule-pack'

/** Whether `x` out of `base` is enough; whole numbers are multiplied, nothing is divided or rounded. */
export const reaches = (compare: Comparison, x: number, base: number): boolean => {
  switch (compare) {
    case 'half_or_more':
      return 2 * x >= base
    case 'more_than_half':
      return 2 * x > base
    case 'two_thirds':
      return 3 * x >= 2 * base
  }
}

/** The smallest whole number that is enough out of `base`. */
export const least = (compare: Comparison, base: number): number => {
  switch (compare) {
    case 'half_or_more':
      return (base + (base % 2)) / 2
    case 'more_than_half':
      return (base - (base % 2)) / 2 + 1
    case 'two_thirds': {
      const rest = (2 * base) % 3
      return (2 * base + (rest === 0 ? 0 : 3 - rest)) / 3
    }
  }
}
