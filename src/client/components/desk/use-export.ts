import { useEffect, useRef, useState } from 'react'
import type { MoreProps } from '../more'
import type { WideRow } from './desk-types'

interface Options {
  readonly file: string
  readonly columns: readonly string[]
  /** As they are filtered and sorted now. */
  readonly rows: readonly WideRow[]
  /** Of all that were read, wanted or not. */
  readonly total: number
  readonly more: MoreProps['more']
}

/** Carries a table away whole: reads what has not been read yet, page by page, and then writes the file. */
export const useExport = ({ file, columns, rows, total, more }: Options) => {
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  /** How many rows there were when the page on its way was asked for. */
  const asked = useRef(-1)
  const isReading = more?.isRunning ?? false

  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that arrives asks for the next
  useEffect(() => {
    if (!isRunning || isReading) return
    if (more === null) {
      setRunning(false)
      void write(file, columns, rows).catch(() => setProblem('表格没有存下来，请再点一次。'))
    } else if (asked.current === total) {
      setRunning(false)
      setProblem('后面的没有读出来，表格没有下载。请再点一次。')
    } else {
      asked.current = total
      more.read()
    }
  }, [isRunning, isReading, more === null, total])

  return {
    isRunning,
    problem,
    start: () => {
      asked.current = -1
      setProblem(null)
      setRunning(true)
    }
  }
}

const write = async (file: string, columns: readonly string[], rows: readonly WideRow[]): Promise<void> => {
  const { saveTable, workbookOf } = await import('./save-table')
  saveTable(
    `${file}.xlsx`,
    workbookOf(
      columns,
      rows.map((r) => r.cells)
    )
  )
}
