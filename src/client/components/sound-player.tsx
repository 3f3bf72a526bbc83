import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { fileUrl } from '@/client/api/client'
import { Button } from './button'
import { Notice } from './notice'

interface SoundPlayerProps {
  /** The address the server gave, or a file on the phone. */
  readonly src: string
  readonly name?: string
}

/** What somebody said, to be listened to; stops when the page is left or it becomes another sound. */
export const SoundPlayer = ({ src, name = '听录音' }: SoundPlayerProps) => {
  const audio = useRef<Taro.InnerAudioContext | null>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [failed, setFailed] = useState(false)
  const stop = () => {
    audio.current?.destroy()
    audio.current = null
    setPlaying(false)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sound ends the one that plays
  useEffect(() => stop, [src])
  const play = () => {
    setFailed(false)
    const sound = Taro.createInnerAudioContext()
    audio.current = sound
    sound.src = fileUrl(src)
    sound.onEnded(stop)
    sound.onError(() => {
      // What was stopped by hand reports an error of its own.
      if (audio.current !== sound) return
      stop()
      setFailed(true)
    })
    sound.play()
    setPlaying(true)
  }
  return (
    <>
      <Button icon='sound' onTap={isPlaying ? stop : play}>
        {isPlaying ? '停下' : name}
      </Button>
      <Notice tone='stop'>{failed ? '录音放不出来，请看看有没有信号，再点一次。' : null}</Notice>
    </>
  )
}
