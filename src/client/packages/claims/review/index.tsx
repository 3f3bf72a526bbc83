import '../claims.scss'
import { View } from '@tarojs/components'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useReadMore } from '@/client/api/use-read-more'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Queue } from '@/client/components/desk/queue'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayDay } from '@/client/words/dates'
import { batchTones } from '../states'

type Batch = Outputs['claim']['listBatches'][number]
const PAGE = 20

/** 积分复核: what was scored and waits for the village's review, and every month's batch with where it stands. */
const Review = () => {
  const { member, may, query } = useMe()
  const mine = member && may('points_batch_read') ? member : null
  return (
    <Page title='积分复核' wide>
      {mine ? (
        <>
          {may('points_review') ? <Waiting villageId={mine.villageId} /> : null}
          <Batches villageId={mine.villageId} />
        </>
      ) : (
        <PageState query={query} isEmpty={() => true} empty={{ title: '您的身份不能看积分复核' }}>
          {() => null}
        </PageState>
      )}
    </Page>
  )
}

const Waiting = ({ villageId }: { villageId: string }) => {
  const today = useToday()
  const query = useRead(['claim.waiting', villageId], () => api.claim.waiting.query({ villageId }))
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['claim']['openBatch']) => api.claim.openBatch.mutate(input),
    {
      onDone: ({ batchId }) => {
        void queryClient.invalidateQueries()
        go('batch', { villageId, batchId })
      }
    }
  )
  return (
    <PageState query={query}>
      {({ firstScored, points, oldest, open }) => (
        <Panel title='初评过的，等复核' accent={firstScored > 0 && open === null}>
          <View className='xy-prose'>
            {firstScored === 0
              ? '现在没有等复核的。'
              : `${firstScored}条，一共${points}分${oldest ? `，最早的是${sayDay(oldest, today)}做的` : ''}。`}
          </View>
          {open ? (
            <Way onTap={() => go('batch', { villageId, batchId: open })}>上一批还没有公示，接着办</Way>
          ) : null}
          <Notice tone='stop'>{sentence}</Notice>
          {firstScored > 0 && open === null ? (
            <>
              <View className='xy-panel__aside'>
                开一批以后，系统按账本封号抽出一成以上，要再查一遍；抽中哪几条，谁也定不了。
              </View>
              <Button kind='primary' running={isRunning} onTap={() => void submit({ villageId })}>
                收成一批，开始复核
              </Button>
            </>
          ) : null}
        </Panel>
      )}
    </PageState>
  )
}

const Batches = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['claim.listBatches', villageId], {
    read: (before) => api.claim.listBatches.query({ villageId, ...(before ? { before } : {}) }),
    next: (page) => (page.length < PAGE ? null : (page.at(-1)?.batchId ?? null))
  })
  return (
    <PageState
      query={query}
      isEmpty={(pages) => pages[0]?.length === 0}
      empty={{ title: '还没有公示批次', hint: '一个月的积分收成一批，复核以后一起公示。' }}
    >
      {(pages) => (
        <Queue
          label='每月的批次'
          items={pages.flat()}
          keyOf={(b) => b.batchId}
          line={(b) => ({
            words: b.name,
            aside: `${b.households}户，一共${b.points}分`,
            tags: [{ word: b.stateName, tone: b.stopped ? 'stop' : batchTones[b.state] }]
          })}
          card={(batch) => <BatchCard key={batch.batchId} batch={batch} villageId={villageId} />}
          more={query.more}
          word='看更早的'
        />
      )}
    </PageState>
  )
}

const BatchCard = ({ batch: b, villageId }: { batch: Batch; villageId: string }) => (
  <View className='xy-panel'>
    <Tag tone={b.stopped ? 'stop' : batchTones[b.state]}>{b.stateName}</Tag>
    <View className='xy-card__title'>{b.name}</View>
    <View className='xy-card__foot'>
      {`${b.households}户，${b.claims}条，一共${b.points}分 · 抽查${b.drawn}条，查了${b.rechecked}条`}
    </View>
    <Way onTap={() => go('batch', { villageId, batchId: b.batchId })}>打开这一批</Way>
  </View>
)

export default Review
