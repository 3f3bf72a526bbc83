import './wide.scss'
import { lazy, type ReactNode, Suspense } from 'react'
import type { MoreProps } from '../more'
import type { BulkAction, CellValue } from './desk-types'
import { useWide } from './use-wide'

// Written out, so that the mini-program has nothing of it; a phone's browser never asks for it.
const WideTable = process.env.TARO_ENV === 'h5' ? lazy(() => import('./wide-table')) : null

export interface ColumnOf<T> {
  readonly name: string
  readonly value: (row: T) => CellValue
  /** What it is sorted by where that is not what it shows. */
  readonly order?: (row: T) => CellValue
  /** Offered as a choice above the table. */
  readonly facet?: boolean
  readonly numeric?: boolean
}

interface DeskTableProps<T> {
  readonly label: string
  /** The exported file's name, without its ending. */
  readonly file: string
  readonly columns: readonly ColumnOf<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
  /** Why a row cannot be ticked. */
  readonly locked?: (row: T) => string | null
  readonly onOpen?: ((row: T) => void) | null
  readonly more?: MoreProps['more']
  readonly bulk?: BulkAction | null
  /** The same on a phone. */
  readonly children?: ReactNode
}

/** A table on a PC; on a phone what stands inside. */
export const DeskTable = <T,>(props: DeskTableProps<T>) => {
  const { label, file, columns, rows, keyOf, locked, onOpen, more, bulk, children } = props
  const isWide = useWide()
  if (!isWide || !WideTable) return <>{children}</>
  const open = (id: string) => {
    const row = rows.find((r) => keyOf(r) === id)
    if (row !== undefined) onOpen?.(row)
  }
  return (
    <Suspense fallback={null}>
      <WideTable
        {...{ label, file }}
        columns={columns.map(({ name, facet, numeric }) => ({ name, facet, numeric }))}
        rows={rows.map((row) => ({
          id: keyOf(row),
          cells: columns.map((c) => c.value(row)),
          order: columns.map((c) => (c.order ?? c.value)(row)),
          locked: locked?.(row) ?? null
        }))}
        onOpen={onOpen ? open : null}
        more={more ?? null}
        bulk={bulk ?? null}
      />
    </Suspense>
  )
}
