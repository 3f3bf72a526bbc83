import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Notice } from '@/client/components/notice'
import { Panel } from '@/client/components/panel'
import { CodeField } from '../code-field'
import { type At, useAct } from './hands'
import { WitnessForm } from './witness-form'

/** The goods change hands: with the code of the household's phone, or before a witness where there is none. */
export const HandOver = ({ at, scanned }: { at: At; scanned: string }) => {
  const [way, setWay] = useState<'code' | 'witness'>('code')
  return (
    <Panel title='交货'>
      <Choice
        label='怎么交货'
        shape='row'
        value={way}
        onChoose={setWay}
        options={[
          { value: 'code', name: '凭领取码' },
          { value: 'witness', name: '没有手机' }
        ]}
      />
      {way === 'code' ? <ByCode at={at} scanned={scanned} /> : <WitnessForm at={at} action='hand_over' />}
    </Panel>
  )
}

const ByCode = ({ at, scanned }: { at: At; scanned: string }) => {
  const [code, setCode] = useState(scanned)
  const { send, isRunning, problem, sentence } = useAct(at, '登记好了，请农户在手机上确认')
  return (
    <View>
      <CodeField value={code} onChange={setCode} error={problem?.field === 'code' ? problem.message : null} />
      <Notice tone='stop'>{problem?.field === 'code' ? null : sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={code.length !== 6}
        onTap={() => send({ action: 'hand_over', code })}
      >
        东西交给农户了
      </Button>
    </View>
  )
}
