import { useEffect, useState } from 'react'
import { isWeapp } from '@/client/words/platform'

/** As in wide.scss and desk.scss. */
const WIDE = '(min-width: 1024px)'

const canAsk = !isWeapp && typeof matchMedia === 'function'

/** Whether the window has room for two columns; the mini-program has a phone's width everywhere. */
export const useWide = (): boolean => {
  const [isWide, setWide] = useState(() => canAsk && matchMedia(WIDE).matches)
  useEffect(() => {
    if (!canAsk) return
    const media = matchMedia(WIDE)
    const follow = () => setWide(media.matches)
    // Safari of iOS 12 and 13 knows only the old name.
    if (media.addEventListener) media.addEventListener('change', follow)
    else media.addListener(follow)
    return () => {
      if (media.removeEventListener) media.removeEventListener('change', follow)
      else media.removeListener(follow)
    }
  }, [])
  return isWide
}
