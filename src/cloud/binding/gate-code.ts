import { keyedHash } from '../crypto/keyed-hash'

// Without what looks alike in print: 0 and O, 1, I and L.
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const length = 8

/**
 * The code for a household's gate, the `no`th that was made for it: worked out from the deployment's secret, so that the
 * same one can be printed again and none is stored. Eight of 31 letters, some 850,000 million codes a village.
 */
export const gateCodeOf = (
  secret: Uint8Array,
  villageId: string,
  householdId: string,
  no: number
): string => {
  const hash = keyedHash(secret, 'gate-code-made', `${villageId}:${householdId}:${no}`)
  // Four bytes a letter: what is left over of 2^32 by 31 is not worth a word.
  return Array.from({ length }, (_, i) => letters[hash.readUInt32BE(4 * i) % letters.length]).join('')
}

/** What the database knows of a code. */
export const gateCodeHash = (secret: Uint8Array, villageId: string, code: string): Buffer =>
  keyedHash(secret, 'gate-code', `${villageId}:${code}`)
