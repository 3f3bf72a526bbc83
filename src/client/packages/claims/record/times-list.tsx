import { View } from '@tarojs/components'
import { useState } from 'react'
import { Fold } from '@/client/components/fold'
import { More } from '@/client/components/more'
import { Counter } from '../counter'
import { type RecordForm, recordDrafts } from './record-draft'

const SHOWN = 30

interface TimesListProps {
  readonly form: RecordForm
  readonly unit: string
  readonly most: number
  readonly draftKey: string
}

/** For whoever did more or less than the others: one counter for each that was ticked. */
export const TimesList = ({ form, unit, most, draftKey }: TimesListProps) => {
  const [shown, setShown] = useState(SHOWN)
  const lines = Object.entries(form.picked)
  // A place of its own: the first tick must not move what stands below.
  if (lines.length === 0) return <View />
  const change = (key: string, times: number) =>
    recordDrafts.edit(draftKey, ({ picked, times: all }) => {
      const line = picked[key]
      return line ? { picked: { ...picked, [key]: { ...line, times: times === all ? null : times } } } : {}
    })
  return (
    <View>
      <Fold title='有人次数不一样？'>
        <View className='xy-section'>
          {lines.slice(0, shown).map(([key, line]) => (
            <View key={key} className='xy-times'>
              <View className='xy-times__name'>{line.name}</View>
              <Counter
                value={line.times ?? form.times}
                unit={unit}
                most={most}
                onChange={(times) => change(key, times)}
              />
            </View>
          ))}
          <More
            more={lines.length > shown ? { isRunning: false, read: () => setShown(shown + SHOWN) } : null}
            word='再看一些'
          />
        </View>
      </Fold>
    </View>
  )
}
