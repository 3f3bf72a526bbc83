import './desk.scss'
import { useState } from 'react'
import { Button } from '../button'
import { Notice } from '../notice'
import { BulkBar } from './bulk-bar'
import { DeskBar } from './desk-bar'
import type { WideColumn, WideRow, WideTableProps } from './desk-types'
import { facetValues, nextSort, rowsInSight, type Sight, wholeSight } from './rows'
import { type Desk, useDesk } from './use-desk'
import { useExport } from './use-export'

/** As many rows as are drawn at once. */
const SHOWN = 50

/** A table that can be sorted, filtered, walked by keys, ticked and carried away; never more than a page is drawn. */
const WideTable = ({ label, file, columns, rows, onOpen, more, bulk }: WideTableProps) => {
  const [sight, setSight] = useState(wholeSight)
  const [page, setPage] = useState(0)
  const wanted = rowsInSight(rows, sight)
  const pages = Math.max(1, Math.ceil(wanted.length / SHOWN))
  const at = Math.min(page, pages - 1)
  const shown = wanted.slice(at * SHOWN, (at + 1) * SHOWN)
  const desk = useDesk({
    items: shown.map((r) => ({
      id: r.id,
      locked: r.locked,
      name: r.cells.filter(Boolean).slice(0, 2).join(' ')
    })),
    bulk,
    onOpen: (id) => onOpen?.(id)
  })
  const carry = useExport({
    file,
    columns: columns.map((c) => c.name),
    rows: wanted,
    total: rows.length,
    more
  })
  const look = (change: Partial<Sight>) => {
    setPage(0)
    setSight((now) => ({ ...now, ...change }))
  }
  return (
    <div className='xy-desk' ref={desk.root}>
      <DeskBar
        desk={desk}
        words={sight.words}
        onWords={(words) => look({ words })}
        count={`${sayCount(wanted, rows)}${more ? '，后面还有' : ''}`}
      >
        <Facets columns={columns} rows={rows} sight={sight} onLook={look} />
        <Button icon='table' running={carry.isRunning} onTap={carry.start}>
          下载表格
        </Button>
      </DeskBar>
      <Notice tone='stop'>{carry.problem}</Notice>
      <BulkBar bulk={desk.bulk} count={desk.ticked.length} onPress={desk.press} />
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are walked by keys */}
      <table className='xy-grid' role='grid' aria-label={label} aria-rowcount={wanted.length + 1}>
        <Head columns={columns} sight={sight} onLook={look} hasTicks={bulk !== null} />
        <tbody>
          {shown.map((row, i) => (
            <Row
              key={row.id}
              row={row}
              no={at * SHOWN + i + 2}
              columns={columns}
              desk={desk}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
      {shown.length === 0 ? (
        <div className='xy-hint'>{rows.length > 0 ? '没有符合的。' : '现在没有。'}</div>
      ) : null}
      <div className='xy-desk__pages'>
        {pages > 1 ? (
          <>
            <Button disabled={at === 0} onTap={() => setPage(at - 1)}>
              上一页
            </Button>
            <span>{`第${at + 1}页，共${pages}页`}</span>
            <Button disabled={at + 1 >= pages} onTap={() => setPage(at + 1)}>
              下一页
            </Button>
          </>
        ) : null}
        {more ? (
          <>
            <span>后面还有没读出来的，排序和筛选还不包括它们。</span>
            <Button running={more.isRunning} onTap={more.read}>
              再读一些
            </Button>
          </>
        ) : null}
      </div>
    </div>
  )
}

const sayCount = (wanted: readonly WideRow[], rows: readonly WideRow[]): string =>
  wanted.length === rows.length ? `${rows.length}行` : `${wanted.length}行，一共${rows.length}行`

interface SightProps {
  readonly columns: readonly WideColumn[]
  readonly sight: Sight
  readonly onLook: (change: Partial<Sight>) => void
}

const Facets = ({ columns, rows, sight, onLook }: SightProps & { rows: readonly WideRow[] }) => (
  <>
    {columns.map((column, i) =>
      column.facet ? (
        <select
          key={column.name}
          className='xy-desk__facet'
          aria-label={`只看哪一种${column.name}`}
          value={sight.facets[i] ?? ''}
          onChange={(e) => onLook({ facets: { ...sight.facets, [i]: e.currentTarget.value } })}
        >
          <option value=''>{`${column.name}：全部`}</option>
          {facetValues(rows, i).map((value) => (
            <option key={value} value={value}>
              {value}
            </option>
          ))}
        </select>
      ) : null
    )}
  </>
)

const Head = ({ columns, sight: { sort }, onLook, hasTicks }: SightProps & { hasTicks: boolean }) => (
  <thead>
    <tr aria-rowindex={1}>
      {hasTicks ? (
        <th className='xy-grid__tick' scope='col'>
          勾
        </th>
      ) : null}
      {columns.map((column, i) => {
        const isOn = sort?.column === i
        const mark = isOn ? (sort.down ? ' ↓' : ' ↑') : ''
        return (
          <th
            key={column.name}
            className={column.numeric ? 'xy-grid__number' : ''}
            scope='col'
            aria-sort={isOn ? (sort.down ? 'descending' : 'ascending') : 'none'}
          >
            <button
              className='xy-grid__sort'
              type='button'
              title='点一下排序'
              onClick={() => onLook({ sort: nextSort(sort, i) })}
            >
              {`${column.name}${mark}`}
            </button>
          </th>
        )
      })}
    </tr>
  </thead>
)

interface RowProps {
  readonly row: WideRow
  readonly no: number
  readonly columns: readonly WideColumn[]
  readonly desk: Desk
  readonly onOpen: WideTableProps['onOpen']
}

const Row = ({ row, no, columns, desk, onOpen }: RowProps) => {
  const isOn = desk.current === row.id
  const [name = ''] = row.cells.filter(Boolean).map(String)
  return (
    <tr
      className={`xy-grid__row ${isOn ? 'xy-grid__row_on' : ''}`}
      data-row={row.id}
      tabIndex={isOn ? 0 : -1}
      aria-rowindex={no}
      aria-selected={isOn}
      onClick={() => desk.choose(row.id)}
      onDoubleClick={() => onOpen?.(row.id)}
    >
      {desk.bulk.action ? (
        <td className='xy-grid__tick'>
          <input
            className='xy-box'
            type='checkbox'
            tabIndex={-1}
            aria-label={`勾上：${name}`}
            title={row.locked ?? ''}
            checked={desk.bulk.ticked.has(row.id)}
            disabled={row.locked !== null || !desk.bulk.isFree}
            onClick={(e) => e.stopPropagation()}
            onChange={() => desk.tick(row.id)}
          />
        </td>
      ) : null}
      {columns.map((column, i) => (
        <td key={column.name} className={column.numeric ? 'xy-grid__number' : ''}>
          {row.cells[i] ?? ''}
        </td>
      ))}
    </tr>
  )
}

export default WideTable
