/**
 * A new UUID (version 4) for one press of one button. A mini-program has no `crypto`: there, time, a counter and
 * Math.random together; the server tells accounts apart, so two phones that met the same id would not collide.
 */
export const newRequestId = (): string => {
  const bytes = randomBytes()
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.map((b) => b.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

let counter = 0

const randomBytes = (): number[] => {
  const found = globalCrypto()
  if (found) return Array.from(found.getRandomValues(new Uint8Array(16)))
  counter = (counter + 1) % 0x10000
  const bytes = Array.from({ length: 16 }, () => Math.floor(Math.random() * 256))
  const time = Date.now()
  for (let i = 0; i < 6; i += 1) bytes[10 + i] = (bytes[10 + i] ?? 0) ^ (Math.floor(time / 256 ** i) % 256)
  bytes[8] = (bytes[8] ?? 0) ^ (counter >> 8)
  bytes[9] = (bytes[9] ?? 0) ^ (counter & 0xff)
  return bytes
}

const globalCrypto = (): Pick<Crypto, 'getRandomValues'> | null => {
  if (process.env.TARO_ENV === 'weapp') return null
  // Absent on a page served without TLS by name, as in a village office's network, only in part: this part stays.
  return typeof crypto === 'object' && typeof crypto.getRandomValues === 'function' ? crypto : null
}
