import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Notice } from '@/client/components/notice'
import { NumberField } from '@/client/components/number-field'
import { toast } from '@/client/components/toast'

export type Terms = Outputs['issue']['readTerms']

/** What a county sets, each with the most that the server takes. */
const fields = [
  { id: 'courtyardDays', name: '院落办', most: 60 },
  { id: 'villageDays', name: '村办', most: 60 },
  { id: 'townshipDays', name: '乡镇办', most: 90 },
  { id: 'countyDays', name: '县级部门办', most: 120 },
  { id: 'capDays', name: '从说事到办完，总共', most: 365 }
] as const
type FieldId = (typeof fields)[number]['id']

/** The days of each level, and how they are counted. */
export const TermsForm = ({ countyId, terms }: { countyId: string; terms: Terms }) => {
  const [days, setDays] = useState<Readonly<Record<FieldId, number | null>>>(terms)
  const [count, setCount] = useState(terms.count)
  const save = useSubmit((input: Inputs['issue']['chooseTerms']) => api.issue.chooseTerms.mutate(input), {
    onDone: () => {
      toast('已改，下一步起按这个算')
      void queryClient.invalidateQueries()
    }
  })
  const wrong = (id: FieldId, most: number): string | null => {
    const value = days[id]
    if (save.problem?.field === id) return save.problem.message
    return value !== null && (value < 1 || value > most) ? `填1到${most}之间的整数。` : null
  }
  const changed = count !== terms.count || fields.some(({ id }) => days[id] !== terms[id])
  const { courtyardDays, villageDays, townshipDays, countyDays, capDays } = days
  const send = () => {
    if (courtyardDays === null || villageDays === null || townshipDays === null) return
    if (countyDays === null || capDays === null) return
    void save.submit({
      ...{ countyId, courtyardDays, villageDays, townshipDays, countyDays, capDays, count }
    })
  }
  const ready = fields.every(({ id, most }) => {
    const value = days[id]
    return value !== null && value >= 1 && value <= most
  })
  return (
    <View className='xy-form'>
      <View className='xy-section__title'>各级的期限怎么算</View>
      <Choice
        label='各级的期限怎么算'
        shape='row'
        value={count}
        onChoose={setCount}
        options={[
          { value: 'calendar' as const, name: '自然日' },
          { value: 'working' as const, name: '工作日' }
        ]}
      />
      {fields.map(({ id, name, most }) => (
        <NumberField
          key={id}
          label={name}
          unit='天'
          value={days[id]}
          onChange={(value) => setDays((before) => ({ ...before, [id]: value }))}
          error={wrong(id, most)}
        />
      ))}
      <Notice tone='stop'>{save.problem?.field ? null : save.sentence}</Notice>
      <Button kind='primary' running={save.isRunning} disabled={!changed || !ready} onTap={send}>
        按这个改
      </Button>
    </View>
  )
}
