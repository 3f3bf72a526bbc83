import { useState } from 'react'
import { toClientError } from '@/client/api/client-error'
import { saveWorkbook, type Workbook } from '@/client/stores/save-workbook'
import { Button } from './button'
import { Notice } from './notice'

interface SaveBookProps {
  /** What the button says: 下载表格. */
  readonly children: string
  readonly kind?: 'primary' | 'plain'
  /** Asks the server for the table. */
  readonly load: () => Promise<Workbook>
}

/** A table to be saved: a browser's download, or WeChat's viewer; what went wrong stands below. */
export const SaveBook = ({ children, kind = 'plain', load }: SaveBookProps) => {
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    setRunning(true)
    setProblem(null)
    const book = await load().catch((error: unknown) => {
      setProblem(toClientError(error).message)
      return null
    })
    if (book !== null) await saveWorkbook(book).catch(() => setProblem('表格没有存下来，请再点一次。'))
    setRunning(false)
  }
  return (
    <>
      <Button kind={kind} icon='table' running={isRunning} onTap={() => void save()}>
        {children}
      </Button>
      <Notice tone='stop'>{problem}</Notice>
    </>
  )
}
