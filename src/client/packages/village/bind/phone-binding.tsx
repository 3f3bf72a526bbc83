import { Button as NativeButton, View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Cell, Cells } from '@/client/components/cells'
import { Notice } from '@/client/components/notice'
import { goToTab } from '@/client/navigate'

type Answer = Outputs['binding']['bindByPhone']
type Choose = Extract<Answer, { state: 'choose' }>

/** Only WeChat hands out a phone number, and only through its own button. */
export const PhoneBinding = () => {
  const [choose, setChoose] = useState<Choose | null>(null)
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['binding']['bindByPhone']) => api.binding.bindByPhone.mutate(input),
    {
      onDone: (answer) => {
        if (answer.state === 'choose') return setChoose(answer)
        void queryClient.invalidateQueries()
        goToTab('me')
      }
    }
  )
  return (
    <>
      <View className='xy-form'>
        <Notice tone='stop'>{sentence}</Notice>
        <NativeButton
          className='xy-native'
          openType='getPhoneNumber'
          disabled={isRunning}
          onGetPhoneNumber={(e) => {
            const { code } = e.detail as { code?: string }
            if (code) void submit({ code })
          }}
        >
          用手机号认户
        </NativeButton>
      </View>
      {choose ? (
        <Cells title='这个手机号有几个人在用，您是哪一位'>
          {choose.candidates.map((c) => (
            <Cell
              key={c.holderId}
              title={c.maskedName}
              note={c.householdName}
              onTap={() => void submit({ ticket: choose.ticket, holderId: c.holderId })}
            />
          ))}
        </Cells>
      ) : null}
    </>
  )
}
