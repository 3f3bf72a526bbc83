import { useRef, useState } from 'react'
import { useCare } from '@/client/stores/settings'

const FEW = 5

/** What is not shown yet of a list, and how it is. */
export interface Rest {
  readonly count: number
  readonly open: () => void
}

/**
 * In elder mode the first few of a list, and the way to the rest of it; otherwise all. What was whole stays whole when its
 * next page comes: who pressed for it wants to see it.
 */
export const useFew = <T>(items: readonly T[]): { shown: readonly T[]; rest: Rest | null } => {
  const care = useCare()
  const [isOpen, setOpen] = useState(false)
  // One more than few is no reason to hide it.
  const wasWhole = useRef(false)
  const hides = care && !isOpen && !wasWhole.current && items.length > FEW + 1
  wasWhole.current = care && items.length > 0 && !hides
  return hides
    ? { shown: items.slice(0, FEW), rest: { count: items.length - FEW, open: () => setOpen(true) } }
    : { shown: items, rest: null }
}
