import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useNow } from '@/client/api/use-now'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import type { BulkAction } from '@/client/components/desk/desk-types'
import { Queue } from '@/client/components/desk/queue'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { sayTime } from '@/client/words/dates'

type Pending = Outputs['binding']['listPending'][number]

/** 确认身份: someone says who they are; whoever knows them says yes or no. */
const Bindings = () => {
  const { member, query: meQuery } = useMe()
  return (
    <Page title='确认身份' wide>
      <PageState query={meQuery} isEmpty={() => member === null} empty={{ title: '您的身份不能确认别人' }}>
        {() => (member ? <PendingList villageId={member.villageId} /> : null)}
      </PageState>
    </Page>
  )
}

const PendingList = ({ villageId }: { villageId: string }) => {
  const now = useNow()
  const confirmAll: BulkAction = {
    name: '确认是本人',
    done: '确认',
    send: (bindingId, { requestId }) => api.binding.confirm.mutate({ villageId, bindingId, requestId })
  }
  const query = useRead(['binding.listPending', villageId], () =>
    api.binding.listPending.query({ villageId })
  )
  return (
    <PageState
      query={query}
      isEmpty={(list) => list.length === 0}
      empty={{ title: '没有等着确认的人', hint: '有人用门牌码认户，就会出现在这里。' }}
    >
      {(list) => (
        <Queue
          label='等着确认的人'
          items={list}
          keyOf={(p) => p.bindingId}
          line={(p) => ({
            words: `有人说自己是${p.name}`,
            aside: asked(p, now),
            locked: p.own ? '您自己的申请，要由别人来确认' : null
          })}
          card={(p) => <PendingCard key={p.bindingId} villageId={villageId} pending={p} />}
          more={null}
          bulk={confirmAll}
        />
      )}
    </PageState>
  )
}

const asked = (p: Pending, now: Date): string =>
  [`户号${p.householdNo}`, p.relation, p.courtyard, sayTime(p.askedAt, now)].filter(Boolean).join(' · ')

const PendingCard = ({ villageId, pending }: { villageId: string; pending: Pending }) => {
  const [refusing, setRefusing] = useState(false)
  const [reason, setReason] = useState('')
  const now = useNow()
  const onDone = () => void queryClient.invalidateQueries()
  const yes = useSubmit((input: Inputs['binding']['confirm']) => api.binding.confirm.mutate(input), {
    onDone
  })
  const no = useSubmit((input: Inputs['binding']['refuse']) => api.binding.refuse.mutate(input), { onDone })
  const { bindingId } = pending
  return (
    <View className='xy-panel'>
      <View className='xy-panel__title'>{`有人说自己是${pending.name}`}</View>
      <View className='xy-prose'>{asked(pending, now)}</View>
      {pending.own ? <Notice>这是您自己的申请，要由别人来确认。</Notice> : null}
      <Notice tone='stop'>{yes.sentence ?? no.sentence}</Notice>
      {pending.own ? null : refusing ? (
        <>
          <Field
            label='为什么不是'
            hint='对方会看到这句话'
            value={reason}
            maxLength={200}
            onInput={setReason}
          />
          <View className='xy-pair'>
            <Button onTap={() => setRefusing(false)}>再想想</Button>
            <Button
              kind='warn'
              running={no.isRunning}
              disabled={reason.trim() === ''}
              onTap={() => void no.submit({ villageId, bindingId, reason })}
            >
              确定不是
            </Button>
          </View>
        </>
      ) : (
        <View className='xy-pair'>
          <Button onTap={() => setRefusing(true)}>不是本人</Button>
          <Button
            kind='primary'
            running={yes.isRunning}
            onTap={() => void yes.submit({ villageId, bindingId })}
          >
            确认是本人
          </Button>
        </View>
      )}
    </View>
  )
}

export default Bindings
