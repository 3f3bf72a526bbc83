const separators = /[\s\p{P}\p{S}\p{C}]+/u

/**
 * The pairs of neighbouring characters of a text, without blanks and punctuation: what Chinese words are searched by.
 * A single character is a gram of its own, so that a text of one character can be found.
 */
export const gramsOf = (text: string): string[] => {
  const found = new Set<string>()
  for (const part of text.normalize('NFKC').toLowerCase().split(separators)) {
    const chars = Array.from(part)
    if (chars.length === 1 && chars[0]) found.add(chars[0])
    for (let i = 0; i + 1 < chars.length; i++) found.add(`${chars[i]}${chars[i + 1]}`)
  }
  return [...found]
}

/** How much of `a` is said in `b` too: 0 to 1 by their pairs of characters (Dice). */
export const likeness = (a: string, b: string): number => {
  const [left, right] = [gramsOf(a), new Set(gramsOf(b))]
  if (left.length === 0 || right.size === 0) return 0
  return (2 * left.filter((g) => right.has(g)).length) / (left.length + right.size)
}

/** Words alike enough to ask 「是不是同一件事」. */
export const likelySame = 0.2
