import './read-aloud.scss'
import { View } from '@tarojs/components'
import { useDidHide } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { isCare, useSettings } from '@/client/stores/settings'
import type { Stop } from '@/client/voice/once'
import { canSpeak, speak } from '@/client/voice/speak'
import { Button } from './button'
import { Notice } from './notice'

interface ReadAloudProps {
  /** Begins without being pressed: on a page that was opened to be read. */
  readonly atOnce?: boolean
  /** What is on the screen, as written; a function is asked when the button is pressed. */
  readonly text: string | (() => string)
}

/** Elder ears like it a little slower. */
const SLOWER = 0.9

/** Who reads now, anywhere: two voices at once are none. */
let silence: Stop | null = null

/**
 * 朗读: reads aloud what the page says; pressed again it stops, and then goes on from there. Stops when the page is left.
 * Shows nothing where nothing can speak.
 */
export const ReadAloud = ({ text, atOnce = false }: ReadAloudProps) => {
  const care = useSettings(isCare)
  const [state, setState] = useState<'off' | 'on' | 'held'>('off')
  const [problem, setProblem] = useState<string | null>(null)
  const ending = useRef<Stop | null>(null)
  const piece = useRef(0)
  const stop = () => {
    if (!ending.current) return
    ending.current()
    ending.current = null
    silence = null
    setState('held')
  }
  useDidHide(stop)
  // biome-ignore lint/correctness/useExhaustiveDependencies: at its end alone
  useEffect(() => stop, [])

  const over = (sentence: string | null) => {
    ending.current = null
    silence = null
    if (sentence === null) piece.current = 0
    setProblem(sentence)
    setState(sentence && piece.current > 0 ? 'held' : 'off')
  }
  const read = (from: number) => {
    silence?.()
    piece.current = from
    setProblem(null)
    setState('on')
    silence = stop
    ending.current = speak(
      { text: typeof text === 'string' ? text : text(), from, rate: care ? SLOWER : 1 },
      {
        at: (now) => {
          piece.current = now
        },
        ended: () => over(null),
        failed: over
      }
    )
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it comes
  useEffect(() => {
    if (atOnce && canSpeak()) read(0)
  }, [])

  if (!canSpeak()) return null
  return (
    <View className='xy-aloud'>
      {state === 'on' ? (
        <Button kind='quiet' icon='sound' onTap={stop}>
          停下
        </Button>
      ) : (
        <Button kind='quiet' icon='sound' onTap={() => read(state === 'held' ? piece.current : 0)}>
          {state === 'held' ? '接着读' : '朗读'}
        </Button>
      )}
      {state === 'held' && piece.current > 0 ? (
        <Button kind='quiet' onTap={() => read(0)}>
          从头读
        </Button>
      ) : null}
      <Notice tone='stop'>{problem}</Notice>
    </View>
  )
}
