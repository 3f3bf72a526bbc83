import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Labelled } from '@/client/components/field'
import { Fold } from '@/client/components/fold'
import { Notice } from '@/client/components/notice'
import { PageState } from '@/client/components/page-state'
import { type At, useAct } from './hands'

interface WitnessFormProps {
  readonly at: At
  readonly action: 'hand_over' | 'name_witness'
}

/** Who saw it: somebody in office who confirms on their own phone. */
export const WitnessForm = ({ at, action }: WitnessFormProps) =>
  action === 'hand_over' ? (
    <Witnesses at={at} action={action} />
  ) : (
    <Fold title='农户不方便确认，请人见证'>
      <Witnesses at={at} action={action} />
    </Fold>
  )

const Witnesses = ({ at, action }: WitnessFormProps) => {
  const [witnessId, setWitnessId] = useState<string | null>(null)
  const { send, isRunning, sentence } = useAct(at, '登记好了，请见证人在手机上确认')
  const query = useRead(['shop.listWitnesses', at.redemptionId], () => api.shop.listWitnesses.query(at))
  return (
    <PageState
      query={query}
      isEmpty={(list) => list.length === 0}
      empty={{ title: '没有可以见证的人', hint: '见证人要在村里任职，不是这一户的，也不是您家的。' }}
    >
      {(list) => (
        <View>
          <Labelled label='请谁见证'>
            <Choice
              label='请谁见证'
              shape='list'
              value={witnessId}
              onChoose={setWitnessId}
              options={list.map((w) => ({ value: w.memberId, name: w.name, note: w.roles }))}
            />
          </Labelled>
          <Notice tone='stop'>{sentence}</Notice>
          <Button
            kind='primary'
            running={isRunning}
            disabled={witnessId === null}
            onTap={() => {
              if (witnessId) send({ action, witnessId })
            }}
          >
            {action === 'hand_over' ? '东西交给农户了，请他见证' : '请他见证'}
          </Button>
        </View>
      )}
    </PageState>
  )
}
