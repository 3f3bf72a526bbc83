import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { PhotoDraft } from '@/client/stores/drafts'
import { discardForm } from '@/client/stores/form-drafts'
import {
  type Letter,
  type LetterInputs,
  type LetterKind,
  type LetterLook,
  letters
} from '@/client/stores/letters'
import type { Problem } from '@/client/stores/outbox'
import { letterBox, type Receipts, receipts, watched } from '@/client/stores/send-letters'
import type { RequestIdSlot } from './use-submit'

interface Options<K extends LetterKind> {
  /** The request id of the form as it is now. */
  readonly requestId: string
  readonly slot: RequestIdSlot
  readonly onDone: (receipt: Receipts[K]) => void
}

interface Content<K extends LetterKind> extends LetterLook {
  readonly villageId: string
  readonly holderId: string
  readonly input: LetterInputs[K]
  readonly photos?: readonly PhotoDraft[]
}

const FULL: Problem = {
  field: null,
  message: '没有发出去，手机存储满了也存不下。请先删些照片、视频，再点一次；写的还在这里。'
}

const letterOf = <K extends LetterKind>(kind: K, requestId: string, content: Content<K>): Letter =>
  ({
    ...{ kind, draftId: requestId, requestId, sound: null, photos: [], problem: null },
    ...{ state: 'queued', editedAt: Date.now() },
    ...content
  }) as Letter

/**
 * Sends a form that may also arrive later, as `useSubmit` sends one that may not: once, under the form's request id. From
 * the press on it lies on the phone with its photos, and where there is no signal it goes by itself when there is one
 * (`kept` until then). What the server refuses at once leaves the form as it is, with `problem`; what it refuses later comes
 * back to the form as well, and waits in 等着送出 until somebody has seen to it.
 */
export const useLetter = <K extends LetterKind>(kind: K, { requestId, slot, onDone }: Options<K>) => {
  const [id, setId] = useState(requestId)
  const [isRunning, setRunning] = useState(false)
  const [refused, setRefused] = useState<Problem | null>(null)
  // Refs, because two taps can arrive before React has drawn the first, and an answer after the form is gone.
  const running = useRef(false)
  const isShown = useRef(true)
  const letter = useStore(letters.store, (s) => s.letters[id]) ?? null
  const answered = useStore(receipts, (s) => s[id])

  useEffect(() => {
    isShown.current = true
    watched.add(id)
    return () => {
      isShown.current = false
      watched.delete(id)
    }
  }, [id])

  useEffect(() => {
    if (!answered) return
    receipts.setState(({ [id]: _told, ...others }) => others, true)
    onDone(answered.receipt as Receipts[K])
    // Not before: a page that shows the form by what is written in it would be gone, and the answer unheard.
    discardForm(answered.form.name, answered.form.key)
  }, [answered, id, onDone])

  const submit = async (content: Content<K>): Promise<void> => {
    if (running.current) return
    running.current = true
    setRunning(true)
    setRefused(null)
    const now = slot.get()
    setId(now)
    watched.add(now)
    const isSafe = letters.write(letterOf(kind, now, content))
    const outcome = await letterBox.sendNow(now)
    if (outcome.kind === 'returned' && isShown.current) {
      letters.discard(now)
      if (outcome.code === 'REQUEST_ID_REUSED') slot.renew()
      setRefused(outcome.problem)
    }
    if (outcome.kind === 'waits' && !isSafe) {
      letters.discard(now)
      setRefused(FULL)
    }
    running.current = false
    setRunning(false)
  }

  const problem = refused ?? letter?.problem ?? null
  return {
    submit,
    isRunning,
    problem,
    sentence: problem?.message ?? null,
    /** What waits for a signal in place of the form. */
    kept: letter?.state === 'queued' && !isRunning ? letter : null
  }
}
