import { randomUUID } from 'node:crypto'
import { type DemoKey, demoPerson } from '../src/cloud/demo/demo-people'

/** One call of the API as any client makes it; answers the data or throws the refusal's code. */
export const call = async <T>(
  address: string,
  token: string | null,
  procedure: string,
  input: object
): Promise<T> => {
  const reply = await fetch(`${address}/api/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(input)
  })
  const body = (await reply.json()) as {
    result?: { data: T }
    error?: { data: { refusal: { code: string } } }
  }
  if (body.result) return body.result.data
  throw new Error(body.error?.data.refusal.code ?? `${procedure} answered ${reply.status}`)
}

/** A new session of a demo person. */
export const tokenOf = async (address: string, key: DemoKey): Promise<string> => {
  const input = { requestId: randomUUID(), accountId: demoPerson(key).accountId }
  return (await call<{ token: string }>(address, null, 'session.signInDemo', input)).token
}

/** Puts the demo's clock forward by whole days; everything that falls due on the way happens. Answers the new day. */
export const moveClock = async (address: string, token: string, days: number): Promise<string> => {
  const input = { requestId: randomUUID(), days }
  return (await call<{ today: string }>(address, token, 'demo.moveClock', input)).today
}
