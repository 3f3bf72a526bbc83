import { useDidHide } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { queryClient } from '@/client/api/query-client'
import { newRequestId } from '@/client/api/request-id'
import { toast } from '../toast'
import { type Failure, sendEach } from './bulk'
import type { BulkAction } from './desk-types'

/** As long as it can be taken back. What is published, confirmed or said cannot be unsaid: so it is not sent before. */
export const UNDO_SECONDS = 10

type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting'; readonly count: number; readonly left: number }
  | { readonly kind: 'sending'; readonly count: number; readonly answered: number }
  | { readonly kind: 'done'; readonly sent: number; readonly failed: readonly (Failure & { name: string })[] }

interface Held {
  readonly action: BulkAction
  readonly words: string
  readonly ids: readonly string[]
  readonly names: ReadonlyMap<string, string>
}

const idle: Phase = { kind: 'idle' }
const none: ReadonlySet<string> = new Set()

/**
 * What is ticked, and one press for all of it: held back for ten seconds, then sent, each under an id of its own. Whoever
 * leaves the page has decided, and it goes out at once; whoever closes the browser is asked first.
 */
export const useBulk = (action: BulkAction | null) => {
  const [ticked, setTicked] = useState(none)
  const [words, setWords] = useState('')
  const [phase, setPhase] = useState<Phase>(idle)
  const held = useRef<Held | null>(null)
  const isGone = useRef(false)
  const isSending = useRef(false)
  const requestIds = useRef(new Map<string, string>())

  const sendOne = async ({ action: act, words: said }: Held, id: string) => {
    const key = `${act.name}\n${said}\n${id}`
    const requestId = requestIds.current.get(key) ?? newRequestId()
    requestIds.current.set(key, requestId)
    await act.send(id, { requestId, words: said })
    requestIds.current.delete(key)
  }
  const send = async (): Promise<void> => {
    const now = held.current
    if (!now) return
    held.current = null
    const count = now.ids.length
    isSending.current = true
    setPhase({ kind: 'sending', count, answered: 0 })
    const failed = await sendEach(
      now.ids,
      (id) => sendOne(now, id),
      (answered) => setPhase({ kind: 'sending', count, answered })
    )
    isSending.current = false
    void queryClient.invalidateQueries()
    const sent = count - failed.length
    if (isGone.current) {
      toast(failed.length > 0 ? `${failed.length}件没有成功，请回去看看` : `${sent}件已${now.action.done}`)
      return
    }
    setTicked(new Set(failed.map((f) => f.id)))
    if (failed.length === 0) setWords('')
    setPhase({ kind: 'done', sent, failed: failed.map((f) => ({ ...f, name: now.names.get(f.id) ?? '' })) })
  }
  const sendNow = useRef(send)
  sendNow.current = send

  useEffect(() => {
    if (phase.kind !== 'waiting') return
    const timer = setTimeout(() => {
      if (phase.left > 1) setPhase({ ...phase, left: phase.left - 1 })
      else void sendNow.current()
    }, 1000)
    return () => clearTimeout(timer)
  }, [phase])
  useDidHide(() => void sendNow.current())
  useEffect(() => {
    isGone.current = false
    const ask = (event: BeforeUnloadEvent) => {
      if (!held.current && !isSending.current) return
      event.preventDefault()
      void sendNow.current()
    }
    addEventListener('beforeunload', ask)
    return () => {
      removeEventListener('beforeunload', ask)
      isGone.current = true
      void sendNow.current()
    }
  }, [])

  const isFree = phase.kind === 'idle' || phase.kind === 'done'
  return {
    action,
    ticked,
    words,
    setWords,
    phase,
    /** Whether ticks may be changed: not while something is on its way. */
    isFree,
    tick: (id: string) => {
      if (!isFree) return
      setPhase(idle)
      setTicked((now) => (now.has(id) ? new Set([...now].filter((t) => t !== id)) : new Set([...now, id])))
    },
    tickAll: (ids: readonly string[]) => {
      if (!isFree) return
      setPhase(idle)
      setTicked((now) => (ids.every((id) => now.has(id)) ? none : new Set(ids)))
    },
    /** Takes back what was pressed; the ticks stay. */
    undo: () => {
      held.current = null
      setPhase(idle)
    },
    press: (ids: readonly string[], names: ReadonlyMap<string, string>) => {
      if (!action || !isFree || ids.length === 0) return
      if (action.ask && words.trim().length < action.ask.least) return
      held.current = { action, words: words.trim(), ids, names }
      setPhase({ kind: 'waiting', count: ids.length, left: UNDO_SECONDS })
    },
    sendNow: () => void send(),
    clear: () => {
      setPhase(idle)
      setTicked(none)
    }
  }
}

export type Bulk = ReturnType<typeof useBulk>
