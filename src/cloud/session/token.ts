import { errors, jwtVerify, SignJWT } from 'jose'

const issuer = 'xiaoyuan'

/** A bearer token that names a session; it holds nothing else, and the session can be ended on the server. */
export const signToken = (secret: Uint8Array, sessionId: string, expiresAt: Date): Promise<string> =>
  new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(issuer)
    .setExpirationTime(Math.floor(expiresAt.getTime() / 1000))
    .sign(secret)

/** The session an `Authorization: Bearer …` header names, or null when it is not a valid one of ours at `now`. */
export const readToken = async (secret: Uint8Array, header: string, now: Date): Promise<string | null> => {
  const token = /^Bearer (\S+)$/.exec(header)?.[1]
  if (!token) return null
  try {
    const { payload } = await jwtVerify(token, secret, { issuer, algorithms: ['HS256'], currentDate: now })
    return typeof payload.sid === 'string' ? payload.sid : null
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}
