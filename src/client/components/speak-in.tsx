import './read-aloud.scss'
import { View } from '@tarojs/components'
import { useDidHide } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { canListen, listen } from '@/client/voice/listen'
import type { Stop } from '@/client/voice/once'
import { isWeapp } from '@/client/words/platform'
import { a11y } from './a11y'
import { Button } from './button'
import { Notice } from './notice'

interface SpeakInProps {
  /** Of the field that is spoken into. */
  readonly label: string
  readonly value: string
  readonly maxLength: number
  readonly onInput: (value: string) => void
}

/** Who understands it: nothing of it is kept by us. */
const TO_WHOM = `声音交给${isWeapp ? '微信' : '浏览器'}变成字，不留录音。说错了可以改。`

/**
 * 说话，变成字: what is said stands in the field, as if it had been typed there, to be read over and corrected; it is never
 * sent by itself. Shows nothing where nobody understands speech.
 */
export const SpeakIn = ({ label, value, maxLength, onInput }: SpeakInProps) => {
  const [state, setState] = useState<'off' | 'opening' | 'on'>('off')
  const [problem, setProblem] = useState<string | null>(null)
  const ending = useRef<Stop | null>(null)
  // Whoever listens was asked when the field still stood as it was.
  const latest = useRef(onInput)
  latest.current = onInput
  /** What was put into the field last; null where nothing more may be. */
  const put = useRef<string | null>(null)
  const stop = () => ending.current?.()
  useDidHide(stop)
  useEffect(() => {
    // Who types while it listens has the last word.
    if (put.current === null || value === put.current) return
    put.current = null
    ending.current?.()
  }, [value])
  // biome-ignore lint/correctness/useExhaustiveDependencies: at its end alone
  useEffect(() => stop, [])

  const over = (sentence: string | null) => {
    ending.current = null
    put.current = null
    setState('off')
    setProblem(sentence)
  }
  const start = () => {
    setProblem(null)
    setState('opening')
    put.current = value
    ending.current = listen({
      began: () => setState('on'),
      heard: (words) => {
        if (put.current === null) return
        const whole = value + words
        put.current = whole.slice(0, maxLength)
        latest.current(put.current)
        if (whole.length > maxLength) stop()
      },
      done: () => over(null),
      failed: over
    })
  }

  if (!canListen()) return null
  const word = state === 'off' ? '说话，变成字' : '说完了，停'
  return (
    <View className='xy-aloud'>
      <Button
        kind='quiet'
        icon={state === 'off' ? 'speak' : 'tick'}
        label={`${word}：${label}`}
        onTap={state === 'off' ? start : stop}
      >
        {word}
      </Button>
      {state === 'on' ? (
        <View className='xy-aloud__note' {...a11y({ live: true })}>
          {TO_WHOM}
        </View>
      ) : null}
      <Notice tone='stop'>{problem}</Notice>
    </View>
  )
}
