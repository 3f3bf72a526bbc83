// Shared by the phone and the cloud, without schemas.

export const nothingSaid = '只有表情看不明白，请再写几个字，说说是什么事。'

/** So many signs beside a few words are still a message; more of them than words are a flood. */
const signsMost = 20

const countOf = (words: string, kind: RegExp): number => words.match(kind)?.length ?? 0

/** Whether a text has no words in it: signs and emoji alone, or more than twenty of them that outnumber the words. */
export const saysNothing = (words: string): boolean => {
  // 1️⃣ is drawn, not said.
  const plain = words.replace(/[\d#*]\ufe0f?\u20e3/gu, '')
  const said = countOf(plain, /[\p{L}\p{N}]/gu)
  const signs = countOf(plain, /\p{S}/gu)
  return said === 0 || (signs > signsMost && signs > said)
}
