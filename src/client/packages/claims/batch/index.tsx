import '../claims.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { Choice } from '@/client/components/choice'
import type { BulkAction, QueueLine } from '@/client/components/desk/desk-types'
import { Queue } from '@/client/components/desk/queue'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayExactly } from '@/client/words/dates'
import { batchTones } from '../states'
import { Anew } from './anew'
import { BatchLine } from './batch-line'
import { Draw } from './draw'
import { ReviewRest } from './review-rest'
import { ToNotice } from './to-notice'

export type Batch = Outputs['claim']['readBatch']
type Only = 'drawn' | 'open' | 'all'

const useBatch = (villageId: string, batchId: string, only: Only) =>
  useReadMore(['claim.readBatch', villageId, batchId, only], {
    read: (after) =>
      api.claim.readBatch.query({
        villageId,
        batchId,
        ...(only === 'all' ? {} : { only }),
        ...(after ? { after } : {})
      }),
    next: (page) => page.next
  })

/** One batch: the drawn re-checks, the rest, the notice; what was drawn and how anyone can draw it again. */
const BatchPage = () => {
  const { villageId = '', batchId = '' } = useRouter().params
  const query = useBatch(villageId, batchId, 'drawn')
  return (
    <Page title='一批积分' wide>
      <PageState query={query}>
        {([batch]) => (batch ? <BatchView batch={batch} villageId={villageId} /> : null)}
      </PageState>
    </Page>
  )
}

const BatchView = ({ batch, villageId }: { batch: Batch; villageId: string }) => {
  const { may } = useMe()
  const [only, setOnly] = useState<Only>('drawn')
  const reviews = may('points_review')
  return (
    <>
      <Head batch={batch} />
      {batch.reviewsRest ? <ReviewRest batch={batch} villageId={villageId} /> : null}
      {batch.state === 'REVIEWED' && reviews ? <ToNotice batch={batch} villageId={villageId} /> : null}
      {batch.stop ? <Anew batch={batch} stop={batch.stop} villageId={villageId} /> : null}
      <Hung batch={batch} villageId={villageId} />
      <Draw batch={batch} />
      <Choice
        label='看哪些'
        shape='row'
        value={only}
        onChoose={setOnly}
        options={[
          { value: 'drawn', name: `抽中的${batch.drawn}` },
          { value: 'open', name: '没复核的' },
          { value: 'all', name: '全部' }
        ]}
      />
      <Claims villageId={villageId} batchId={batch.batchId} only={only} />
    </>
  )
}

/** The notice that it hangs by, and those before that were stopped. */
const Hung = ({ batch, villageId }: { batch: Batch; villageId: string }) => {
  const { may } = useMe()
  const { noticeId, stop, formerNotices } = batch
  if (!noticeId) return null
  const open = (id: string) => go('notice', { villageId, noticeId: id })
  return (
    <View className='xy-panel'>
      <Way onTap={() => open(noticeId)}>{stop ? '看停下的公示' : '看这一批的公示'}</Way>
      {may('print_paper') ? <Way onTap={() => go('board')}>会签、挂出、打印</Way> : null}
      {formerNotices.map((n) => (
        <Way key={n.noticeId} onTap={() => open(n.noticeId)}>
          {`看${sayExactly(n.until)}换下的公示：${n.reason}`}
        </Way>
      ))}
    </View>
  )
}

const Claims = ({ villageId, batchId, only }: { villageId: string; batchId: string; only: Only }) => {
  const query = useBatch(villageId, batchId, only)
  return (
    <PageState
      query={query}
      isEmpty={(pages) => pages[0]?.claims.length === 0}
      empty={{ title: only === 'open' ? '都复核过了' : '没有' }}
    >
      {(pages) => (
        <Queue
          label='这一批的积分'
          items={pages.flatMap((p) => p.claims)}
          keyOf={(c) => keyOf(c)}
          line={lineOf}
          card={(line) => <BatchLine key={line.claimId} line={line} villageId={villageId} />}
          more={query.more}
          bulk={{ ...reviewAsScored, send: (id, press) => recheck(villageId, id, press.requestId) }}
        />
      )}
    </PageState>
  )
}

type Claim = Batch['claims'][number]

/** The points go with it: what was ticked is what is passed, whatever has changed since. */
const keyOf = (c: Claim): string => `${c.claimId} ${c.points ?? c.asked}`

const recheck = (villageId: string, id: string, requestId: string) => {
  const [claimId = '', points = ''] = id.split(' ')
  return api.claim.recheck.mutate({ villageId, claimId, points: Number(points), requestId })
}

/** Passed with the points of the first scoring; what was drawn must be looked at again, each for itself. */
const reviewAsScored: Omit<BulkAction, 'send'> = { name: '按初评的分通过', done: '通过复核' }

const lockOf = (c: Claim): string | null => {
  if (!c.mayReview) return c.why ?? '现在不能复核'
  return c.drawn ? '抽中的要一条一条再查，不能一起勾' : null
}

const lineOf = (c: Claim): QueueLine => ({
  words: `${c.householdName}：${c.item}`,
  aside: `${c.points ?? c.asked}分`,
  tags: [
    { word: c.stateName },
    ...(c.drawn ? [{ word: c.recheck ? '抽中，查过了' : '抽中', tone: 'wait' as const }] : [])
  ],
  locked: lockOf(c)
})

const Head = ({ batch: b }: { batch: Batch }) => (
  <View className='xy-lead'>
    <Tag tone={b.stopped ? 'stop' : batchTones[b.state]}>{b.stateName}</Tag>
    <Heading className='xy-lead__title'>{`${b.name}积分`}</Heading>
    <View className='xy-lead__note'>{`${b.households}户，一共${b.points}分 · 抽查${b.drawn}条，查了${b.rechecked}条`}</View>
  </View>
)

export default BatchPage
