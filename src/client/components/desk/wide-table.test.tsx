import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import type { WideRow } from './desk-types'
import { saveTable, workbookOf } from './save-table'
import WideTable from './wide-table'

jest.mock('./save-table', () => ({ saveTable: jest.fn(), workbookOf: jest.fn() }))

const open = jest.fn()
const rowsFrom = (from: number, count: number): WideRow[] =>
  Array.from({ length: count }, (_, i) => {
    const no = from + i
    const cells = [String(no).padStart(3, '0'), `${no % 3}组`, no * 2]
    return { id: `h${no}`, cells, order: cells, locked: null }
  })
const columns = [{ name: '户号' }, { name: '组', facet: true }, { name: '分', numeric: true }]

/** A list of which a page at a time is read; `fails`: the next one does not come. */
const Paged = ({ pages, fails = false }: { pages: number; fails?: boolean }) => {
  const [read, setRead] = useState(1)
  const [isRunning, setRunning] = useState(false)
  const next = () => {
    setRunning(true)
    setTimeout(() => {
      setRunning(false)
      if (!fails) setRead(read + 1)
    }, 0)
  }
  return (
    <WideTable
      label='全村积分'
      file='全村积分'
      columns={columns}
      rows={rowsFrom(1, read * 60)}
      onOpen={open}
      more={read < pages ? { isRunning, read: next } : null}
      bulk={null}
    />
  )
}

const bodyRows = () => screen.getAllByRole('row').slice(1)
const key = (name: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key: name })

beforeEach(() => {
  jest.spyOn(Element.prototype, 'getClientRects').mockReturnValue([{}] as never)
  Element.prototype.scrollIntoView = jest.fn()
})
afterEach(() => jest.restoreAllMocks())

test('never more than a page is drawn, and what is not read yet is said', () => {
  render(<Paged pages={2} />)
  expect(bodyRows()).toHaveLength(50)
  fireEvent.click(screen.getByRole('button', { name: '下一页' }))
  expect(bodyRows()).toHaveLength(10)
  expect(screen.getByText('60行，后面还有')).toBeTruthy()
  expect(screen.queryByRole('checkbox')).toBeNull()
})

test('a heading orders, a choice and words narrow, Enter opens the row that has the focus', () => {
  render(<Paged pages={1} />)
  fireEvent.click(screen.getByRole('button', { name: '分' }))
  fireEvent.click(screen.getByRole('button', { name: '分 ↑' }))
  expect(screen.getByRole('columnheader', { name: '分 ↓' }).getAttribute('aria-sort')).toBe('descending')
  expect(bodyRows()[0]?.textContent).toContain('060')
  fireEvent.change(screen.getByLabelText('只看哪一种组'), { target: { value: '1组' } })
  expect(screen.getByText('20行，一共60行')).toBeTruthy()
  ;(document.activeElement as HTMLElement).blur()
  key('j')
  key('Enter')
  expect(open).toHaveBeenCalledWith('h55')
})

test('a table is carried away whole: what was not read is read first', async () => {
  render(<Paged pages={3} />)
  fireEvent.click(screen.getByRole('button', { name: '下载表格' }))
  await waitFor(() => expect(saveTable).toHaveBeenCalledTimes(1))
  const [names, rows] = (workbookOf as jest.Mock).mock.calls[0] as [string[], unknown[][]]
  expect([names, rows.length, rows.at(-1)]).toEqual([['户号', '组', '分'], 180, ['180', '0组', 360]])
})

test('where a page does not come there is no file, and it is said', async () => {
  render(<Paged pages={3} fails />)
  fireEvent.click(screen.getByRole('button', { name: '下载表格' }))
  await waitFor(() => expect(screen.getByText('后面的没有读出来，表格没有下载。请再点一次。')).toBeTruthy())
  expect(saveTable).not.toHaveBeenCalled()
})
