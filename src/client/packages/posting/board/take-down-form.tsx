import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { toast } from '@/client/components/toast'
import type { Card } from './index'
import { Where } from './where'

type Reason = Inputs['notice']['takeDown']['reason']

const reasonNames: Readonly<Record<Reason, string>> = {
  damaged: '纸质件脱落或损坏',
  outage: '系统或网络中断',
  leak: '含有个人信息，先遮挡再更正',
  term_done: '期满取下'
}

/** Says that it is not up somewhere, and why; it is not a withdrawal. */
export const TakeDownForm = ({ card, onDone }: { card: Card; onDone: () => void }) => {
  const { villageId, noticeId, restartGapMinutes } = card
  const { may } = useMe()
  const isOver = card.state === 'term_done'
  const reasons: Reason[] = isOver
    ? ['term_done']
    : ['damaged', 'outage', ...(may('notice_cosign') ? (['leak'] as const) : [])]
  const [channels, setChannels] = useState(card.hangsAt)
  const [reason, setReason] = useState<Reason | null>(isOver ? 'term_done' : null)
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['notice']['takeDown']) => api.notice.takeDown.mutate(input),
    {
      onDone: () => {
        toast('已登记')
        void queryClient.invalidateQueries()
        onDone()
      }
    }
  )
  return (
    <View className='xy-board__hands'>
      <Where
        label='哪里没有挂'
        among={card.hangsAt}
        value={channels}
        onChoose={(to) => setChannels([...to])}
      />
      <Labelled label='什么原因'>
        <Choice
          label='什么原因'
          shape='list'
          value={reason}
          onChoose={setReason}
          options={reasons.map((value) => ({ value, name: reasonNames[value] }))}
        />
      </Labelled>
      {isOver ? null : (
        <Notice>
          {reason === 'leak'
            ? '遮住以后，这一份不能再挂出来；改好以后另起草一份，天数从头算。'
            : `公示不能撤下，只能登记中断。中断满${restartGapMinutes}分钟，天数要从头算起，请尽快重新挂出。`}
        </Notice>
      )}
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={reason === null}
        onTap={() => {
          if (reason) void submit({ villageId, noticeId, channels: [...channels], reason })
        }}
      >
        登记
      </Button>
    </View>
  )
}
