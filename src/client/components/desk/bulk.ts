import { toClientError } from '@/client/api/client-error'

/** One that did not go through, and what to do about it. */
export interface Failure {
  readonly id: string
  readonly why: string
}

/** A few at a time: a village's rows are locked one by one anyway. */
const AT_ONCE = 3

const sentenceOf = (error: unknown): string => {
  const { kind, message } = toClientError(error)
  return kind === 'offline' ? '没有收到回音，请再点一次，不会办两遍。' : message
}

/** Sends every one of them on its own; one that fails holds up no other. `onDone` hears how many have been answered. */
export const sendEach = async (
  ids: readonly string[],
  send: (id: string) => Promise<unknown>,
  onDone: (answered: number) => void
): Promise<readonly Failure[]> => {
  const failed = new Map<string, string>()
  const left = [...ids]
  let answered = 0
  const hand = async (): Promise<void> => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      await send(id).catch((error: unknown) => failed.set(id as string, sentenceOf(error)))
      answered += 1
      onDone(answered)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, hand))
  return ids.flatMap((id) => {
    const why = failed.get(id)
    return why === undefined ? [] : [{ id, why }]
  })
}
