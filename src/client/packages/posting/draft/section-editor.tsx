import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { More } from '@/client/components/more'
import { excerptOf, type Finding, type NoticeText, type SectionDraft } from './draft-text'

interface SectionEditorProps {
  readonly number: number
  readonly section: SectionDraft
  readonly onChange: (change: Partial<SectionDraft>) => void
  readonly onRemove: () => void
  /** What the check found in this part, and the text it read. */
  readonly findings: readonly Finding[]
  readonly checked: NoticeText | null
}

const ROWS_AT_ONCE = 10
/** Signs that fill the smaller box. */
const LONG = 60

/** One part of a notice: its heading, its words, its table, and below what must not be in it. */
export const SectionEditor = (props: SectionEditorProps) => {
  const { number, section, onChange, onRemove, findings, checked } = props
  return (
    <View className={`xy-panel xy-part ${section.body.length > LONG ? 'xy-part_long' : ''}`}>
      <Field
        label={`第${number}部分小标题`}
        optional
        value={section.heading}
        maxLength={40}
        onInput={(heading) => onChange({ heading })}
      />
      <Field
        label={`第${number}部分内容`}
        optional={section.table !== null}
        lines
        hint='一行写一段'
        value={section.body}
        maxLength={8000}
        onInput={(body) => onChange({ body })}
      />
      {section.table ? <TableEditor table={section.table} onChange={(table) => onChange({ table })} /> : null}
      <Findings findings={findings} checked={checked} />
      <Button kind='quiet' onTap={onRemove}>
        {`删掉第${number}部分`}
      </Button>
    </View>
  )
}

interface FindingsProps {
  readonly findings: readonly Finding[]
  readonly checked: NoticeText | null
}

/** What may not be public, marked in its words, each with what to write instead. */
export const Findings = ({ findings, checked }: FindingsProps) =>
  checked === null || findings.length === 0 ? null : (
    <View className='xy-found'>
      {findings.map((f) => {
        const { before, found, after } = excerptOf(checked, f)
        return (
          <View key={`${f.path}${f.start}`} className='xy-found__item'>
            <View className='xy-found__where'>{`${f.where}有不能公开的内容`}</View>
            <View className='xy-found__words'>
              <Text>{before}</Text>
              <Text className='xy-found__mark'>{found}</Text>
              <Text>{after}</Text>
            </View>
            <View>{f.advice}</View>
          </View>
        )
      })}
    </View>
  )

type Table = NonNullable<SectionDraft['table']>

/** A table cell by cell: a row is a group of fields, each under the name of its column. */
const TableEditor = ({ table, onChange }: { table: Table; onChange: (table: Table) => void }) => {
  const [shown, setShown] = useState(ROWS_AT_ONCE)
  const write = (r: number, c: number, cell: string) =>
    onChange({
      ...table,
      rows: table.rows.map((row, i) => (i === r ? row.map((old, j) => (j === c ? cell : old)) : row))
    })
  return (
    <>
      {table.rows.slice(0, shown).map((row, r) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and are never moved
        <View key={r} className='xy-part__row'>
          <View className='xy-panel__aside'>{`表格第${r + 1}行`}</View>
          {row.map((cell, c) => (
            <Field
              key={table.columns[c]}
              label={table.columns[c] ?? ''}
              value={cell}
              maxLength={200}
              onInput={(words) => write(r, c, words)}
            />
          ))}
        </View>
      ))}
      <More
        more={
          table.rows.length > shown ? { isRunning: false, read: () => setShown(shown + ROWS_AT_ONCE) } : null
        }
        word={`还有${table.rows.length - shown}行`}
      />
    </>
  )
}
