import { memo } from 'react'
import { DateField } from '@/client/components/date-field'
import { Field, Labelled } from '@/client/components/field'
import { mostDaysBack, mostTimes } from '@/domain/claim/names'
import { addDays } from '@/domain/common/calendar'
import type { Item } from '../choose-item'
import { Counter } from '../counter'
import { type RecordForm, recordDrafts } from './record-draft'

// A tick must cost a phone next to nothing, and WeChat is told the value of a field whenever it is drawn: so these are
// drawn only when something of their own has changed. What they change is found by the draft's key, which stays.

interface WhenProps {
  readonly item: Item
  readonly draftKey: string
  readonly today: string
  readonly occurredOn: string
  readonly times: number
  readonly wrongDay: string | null
  readonly wrongTimes: string | null
}

/** The day, and how often each of them did it. */
export const When = memo(({ item, draftKey, today, occurredOn, times, wrongDay, wrongTimes }: WhenProps) => {
  const edit = (change: Partial<RecordForm>) => recordDrafts.edit(draftKey, change)
  return (
    <>
      <DateField
        label='哪一天'
        value={occurredOn}
        min={addDays(today, -mostDaysBack)}
        max={today}
        onChange={(day) => edit({ occurredOn: day })}
        error={wrongDay}
      />
      <Labelled label={item.perPerson ? '每人几次' : '每户几次'} error={wrongTimes}>
        <Counter value={times} unit={item.unit} most={mostTimes} onChange={(n) => edit({ times: n })} />
      </Labelled>
    </>
  )
})
When.displayName = 'When'

interface NoteProps {
  readonly isNeeded: boolean
  readonly draftKey: string
  readonly note: string
  readonly wrong: string | null
}

/** What the day was for. */
export const Note = memo(({ isNeeded, draftKey, note, wrong }: NoteProps) => (
  <Field
    label='说明'
    optional={!isNeeded}
    hint='比如：修三组水渠，上午8点到12点'
    value={note}
    maxLength={200}
    onInput={(words) => recordDrafts.edit(draftKey, { note: words })}
    error={wrong}
  />
))
Note.displayName = 'Note'
