import './desk.scss'
import { useRef, useState } from 'react'
import { More } from '../more'
import { Tag } from '../tag'
import { BulkBar } from './bulk-bar'
import { DeskBar } from './desk-bar'
import type { WideLine, WideQueueProps } from './desk-types'
import { holdsWords } from './rows'
import { type Desk, useDesk } from './use-desk'

const textsOf = ({ words, aside, tags }: WideLine): readonly string[] => [
  words,
  aside ?? '',
  ...(tags ?? []).map((t) => t.word)
]

/** Two columns of a PC: the list on the left, what is chosen in it on the right; ticks where several go at one press. */
const WideQueue = ({ label, lines, detail, above, more, bulk }: WideQueueProps) => {
  const [words, setWords] = useState('')
  const right = useRef<HTMLElement>(null)
  const shown = lines.filter((line) => holdsWords(textsOf(line), words))
  const desk = useDesk({
    items: shown.map((l) => ({ id: l.id, locked: l.locked ?? null, name: l.words.slice(0, 24) })),
    bulk,
    onOpen: () => right.current?.focus()
  })
  const count = words.trim() === '' ? `${lines.length}件` : `${shown.length}件，一共${lines.length}件`
  return (
    <div className='xy-desk' ref={desk.root}>
      <DeskBar desk={desk} words={words} onWords={setWords} count={more ? `${count}，后面还有` : count} />
      <BulkBar bulk={desk.bulk} count={desk.ticked.length} onPress={desk.press} />
      <div className='xy-twin'>
        <div className='xy-twin__list'>
          {above}
          {shown.length > 0 ? (
            // biome-ignore lint/a11y/useSemanticElements: a line is a card, not a row of a table
            <div role='grid' aria-label={label}>
              {shown.map((line) => (
                <Line key={line.id} line={line} desk={desk} />
              ))}
            </div>
          ) : (
            <div className='xy-hint'>{lines.length > 0 ? '没有符合的。' : '现在没有。'}</div>
          )}
          <More more={more} word='再看一些' />
        </div>
        <section className='xy-twin__detail' ref={right} tabIndex={-1} aria-label='选中的这一件'>
          {desk.current === null ? null : <div key={desk.current}>{detail(desk.current)}</div>}
        </section>
      </div>
    </div>
  )
}

const Line = ({ line, desk }: { line: WideLine; desk: Desk }) => {
  const isOn = desk.current === line.id
  const isTicked = desk.bulk.ticked.has(line.id)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line is a card, not a row of a table
    // biome-ignore lint/a11y/useKeyWithClickEvents: the desk hears the keys
    <div
      className={`xy-pick ${isOn ? 'xy-pick_on' : ''}`}
      role='row'
      data-row={line.id}
      tabIndex={isOn ? 0 : -1}
      aria-selected={isOn}
      onClick={() => desk.choose(line.id)}
    >
      {desk.bulk.action ? (
        // biome-ignore lint/a11y/useSemanticElements: see above
        // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus
        <div className='xy-pick__tick' role='gridcell'>
          <input
            className='xy-box'
            type='checkbox'
            tabIndex={-1}
            aria-label={`勾上：${line.words.slice(0, 24)}`}
            title={line.locked ?? ''}
            checked={isTicked}
            disabled={Boolean(line.locked) || !desk.bulk.isFree}
            onClick={(e) => e.stopPropagation()}
            onChange={() => desk.tick(line.id)}
          />
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus */}
      <div className='xy-pick__main' role='gridcell'>
        {line.tags && line.tags.length > 0 ? (
          <div className='xy-pick__head'>
            {line.tags.map((t) => (
              <Tag key={t.word} tone={t.tone ?? 'calm'}>
                {t.word}
              </Tag>
            ))}
          </div>
        ) : null}
        <div className='xy-pick__words'>{line.words}</div>
        {line.aside ? <div className='xy-pick__aside'>{line.aside}</div> : null}
        {desk.bulk.action && line.locked ? <div className='xy-pick__aside'>{line.locked}</div> : null}
      </div>
    </div>
  )
}

export default WideQueue
