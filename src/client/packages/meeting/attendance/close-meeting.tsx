import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { confirm } from '@/client/components/toast'
import type { Meeting } from './index'

interface CloseMeetingProps {
  readonly villageId: string
  readonly meeting: Meeting
}

const done = () => void queryClient.invalidateQueries()

/** The end of the meeting, after which a signature is late; or its cancellation, with the reason. */
export const CloseMeeting = ({ villageId, meeting }: CloseMeetingProps) => {
  const today = useToday()
  const { meetingId } = meeting
  const [reason, setReason] = useState<string | null>(null)
  const end = useSubmit((input: Inputs['meeting']['end']) => api.meeting.end.mutate(input), { onDone: done })
  const cancel = useSubmit((input: Inputs['meeting']['cancel']) => api.meeting.cancel.mutate(input), {
    onDone: done
  })
  const ask = async () => {
    const yes = await confirm('会议结束了？', '结束以后来签到的，算补签，不计入实到。', '结束了')
    if (yes) void end.submit({ villageId, meetingId })
  }
  return (
    <View className='xy-section'>
      {meeting.plannedOn === today && meeting.endedAt === null ? (
        <Button running={end.isRunning} onTap={() => void ask()}>
          会议结束
        </Button>
      ) : null}
      <Notice tone='stop'>{end.sentence}</Notice>
      {reason === null ? (
        <Button kind='quiet' onTap={() => setReason('')}>
          取消这次会议
        </Button>
      ) : (
        <>
          <Field
            label='为什么取消'
            hint='会告诉通知过的人'
            value={reason}
            maxLength={200}
            onInput={setReason}
            error={cancel.problem?.field === 'reason' ? cancel.problem.message : null}
          />
          <Notice tone='stop'>{cancel.sentence}</Notice>
          <Button
            kind='warn'
            running={cancel.isRunning}
            onTap={() => void cancel.submit({ villageId, meetingId, reason })}
          >
            取消会议并告诉大家
          </Button>
          <Button onTap={() => setReason(null)}>不取消</Button>
        </>
      )}
    </View>
  )
}
