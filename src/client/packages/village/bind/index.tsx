import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useVillage } from '@/client/api/use-me'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { go, goToTab } from '@/client/navigate'
import { isWeapp } from '@/client/words/platform'
import { PhoneBinding } from './phone-binding'

/** 认户: by the phone in the roster, or by the code on the door of one's house. */
const Bind = () => {
  const { village, query } = useVillage()
  return (
    <Page title='认户'>
      {isWeapp ? <PhoneBinding /> : null}
      {village ? (
        <GateCode village={village} />
      ) : (
        <PageState query={query} isEmpty={() => true} empty={{ title: '还没有村子' }}>
          {() => null}
        </PageState>
      )}
    </Page>
  )
}

const GateCode = ({ village }: { village: { villageId: string; name: string } }) => {
  // Scanned at the gate, it need not be typed.
  const [gateCode, setGateCode] = useState(useRouter().params.code ?? '')
  const [name, setName] = useState('')
  const [asked, setAsked] = useState(false)
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['binding']['askByGateCode']) => api.binding.askByGateCode.mutate(input),
    {
      onDone: () => {
        setAsked(true)
        void queryClient.invalidateQueries()
      }
    }
  )
  if (asked) {
    return (
      <Blank
        icon='tick'
        title='已送到'
        hint='院落长或村委会确认后，您就能说事、查积分。结果会在“我的”里告诉您。'
      >
        <Button onTap={() => goToTab('me')}>回到我的</Button>
      </Blank>
    )
  }
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  return (
    <>
      <Cells title='用门牌码认户'>
        <Cell icon='house' title='我是哪个村的' value={village.name} onTap={() => go('villages')} />
      </Cells>
      <View className='xy-form'>
        <Field
          label='门牌码'
          hint='门口牌子上的8个字母数字'
          value={gateCode}
          maxLength={20}
          onInput={setGateCode}
          error={wrong('gateCode')}
        />
        <Field
          label='姓名'
          hint='和户口本上一样'
          value={name}
          maxLength={30}
          onInput={setName}
          error={wrong('name')}
        />
        <Notice tone='stop'>{sentence}</Notice>
        <Button
          kind='primary'
          running={isRunning}
          disabled={gateCode.trim() === '' || name.trim() === ''}
          onTap={() =>
            void submit({ villageId: village.villageId, gateCode: gateCode.trim(), name: name.trim() })
          }
        >
          送去确认
        </Button>
      </View>
    </>
  )
}

export default Bind
