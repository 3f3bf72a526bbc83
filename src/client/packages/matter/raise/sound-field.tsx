import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { dropFile, keepFile, openFile } from '@/client/api/kept-file'
import { newRequestId } from '@/client/api/request-id'
import { a11y } from '@/client/components/a11y'
import { Button } from '@/client/components/button'
import { Labelled } from '@/client/components/field'
import { Icon } from '@/client/components/icon'
import { SoundPlayer } from '@/client/components/sound-player'
import { Tap } from '@/client/components/tap'
import type { SoundDraft } from '@/client/stores/drafts'
import { mayUse, microphone } from '@/client/voice/may-use'
import { maxSoundSeconds } from '@/domain/issue/names'
import { startRecording } from './recorder'

interface SoundFieldProps {
  readonly sound: SoundDraft | null
  readonly error: string | null
  readonly onChange: (sound: SoundDraft | null) => void
}

/** 说一段: at most a minute, to be heard again, thrown away, taken anew. */
export const SoundField = ({ sound, error, onChange }: SoundFieldProps) => {
  const { state, seconds, problem, start, stop } = useRecorder(onChange)
  const remove = () => {
    onChange(null)
    if (sound) void dropFile(sound.path)
  }
  if (sound) {
    return (
      <Labelled label='录音' aside={`${sound.seconds}秒`} error={error}>
        <Kept sound={sound} />
        <View className='xy-raise__again'>
          <Button kind='quiet' onTap={remove}>
            删掉，重新录
          </Button>
        </View>
      </Labelled>
    )
  }
  const isOn = state === 'on'
  return (
    <Labelled label='说一段' optional aside={`最长${maxSoundSeconds}秒`} error={problem ?? error}>
      <Tap
        className={`xy-mic ${isOn ? 'xy-mic_on' : ''}`}
        onTap={state === 'off' ? () => void start() : stop}
        label={isOn ? '说完了，停' : undefined}
      >
        <Icon name={isOn ? 'tick' : 'speak'} className='xy-mic__icon' />
        <View className='xy-mic__word'>{isOn ? '说完了，停' : '按一下，开始说'}</View>
        <View className='xy-mic__note' {...a11y({ hidden: isOn })}>
          {isOn ? `正在录 ${seconds}秒` : '不会写字就说，说完再按一下'}
        </View>
      </Tap>
    </Labelled>
  )
}

/** A browser's database has to be asked where the sound is. */
const Kept = ({ sound }: { sound: SoundDraft }) => {
  const [src, setSrc] = useState<string | null>(null)
  useEffect(() => {
    let left = false
    void openFile(sound.path).then((found) => {
      if (!left) setSrc(found)
    })
    return () => {
      left = true
    }
  }, [sound.path])
  return src ? <SoundPlayer src={src} name='听一听' /> : null
}

const useRecorder = (onChange: SoundFieldProps['onChange']) => {
  const [state, setState] = useState<'off' | 'opening' | 'on'>('off')
  const [seconds, setSeconds] = useState(0)
  const [problem, setProblem] = useState<string | null>(null)
  const ending = useRef<(() => void) | null>(null)

  useEffect(() => {
    if (state !== 'on') return
    const timer = setInterval(() => setSeconds((s) => s + 1), 1000)
    return () => clearInterval(timer)
  }, [state])
  // Whoever leaves the page in the middle has said something all the same: it goes into the draft.
  useEffect(() => () => ending.current?.(), [])

  const start = async () => {
    setProblem(null)
    setSeconds(0)
    setState('opening')
    if (!(await mayUse(microphone))) return setState('off')
    ending.current = startRecording({
      began: () => setState('on'),
      failed: (sentence) => {
        ending.current = null
        setState('off')
        setProblem(sentence)
      },
      done: ({ path, seconds }) => {
        ending.current = null
        setState('off')
        void keepFile(path).then((kept) =>
          onChange({ id: newRequestId(), path: kept, seconds, fileId: null })
        )
      }
    })
  }
  const stop = () => ending.current?.()
  return { state, seconds, problem, start, stop }
}
