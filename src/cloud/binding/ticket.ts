import { errors, jwtVerify, SignJWT } from 'jose'
import { ticketMinutes } from '@/domain/binding/binding'

// Another issuer than a session's token, so that neither is ever taken for the other.
const issuer = 'xiaoyuan-binding'

/** A person of a roster or of a staff, by the place and the id there. */
export interface HolderKey {
  readonly placeId: string
  readonly holderId: string
}

/**
 * What lets an account choose, within ten minutes of `at`, among the people its phone led to. It is bound to the
 * account and names ids only: neither the phone nor its hash leaves the server.
 */
export const signTicket = (
  secret: Uint8Array,
  accountId: string,
  candidates: readonly HolderKey[],
  at: Date
): Promise<string> =>
  new SignJWT({ c: candidates.map(({ placeId, holderId }) => ({ placeId, holderId })) })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(issuer)
    .setSubject(accountId)
    .setExpirationTime(Math.floor(at.getTime() / 1000) + ticketMinutes * 60)
    .sign(secret)

/** The people a ticket lets this account choose from; null when it is forged, expired or another account's. */
export const readTicket = async (
  secret: Uint8Array,
  accountId: string,
  ticket: string,
  now: Date
): Promise<readonly HolderKey[] | null> => {
  try {
    const { payload } = await jwtVerify<{ c: HolderKey[] }>(ticket, secret, {
      issuer,
      subject: accountId,
      algorithms: ['HS256'],
      currentDate: now
    })
    return payload.c
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}
