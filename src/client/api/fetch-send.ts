import { contractVersion } from '@/domain/contract/contract'
import { offlineError, slowError } from './client-error'
import { type Call, type Send, TIMEOUT_MS } from './send'

/** What `request-send.ts` does on a phone, by the browser's own means: Taro's stand-in for them weighs 15 KB. */
export const fetchSend: Send = async (call) => {
  const stop = new AbortController()
  const giveUp = () => stop.abort()
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    giveUp()
  }, TIMEOUT_MS)
  call.signal?.addEventListener('abort', giveUp, { once: true })
  try {
    const reply = await fetch(`${API_BASE}/api/trpc/${call.path}`, {
      method: 'POST',
      headers: headersOf(call),
      body: JSON.stringify(call.input ?? {}),
      signal: stop.signal
    })
    return { status: reply.status, body: parsed(await reply.text()) }
  } catch {
    throw isLate ? slowError() : offlineError()
  } finally {
    clearTimeout(timer)
    call.signal?.removeEventListener('abort', giveUp)
  }
}

const headersOf = ({ token }: Call): Record<string, string> => ({
  'content-type': 'application/json',
  'x-contract': String(contractVersion),
  ...(token ? { authorization: `Bearer ${token}` } : {})
})

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
