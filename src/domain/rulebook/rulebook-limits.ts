/** Points of one item, at most: real tables go up to 500; past a thousand it is a slip of the finger. */
export const mostPoints = 1000

/** Characters of one item. */
export const mostWords = 200

/** Characters of a unit. */
export const mostUnitWords = 20

/** Items of one rulebook: the longest real table has 95. */
export const mostItems = 200
