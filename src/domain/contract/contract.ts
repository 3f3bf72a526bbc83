import type { Refusal } from '../refusal/refusal'

/**
 * What phone and server say to each other, as a number. It grows by one when something that a client of today sends
 * would no longer be understood, or something it reads would no longer be there; additions do not count.
 * `src/cloud/contract/contract.test.ts` tells when it must.
 */
export const contractVersion = 1

/** A release that people have not updated yet is served for as long as only one release lies between. */
const RELEASES_BACK = 1

/** `ahead`: the phone has the new app and the server is still the old one, as in the minutes of a deployment. */
export type ContractVerdict = 'served' | 'too_old' | 'ahead'

/** Judges the contract that a client names; one that names none (null) is no app of ours and is served as it asks. */
export const judgeContract = (client: number | null, server: number = contractVersion): ContractVerdict => {
  if (client === null) return 'served'
  if (client > server) return 'ahead'
  return client < server - RELEASES_BACK ? 'too_old' : 'served'
}

/** The contract as it stands in a header or an event; null where there is none that can be read. */
export const readContract = (value: unknown): number | null => {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = String(value)
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null
}

/** CLIENT_TOO_OLD: update first. SERVER_BEHIND: wait. What was filled in stays on the phone in both cases. */
export const contractRefusals = {
  tooOld: {
    code: 'CLIENT_TOO_OLD',
    message: '这个小院太旧了，请退出后重新进入，更新到新的再用。您填的内容还在手机上。'
  },
  serverBehind: {
    code: 'SERVER_BEHIND',
    message: '系统正在更新，请过几分钟再试。您填的内容还在手机上。'
  }
} as const satisfies Record<string, Refusal>
