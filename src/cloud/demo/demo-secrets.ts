import { createHash } from 'node:crypto'

// Without I, L, O, 0 and 1: the code is read off a gate and typed by hand.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/**
 * The eight characters on the gate of a demo household. Anyone who has this program can work them out, which is
 * right for a demonstration and for tests, and wrong for a real village: real codes are drawn by chance.
 */
export const demoGateCode = (villageId: string, householdNo: string): string => {
  const noise = createHash('sha256').update(`xiaoyuan-demo/gate/${villageId}/${householdNo}`).digest()
  return Array.from(noise.subarray(0, 8), (byte) => LETTERS[byte % LETTERS.length]).join('')
}
