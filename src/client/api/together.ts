import type { Answer, Call, Send } from './send'

/** Below what the host takes in one request. */
const MOST_AT_ONCE = 10

interface Waiting {
  readonly call: Call
  readonly tell: (answer: Promise<Answer>) => void
}

/**
 * What is read at the same moment goes out as one request: on a slow network every round trip is waited for. What changes
 * something goes alone, and so does what may be taken back.
 */
export const together = (send: Send): Send => {
  let waiting: Waiting[] = []

  const sendSome = (some: readonly Waiting[]): void => {
    const [first] = some
    if (!first) return
    if (some.length === 1) {
      first.tell(send(first.call))
      return
    }
    const answer = send({
      ...first.call,
      path: `${some.map(({ call }) => call.path).join(',')}?batch=1`,
      input: Object.fromEntries(some.map(({ call }, i) => [i, call.input ?? {}]))
    })
    some.forEach(({ tell }, i) => {
      tell(answer.then((whole) => partOf(whole, i)))
    })
  }

  const sendAll = (): void => {
    const all = waiting
    waiting = []
    for (const token of new Set(all.map(({ call }) => call.token))) {
      const own = all.filter(({ call }) => call.token === token)
      for (let from = 0; from < own.length; from += MOST_AT_ONCE)
        sendSome(own.slice(from, from + MOST_AT_ONCE))
    }
  }

  return (call) => {
    if (!call.isRead || call.signal) return send(call)
    return new Promise((tell) => {
      if (waiting.length === 0) setTimeout(sendAll)
      waiting.push({ call, tell })
    })
  }
}

/** One answer of several; what was said of the request as a whole is said of each. */
const partOf = ({ status, body }: Answer, i: number): Answer => {
  if (!Array.isArray(body)) return { status, body }
  const part: unknown = body[i]
  return { status: statusOf(part), body: part }
}

const statusOf = (part: unknown): number => {
  if (typeof part !== 'object' || part === null) return 500
  if ('result' in part) return 200
  const { error } = part as { error?: { data?: { httpStatus?: unknown } } }
  return typeof error?.data?.httpStatus === 'number' ? error.data.httpStatus : 500
}
