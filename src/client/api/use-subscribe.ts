import { useQueryClient } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useSession } from '@/client/stores/session'
import type { SubscriptionAnswer } from '@/domain/message/consent'
import type { Template } from '@/domain/message/templates'
import { api } from './client'
import { newRequestId } from './request-id'
import { useRead } from './use-read'

/** The person has switched all messages of this app off in WeChat's settings: an answer too. */
const SWITCHED_OFF = 20004

const answers: Readonly<Record<string, SubscriptionAnswer>> = {
  accept: 'accept',
  acceptWithAudio: 'accept',
  reject: 'reject',
  ban: 'ban',
  filter: 'ban'
}

/** Asks by WeChat's own dialog; null where it did not come up. It opens in the handler of a tap only. */
const askWechat = async (templateId: string): Promise<SubscriptionAnswer | null> => {
  try {
    const said: Record<string, unknown> = {
      ...(await Taro.requestSubscribeMessage({ tmplIds: [templateId], entityIds: [] }))
    }
    return answers[String(said[templateId])] ?? null
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'errCode' in error ? error.errCode : null
    return code === SWITCHED_OFF ? 'reject' : null
  }
}

/**
 * Whether to offer, at this moment, that WeChat tells of what comes; `ask` goes into a tap's handler. After the answer
 * nothing is offered again, and the server knows it (should the phone not reach it, WeChat tells it as well).
 */
export const useSubscribe = (template: Template) => {
  const isSignedIn = useSession((s) => s.token !== null)
  const who = useSession((s) => s.signInId)
  const queries = useQueryClient()
  const key = ['message.asking', template]
  const { data } = useRead(key, () => api.message.asking.query({ template }), {
    enabled: isSignedIn
  })
  const [answer, setAnswer] = useState<SubscriptionAnswer | 'failed' | null>(null)
  const isAsking = useRef(false)
  const passed = useRef(false)

  const tell = (said: SubscriptionAnswer | 'pass') => {
    // On the next page too, before the server has heard of it; there it is read anew.
    queries.setQueryData([who, ...key], { templateId: null, passing: false }, { updatedAt: 0 })
    const input = { requestId: newRequestId(), template, answer: said }
    // Where the signal is gone nothing is lost that must be kept: WeChat pushes answers, and other moments will come.
    void api.message.consent.mutate(input).catch(() => undefined)
  }

  const passing = data?.passing === true && answer === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: one moment is told once
  useEffect(() => {
    if (!passing || passed.current) return
    passed.current = true
    tell('pass')
  }, [passing])

  const ask = async () => {
    if (isAsking.current || !data?.templateId) return
    isAsking.current = true
    const said = await askWechat(data.templateId)
    isAsking.current = false
    setAnswer(said ?? 'failed')
    if (said) tell(said)
  }

  return { offers: data?.templateId !== null && data?.templateId !== undefined, answer, ask }
}
