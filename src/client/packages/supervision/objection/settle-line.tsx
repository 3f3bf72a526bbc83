import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Panel } from '@/client/components/panel'
import { toast } from '@/client/components/toast'
import { Corrections, useCorrections } from './corrections'
import type { Objection } from './index'

/** After an order of the township or a ruling: what becomes of the points that were held back. */
export const SettleLine = ({ objection: o }: { objection: Objection }) => {
  const [reason, setReason] = useState('')
  const corrections = useCorrections(o.line)
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['claim']['settleLine']) => api.claim.settleLine.mutate(input),
    {
      onDone: ({ released, corrected }) => {
        toast(corrected > 0 ? `更正了${corrected}条` : `放行了${released}条`)
        void queryClient.invalidateQueries()
      }
    }
  )
  if (o.line === null) return null
  const wrong = problem?.field === 'reason' ? problem.message : null
  const settle = () =>
    void submit({
      villageId: o.villageId,
      objectionId: o.objectionId,
      corrections: corrections.changed,
      reason: reason.trim()
    })
  return (
    <Panel title='按文书办理这一户的分' accent>
      <View className='xy-panel__aside'>不用改的，分数照原样，这一户的分就放行。</View>
      <Corrections line={o.line} corrections={corrections} error={null} />
      <Field label='理由' lines value={reason} maxLength={500} onInput={setReason} error={wrong} />
      <Notice tone='stop'>{wrong ? null : sentence}</Notice>
      <Button kind='primary' running={isRunning} disabled={!corrections.isWhole} onTap={settle}>
        按这样办
      </Button>
    </Panel>
  )
}
