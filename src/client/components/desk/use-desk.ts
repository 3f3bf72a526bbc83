import { useEffect, useRef, useState } from 'react'
import type { BulkAction } from './desk-types'
import { useBulk } from './use-bulk'
import { useDeskKeys } from './use-desk-keys'

export interface DeskItem {
  readonly id: string
  readonly locked: string | null
  /** How it is called when it is said what failed. */
  readonly name: string
}

interface Options {
  /** What is on the screen now, in its order. */
  readonly items: readonly DeskItem[]
  readonly bulk: BulkAction | null
  readonly onOpen: (id: string) => void
}

/** One line is the current one, some are ticked, and the keys move both: the same for a queue and for a table. */
export const useDesk = ({ items, bulk: action, onOpen }: Options) => {
  const root = useRef<HTMLDivElement>(null)
  const filter = useRef<HTMLInputElement>(null)
  const [at, setAt] = useState<string | null>(null)
  const [helps, setHelps] = useState(false)
  const place = useRef(0)
  const isMoved = useRef(false)
  const bulk = useBulk(action)

  const found = items.findIndex((i) => i.id === at)
  // What is done with leaves the list; the one that took its place is next.
  const index = found >= 0 ? found : Math.min(place.current, items.length - 1)
  const current = items[index]?.id ?? null
  const ticked = items.filter((i) => bulk.ticked.has(i.id))

  useEffect(() => {
    place.current = Math.max(index, 0)
    if (!isMoved.current) return
    isMoved.current = false
    focusRow(root.current, current)
  })

  const choose = (id: string | undefined) => {
    if (id === undefined) return
    isMoved.current = true
    setAt(id)
  }
  const tick = (id: string) => {
    if (action && items.some((i) => i.id === id && i.locked === null)) bulk.tick(id)
  }
  const press = () =>
    bulk.press(
      ticked.map((i) => i.id),
      new Map(ticked.map((i) => [i.id, i.name]))
    )
  useDeskKeys(root, {
    move: (by) => choose(items[Math.min(Math.max(index + by, 0), items.length - 1)]?.id),
    open: () => {
      if (current !== null) onOpen(current)
    },
    tick: () => {
      if (current !== null) tick(current)
    },
    tickAll: () => {
      if (action) bulk.tickAll(items.filter((i) => i.locked === null).map((i) => i.id))
    },
    press,
    undo: bulk.undo,
    filter: () => filter.current?.focus(),
    help: () => setHelps((now) => !now),
    back: () => (helps ? setHelps(false) : focusRow(root.current, current))
  })
  return { root, filter, current, choose, tick, press, bulk, ticked, helps, setHelps }
}

const focusRow = (root: HTMLElement | null, id: string | null): void => {
  if (!root || id === null) return
  for (const row of Array.from(root.querySelectorAll<HTMLElement>('[data-row]'))) {
    if (row.dataset.row !== id) continue
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  }
}

export type Desk = ReturnType<typeof useDesk>
