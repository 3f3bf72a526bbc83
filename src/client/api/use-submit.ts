import { useRef, useState } from 'react'
import { type ClientError, toClientError } from './client-error'
import { newRequestId } from './request-id'

/** Where the id of the current form lives; a draft keeps its own, so that it survives the app being closed. */
export interface RequestIdSlot {
  readonly get: () => string
  readonly renew: () => void
}

interface Options<O> {
  readonly slot?: RequestIdSlot
  readonly onDone?: (answer: O) => void
}

const resent = '上一次提交其实已经收到，后来改的没有收到。请先到记录里看看；还要再提交一次，就再点一次按钮。'

/**
 * Sends a form once. One form has one `requestId` from its first press until it succeeded: pressing twice, or
 * pressing again after a lost reply, is the same request to the server. While one is on its way further presses do
 * nothing. On failure the form stays as it is and `problem` says what to do.
 */
export const useSubmit = <I extends { requestId: string }, O>(
  call: (input: I) => Promise<O>,
  { slot, onDone }: Options<O> = {}
) => {
  const own = useRef<string | null>(null)
  // A ref, because two taps can arrive before React has drawn the first.
  const running = useRef(false)
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState<ClientError | null>(null)

  const ids: RequestIdSlot = slot ?? {
    get: () => {
      own.current ??= newRequestId()
      return own.current
    },
    renew: () => {
      own.current = null
    }
  }

  const submit = async (input: Omit<I, 'requestId'>): Promise<O | null> => {
    if (running.current) return null
    running.current = true
    setRunning(true)
    setProblem(null)
    try {
      const answer = await call({ ...input, requestId: ids.get() } as I)
      ids.renew()
      onDone?.(answer)
      return answer
    } catch (error) {
      const told = toClientError(error)
      if (told.code === 'REQUEST_ID_REUSED') ids.renew()
      setProblem(told)
      return null
    } finally {
      running.current = false
      setRunning(false)
    }
  }

  return {
    submit,
    isRunning,
    problem,
    sentence: problem && sentenceOf(problem),
    dismiss: () => setProblem(null)
  }
}

const sentenceOf = (problem: ClientError): string => {
  if (problem.kind === 'offline') return '没有发出去，内容还在，有信号后再点一次。'
  return problem.code === 'REQUEST_ID_REUSED' ? resent : problem.message
}
