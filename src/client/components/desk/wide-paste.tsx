import './desk.scss'
import { useId, useState } from 'react'
import { type PastedRow, parsePasted, toPasted } from '@/domain/common/pasted-table'
import { Button } from '../button'
import { Notice } from '../notice'
import type { PasteFault, PasteProps } from './paste'

const MOST_FAULTS = 50

/**
 * A place to paste cells from Excel into: read at once, its faults named line by line, and taken over at a press. What
 * was pasted stays until it was taken over.
 */
const WidePaste = ({ title, hint, word, read, onTake, hasHead }: PasteProps) => {
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [isTaking, setTaking] = useState(false)
  /** What the last attempt said of the lines that are left; gone with the next change. */
  const [told, setTold] = useState<readonly PasteFault[] | null>(null)
  const id = useId()
  const rows: readonly PastedRow[] = parsePasted(text)
  const found = rows.length > 0 ? read(rows) : { said: '', faults: [], ready: false }
  const { said, ready } = found
  const faults = told ?? found.faults
  if (!isOpen) {
    return (
      <div className='xy-paste'>
        <Button icon='table' onTap={() => setOpen(true)}>
          {title}
        </Button>
      </div>
    )
  }
  const take = async () => {
    setTaking(true)
    try {
      const left = await onTake(rows)
      if (left === null) return
      const rest = leftOf(rows, left, hasHead)
      setText(toPasted(rest.rows.map((r) => r.cells)))
      setTold(rest.faults)
      if (rest.rows.length === 0) setOpen(false)
    } finally {
      setTaking(false)
    }
  }
  return (
    <div className='xy-panel xy-paste'>
      <label htmlFor={id}>{title}</label>
      <div className='xy-panel__aside'>{hint}</div>
      <textarea
        id={id}
        className='xy-paste__area'
        aria-label={title}
        value={text}
        // What is written meanwhile would be gone with the answer.
        readOnly={isTaking}
        onChange={(e) => {
          setTold(null)
          setText(e.currentTarget.value)
        }}
      />
      <Notice tone={faults.length > 0 ? 'wait' : 'good'}>{said || null}</Notice>
      {faults.length > 0 ? (
        <ul className='xy-paste__faults'>
          {faults.slice(0, MOST_FAULTS).map((f) => (
            <li key={`${f.line}${f.words}`}>{`第${f.line}行：${f.words}`}</li>
          ))}
          {faults.length > MOST_FAULTS ? <li>{`还有${faults.length - MOST_FAULTS}处`}</li> : null}
        </ul>
      ) : null}
      <div className='xy-pair'>
        <Button disabled={isTaking} onTap={() => setOpen(false)}>
          收起
        </Button>
        <Button kind='primary' running={isTaking} disabled={!ready} onTap={() => void take()}>
          {word}
        </Button>
      </div>
    </div>
  )
}

/** The lines that did not go through, under the heading they had, with their faults by their new numbers. */
const leftOf = (
  rows: readonly PastedRow[],
  faults: readonly PasteFault[],
  hasHead: PasteProps['hasHead']
): { rows: readonly PastedRow[]; faults: readonly PasteFault[] } => {
  const lines = new Set(faults.map((f) => f.line))
  const [first] = rows
  const head = first && hasHead?.(first) && faults.length > 0 ? [first] : []
  const left = [...head, ...rows.filter((r) => lines.has(r.line) && !head.includes(r))]
  return {
    rows: left,
    faults: faults.map((f) => ({ ...f, line: left.findIndex((r) => r.line === f.line) + 1 }))
  }
}

export default WidePaste
