import '../township.scss'
import { View } from '@tarojs/components'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import type { BulkAction } from '@/client/components/desk/desk-types'
import { type ColumnOf, DeskTable } from '@/client/components/desk/table'
import { More } from '@/client/components/more'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { toast } from '@/client/components/toast'
import { sayExactly } from '@/client/words/dates'

type Dead = Outputs['message']['listDead']['pushes'][number]

/** 没发出去的提醒: what WeChat did not take, why, and to try it once more. */
const DeadLetters = () => {
  const { person, may, query } = useMe()
  const reads = person?.kind === 'staff' && may('message_dead')
  const placeId = reads ? (person.townshipId ?? person.countyId) : null
  return (
    <Page title='没发出去的提醒' wide office>
      <PageState query={query} isEmpty={() => placeId === null} empty={{ title: '您的身份不能看这里' }}>
        {() => (placeId ? <List placeId={placeId} /> : null)}
      </PageState>
    </Page>
  )
}

const List = ({ placeId }: { placeId: string }) => {
  const query = useReadMore(['message.listDead', placeId], {
    read: (after) => api.message.listDead.query({ placeId, ...(after ? { after } : {}) }),
    next: (page) => page.next
  })
  return (
    <PageState
      query={query}
      isEmpty={(pages) => pages.every((p) => p.pushes.length === 0)}
      empty={{ title: '都发出去了', hint: '微信没有收下的提醒会列在这里。' }}
    >
      {(pages) => (
        <>
          <Notice>
            提醒在小程序的“消息”里本人都看得到，这里只是微信没有再提醒一次的。收消息的是谁、说的是什么事，这里不显示。
          </Notice>
          <DeskTable
            label='没发出去的提醒'
            file='没发出去的提醒'
            columns={columns}
            rows={pages.flatMap((p) => p.pushes)}
            keyOf={(dead) => `${dead.villageId} ${dead.pushId}`}
            locked={(dead) => (dead.mayRetry ? null : '过了时候，不用再发')}
            more={query.more}
            bulk={retryAll}
          >
            {pages
              .flatMap((p) => p.pushes)
              .map((dead) => (
                <DeadPanel key={dead.pushId} dead={dead} />
              ))}
            <More more={query.more} word='再看一些' />
          </DeskTable>
        </>
      )}
    </PageState>
  )
}

const columns: readonly ColumnOf<Dead>[] = [
  { name: '村', value: (d) => d.villageName, facet: true },
  { name: '哪一种', value: (d) => d.title, facet: true },
  { name: '为什么', value: (d) => d.reason },
  { name: '什么时候', value: (d) => sayExactly(d.deadAt ?? d.at), order: (d) => d.deadAt ?? d.at },
  { name: '试了几次', value: (d) => d.tries, numeric: true },
  { name: '微信的编号', value: (d) => d.errcode, numeric: true },
  { name: '还能再发', value: (d) => (d.mayRetry ? '能' : '过了时候'), facet: true }
]

const retryAll: BulkAction = {
  name: '再发一次',
  done: '再发',
  send: (id, { requestId }) => {
    const [villageId = '', pushId = ''] = id.split(' ')
    return api.message.retryDead.mutate({ villageId, pushId, requestId })
  }
}

const DeadPanel = ({ dead }: { dead: Dead }) => {
  const { villageId, pushId } = dead
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['message']['retryDead']) => api.message.retryDead.mutate(input),
    {
      onDone: () => {
        toast('已经再发')
        void queryClient.invalidateQueries()
      }
    }
  )
  return (
    <View className='xy-panel'>
      <Heading className='xy-panel__title'>{`${dead.title} · ${dead.villageName}`}</Heading>
      <View className='xy-prose'>{dead.reason}</View>
      <View className='xy-panel__aside'>{sayTries(dead)}</View>
      <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{sentence}</Notice>
      {dead.mayRetry ? (
        <Button running={isRunning} onTap={() => void submit({ villageId, pushId })}>
          再发一次
        </Button>
      ) : (
        <View className='xy-panel__aside'>过了时候，不用再发。</View>
      )}
    </View>
  )
}

const sayTries = ({ deadAt, at, tries, errcode }: Dead): string =>
  `${sayExactly(deadAt ?? at)} · 试了${tries}次${errcode === null ? '' : ` · 微信的编号${errcode}`}`

export default DeadLetters
