import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { fileUrl, openUrl } from '@/client/api/file-url'
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
    const fail = () => {
      // What was stopped by hand reports an error of its own.
      if (audio.current !== sound) return
      stop()
      setFailed(true)
    }
    const begin = (at: string) => {
      if (audio.current !== sound) return
      sound.src = at
      sound.play()
    }
    sound.onEnded(stop)
    sound.onError(fail)
    setPlaying(true)
    // A browser plays within the tap itself or not at all.
    if (CLOUD_ENV) openUrl(src).then(begin, fail)
    else begin(fileUrl(src))
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
