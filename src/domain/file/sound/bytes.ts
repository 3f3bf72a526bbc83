/** Readers of big-endian numbers and four-letter names; callers check the length first. */
export const u32be = (b: Uint8Array, at: number): number =>
  (((b[at] ?? 0) << 24) | ((b[at + 1] ?? 0) << 16) | ((b[at + 2] ?? 0) << 8) | (b[at + 3] ?? 0)) >>> 0

export const u32le = (b: Uint8Array, at: number): number =>
  (((b[at + 3] ?? 0) << 24) | ((b[at + 2] ?? 0) << 16) | ((b[at + 1] ?? 0) << 8) | (b[at] ?? 0)) >>> 0

export const putU32be = (b: Uint8Array, at: number, value: number): void =>
  b.set([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255], at)

export const putU32le = (b: Uint8Array, at: number, value: number): void =>
  b.set([value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24], at)

/** The bytes of a range read as Latin-1 letters. */
export const letters = (b: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...b.subarray(at, at + length))

export const fromLetters = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0))

export const join = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
