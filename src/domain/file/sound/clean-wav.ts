import { fromLetters, join, letters, putU32le, u32le } from './bytes'

const keep = new Set(['fmt ', 'fact', 'data'])

/** A WAV with only its format and its samples: INFO lists, broadcast extensions and tags are left out; null when broken. */
export const cleanWav = (b: Uint8Array): Uint8Array | null => {
  if (letters(b, 0, 4) !== 'RIFF' || letters(b, 8, 4) !== 'WAVE') return null
  const chunks: Uint8Array[] = []
  const seen = new Set<string>()
  for (let at = 12; at + 8 <= b.length; ) {
    const name = letters(b, at, 4)
    // A recorder that was cut off leaves a length of 0 or of all ones; what is there is taken.
    const declared = u32le(b, at + 4)
    const rest = b.length - at - 8
    const length = name === 'data' && (declared === 0 || declared > rest) ? rest : declared
    if (length > rest) return null
    if (keep.has(name) && !seen.has(name)) {
      seen.add(name)
      chunks.push(chunkOf(name, b.subarray(at + 8, at + 8 + length)))
    }
    at += 8 + length + (length % 2)
  }
  if (!seen.has('fmt ') || !seen.has('data')) return null
  const body = join([fromLetters('WAVE'), ...chunks])
  return join([head('RIFF', body.length), body])
}

const head = (name: string, length: number): Uint8Array => {
  const bytes = new Uint8Array(8)
  bytes.set(fromLetters(name))
  putU32le(bytes, 4, length)
  return bytes
}

const chunkOf = (name: string, content: Uint8Array): Uint8Array =>
  join([head(name, content.length), content, new Uint8Array(content.length % 2)])
