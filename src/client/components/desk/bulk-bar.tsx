import { useEffect, useRef } from 'react'
import { Button } from '../button'
import { Field } from '../field'
import type { Bulk } from './use-bulk'

interface BulkBarProps {
  readonly bulk: Bulk
  /** Those of the ticked that are still there. */
  readonly count: number
  readonly onPress: () => void
}

/** What is ticked and what to do with it; then how long it can be taken back; then what became of it. */
export const BulkBar = ({ bulk, count, onPress }: BulkBarProps) => {
  const { action, phase } = bulk
  if (!action) return null
  if (phase.kind === 'waiting') return <Waiting bulk={bulk} count={phase.count} left={phase.left} />
  if (phase.kind === 'sending')
    return (
      <div className='xy-bulk' role='status'>
        <span className='xy-bulk__said'>{`正在发出：${phase.answered}/${phase.count}件`}</span>
      </div>
    )
  if (phase.kind === 'done')
    return <Done bulk={bulk} sent={phase.sent} failed={phase.failed} onPress={onPress} />
  return count > 0 ? <Ticked bulk={bulk} count={count} onPress={onPress} /> : null
}

const Ticked = ({ bulk, count, onPress }: BulkBarProps) => {
  const { action, words } = bulk
  if (!action) return null
  const { ask } = action
  return (
    <div className='xy-bulk'>
      <span className='xy-bulk__said' role='status'>{`已勾${count}件`}</span>
      {ask ? (
        <div className='xy-bulk__words'>
          <Field
            label={ask.label}
            hint={ask.hint}
            value={words}
            maxLength={ask.most}
            onInput={bulk.setWords}
          />
        </div>
      ) : null}
      <Button
        kind='primary'
        disabled={ask ? words.trim().length < ask.least : false}
        onTap={onPress}
      >{`${action.name}（${count}件）`}</Button>
      <Button onTap={bulk.clear}>不勾了</Button>
    </div>
  )
}

const Waiting = ({ bulk, count, left }: { bulk: Bulk; count: number; left: number }) => {
  const undo = useRef<HTMLDivElement>(null)
  // Whoever pressed by mistake has the way back under the same key.
  useEffect(() => undo.current?.querySelector<HTMLElement>('[role=button]')?.focus(), [])
  return (
    <div className='xy-bulk'>
      <span className='xy-bulk__said' role='status'>{`${count}件还没有发出，可以撤销。`}</span>
      <div ref={undo}>
        <Button kind='primary' label={`撤销，还有${left}秒`} onTap={bulk.undo}>{`撤销（${left}秒）`}</Button>
      </div>
      <Button onTap={bulk.sendNow}>现在就发</Button>
    </div>
  )
}

interface DoneProps {
  readonly bulk: Bulk
  readonly sent: number
  readonly failed: readonly { readonly id: string; readonly name: string; readonly why: string }[]
  readonly onPress: () => void
}

const Done = ({ bulk, sent, failed, onPress }: DoneProps) => (
  <div className='xy-bulk' role='status'>
    <span className='xy-bulk__said'>
      {[
        sent > 0 ? `${sent}件已${bulk.action?.done ?? ''}` : null,
        failed.length > 0 ? `${failed.length}件没有成功，还勾着` : null
      ]
        .filter(Boolean)
        .join('，')}
    </span>
    {failed.length > 0 ? (
      <>
        <ul className='xy-bulk__failed'>
          {failed.map((f) => (
            <li key={f.id}>{`${f.name}：${f.why}`}</li>
          ))}
        </ul>
        <Button kind='primary' onTap={onPress}>{`再试${failed.length}件`}</Button>
      </>
    ) : null}
    <Button onTap={bulk.clear}>知道了</Button>
  </div>
)
