import { lazy, Suspense } from 'react'
import type { PastedRow } from '@/domain/common/pasted-table'
import { useWide } from './use-wide'

const WidePaste = process.env.TARO_ENV === 'h5' ? lazy(() => import('./wide-paste')) : null

export interface PasteFault {
  /** Counted as it was pasted. */
  readonly line: number
  readonly words: string
}

type Left = readonly PasteFault[] | null

export interface PasteProps {
  readonly title: string
  /** Which columns are looked for. */
  readonly hint: string
  /** What the button says that takes it over. */
  readonly word: string
  /** What was found, in a sentence, and what was not, line by line; not `ready`: there is nothing to take over. */
  readonly read: (rows: readonly PastedRow[]) => {
    readonly said: string
    readonly faults: readonly PasteFault[]
    readonly ready: boolean
  }
  /**
   * Answers what of it did not go through: those lines stay, with what is wrong with them. Null: nothing did, all of it stays,
   * and the page has said why.
   */
  readonly onTake: (rows: readonly PastedRow[]) => Left | Promise<Left>
  /** Whether the first line is a heading: it stays above what did not go through. */
  readonly hasHead?: (row: PastedRow) => boolean
}

/** Paste from Excel, on a PC; nothing on a phone. */
export const Paste = (props: PasteProps) => {
  const isWide = useWide()
  return isWide && WidePaste ? (
    <Suspense fallback={null}>
      <WidePaste {...props} />
    </Suspense>
  ) : null
}
