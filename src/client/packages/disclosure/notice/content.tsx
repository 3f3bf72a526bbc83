import { View } from '@tarojs/components'
import { useState } from 'react'
import { a11y } from '@/client/components/a11y'
import { Button } from '@/client/components/button'
import { Fact } from '@/client/components/fact'
import { useCare } from '@/client/stores/settings'
import type { Whole } from './index'

type Section = Whole['sections'][number]
type Table = NonNullable<Section['table']>

/** The text that was signed, part by part, unchanged. */
export const Content = ({ sections }: { sections: readonly Section[] }) => (
  <>
    {sections.map((section, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the content is frozen
      <View key={index} className='xy-panel'>
        {section.heading ? <View className='xy-panel__title'>{section.heading}</View> : null}
        {section.lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the content is frozen
          <View key={i} className='xy-prose'>
            {line}
          </View>
        ))}
        {section.table ? <Rows table={section.table} /> : null}
      </View>
    ))}
  </>
)

/** More rows than these at once are slow on an old phone. */
const rowsAtOnce = 50
/** Wider than this, a table does not fit a phone: each row becomes a block that names its columns. */
const columnsAcross = 3

const Rows = ({ table }: { table: Table }) => {
  const [shown, setShown] = useState(rowsAtOnce)
  const rows = table.rows.slice(0, shown)
  // In elder mode always: of three columns each would be two characters wide.
  const care = useCare()
  const isNarrow = !care && table.columns.length <= columnsAcross
  return (
    <>
      {isNarrow ? (
        <Grid columns={table.columns} rows={rows} />
      ) : (
        <Blocks columns={table.columns} rows={rows} />
      )}
      {shown < table.rows.length ? (
        <Button onTap={() => setShown(shown + rowsAtOnce)}>
          {`再看${Math.min(rowsAtOnce, table.rows.length - shown)}行（共${table.rows.length}行）`}
        </Button>
      ) : null}
    </>
  )
}

interface Part {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const Grid = ({ columns, rows }: Part) => (
  <View className='xy-table' {...a11y({ role: 'table' })}>
    <View className='xy-table__row xy-table__row_head' {...a11y({ role: 'row' })}>
      {columns.map((name) => (
        <View key={name} className='xy-table__cell' {...a11y({ role: 'columnheader' })}>
          {name}
        </View>
      ))}
    </View>
    {rows.map((row, r) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the content is frozen
      <View key={r} className='xy-table__row' {...a11y({ role: 'row' })}>
        {row.map((cell, c) => (
          <View key={columns[c]} className='xy-table__cell' {...a11y({ role: 'cell' })}>
            {cell}
          </View>
        ))}
      </View>
    ))}
  </View>
)

const Blocks = ({ columns, rows }: Part) => (
  <>
    {rows.map((row, r) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the content is frozen
      <View key={r} className='xy-block'>
        {row.map((cell, c) => (
          <Fact key={columns[c]} name={columns[c] ?? ''} value={cell} />
        ))}
      </View>
    ))}
  </>
)
