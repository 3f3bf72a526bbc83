import '../claims.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, type Outputs } from '@/client/api/client'
import { useReadMore } from '@/client/api/use-read-more'
import { Clock } from '@/client/components/clock'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { ReadAloud } from '@/client/components/read-aloud'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { go } from '@/client/navigate'
import { sayClock } from '@/client/words/notice-clock'
import { spokenNotices } from '@/domain/spoken/notice'

const PAGE = 30

type Card = Outputs['notice']['list'][number]

/** What is not hung out yet is nobody's to read. */
const hung = (pages: readonly (readonly Card[])[]): Card[] =>
  pages.flat().filter((n) => n.state !== 'draft' && n.state !== 'cosigned')

/** 积分公示: every month's list of who is to get how many points, open to anybody. */
const PointsNotices = () => {
  const { villageId = '' } = useRouter().params
  const query = useReadMore(['notice.list', villageId, 'points_batch'], {
    read: (before) =>
      api.notice.list.query({ villageId, subject: 'points_batch', ...(before ? { before } : {}) }),
    next: (page) => (page.length < PAGE ? null : (page.at(-1)?.noticeId ?? null))
  })
  return (
    <Page title='积分公示'>
      <View className='xy-hint'>积分入账以前先公示。哪一户不对，点开公示就能提异议。</View>
      <PageState
        query={query}
        isEmpty={(pages) => pages[0]?.length === 0}
        empty={{ title: '还没有积分公示', hint: '每个月评好的积分，会在这里公示。' }}
      >
        {(pages) => (
          <>
            <ReadAloud text={() => spokenNotices(hung(pages).map((n) => ({ ...n, clock: sayClock(n) })))} />
            {hung(pages).map((n) => (
              <Tap
                key={n.noticeId}
                className='xy-card xy-claim'
                role='link'
                onTap={() => go('notice', { villageId, noticeId: n.noticeId })}
              >
                <Tag tone={n.state === 'term_done' ? 'good' : 'wait'}>{n.stateName}</Tag>
                <View className='xy-card__title'>{n.title}</View>
                <Clock>{sayClock(n)}</Clock>
              </Tap>
            ))}
            <More more={query.more} word='看更早的' />
          </>
        )}
      </PageState>
    </Page>
  )
}

export default PointsNotices
