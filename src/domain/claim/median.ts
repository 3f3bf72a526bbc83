/**
 * The median of whole scores, whole again: of an even number the lower of the two in the middle, so that nobody gets a
 * point that no scorer gave. There is at least one.
 */
export const medianOf = (scores: readonly number[]): number => {
  const sorted = [...scores].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)]
}

/** How far the highest is from the lowest. */
export const spreadOf = (scores: readonly number[]): number =>
  scores.length === 0 ? 0 : Math.max(...scores) - Math.min(...scores)
