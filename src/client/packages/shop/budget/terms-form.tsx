import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { NumberField } from '@/client/components/number-field'
import { toast } from '@/client/components/toast'

type Terms = Outputs['shop']['listBudgets']['terms']

/** How long goods wait at the counter, and how much a household may redeem in a quarter; from now on. */
export const TermsForm = ({ villageId, terms }: { villageId: string; terms: Terms }) => {
  const [days, setDays] = useState<number | null>(terms.pickupDays)
  const [quarterPoints, setQuarterPoints] = useState<number | null>(terms.quarterPoints)
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['shop']['chooseTerms']) => api.shop.chooseTerms.mutate(input),
    {
      onDone: () => {
        toast('存好了')
        void queryClient.invalidateQueries()
      }
    }
  )
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  return (
    <View className='xy-form'>
      <NumberField label='几天以内来领' value={days} onChange={setDays} error={wrong('pickupDays')} />
      <NumberField
        label='每户每季度最多兑换多少分'
        optional
        value={quarterPoints}
        onChange={setQuarterPoints}
        error={wrong('quarterPoints')}
      />
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={days === null}
        onTap={() => {
          if (days !== null) void submit({ villageId, pickupDays: days, quarterPoints })
        }}
      >
        存好
      </Button>
    </View>
  )
}
