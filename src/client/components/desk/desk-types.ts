import type { ReactNode } from 'react'
import type { MoreProps } from '../more'

/** One press for everything that is ticked. It goes out after a while in which it can be taken back. */
export interface BulkAction {
  /** What the button says: 让村里看到. */
  readonly name: string
  /** What is said of them afterwards: 公开. */
  readonly done: string
  /** Words that go to all of them; at least `least` characters. */
  readonly ask?: {
    readonly label: string
    readonly hint: string
    readonly least: number
    readonly most: number
  }
  readonly send: (
    id: string,
    press: { readonly requestId: string; readonly words: string }
  ) => Promise<unknown>
}

export type Tone = 'calm' | 'good' | 'wait' | 'stop'

/** One line of the left column. */
export interface QueueLine {
  readonly words: string
  readonly aside?: string | undefined
  readonly tags?: readonly { readonly word: string; readonly tone?: Tone }[]
  /** Why it cannot be ticked, and must be opened. */
  readonly locked?: string | null
}

export interface WideLine extends QueueLine {
  readonly id: string
}

export interface WideQueueProps {
  readonly label: string
  readonly lines: readonly WideLine[]
  readonly detail: (id: string) => ReactNode
  readonly above: ReactNode
  readonly more: MoreProps['more']
  readonly bulk: BulkAction | null
}

export type CellValue = string | number | null

export interface WideColumn {
  readonly name: string
  /** Offered as a choice above the table: a state, a village. */
  readonly facet?: boolean | undefined
  readonly numeric?: boolean | undefined
}

export interface WideRow {
  readonly id: string
  readonly cells: readonly CellValue[]
  /** What a column is sorted by where that is not what it shows. */
  readonly order: readonly CellValue[]
  readonly locked: string | null
}

export interface WideTableProps {
  readonly label: string
  /** The exported file's name, without its ending. */
  readonly file: string
  readonly columns: readonly WideColumn[]
  readonly rows: readonly WideRow[]
  readonly onOpen: ((id: string) => void) | null
  readonly more: MoreProps['more']
  readonly bulk: BulkAction | null
}
