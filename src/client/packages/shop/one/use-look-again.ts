import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'

const LOOK_AGAIN_MS = 6000

/**
 * Reads again every few seconds while the page is seen and `isOn`: two phones look at the same thing across a counter, and
 * what one does the other shows.
 */
export const useLookAgain = (refetch: () => unknown, isOn: boolean): void => {
  const [isSeen, setSeen] = useState(true)
  useDidShow(() => setSeen(true))
  useDidHide(() => setSeen(false))
  useEffect(() => {
    if (!isOn || !isSeen) return
    const timer = setInterval(() => void refetch(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isOn, isSeen, refetch])
}
