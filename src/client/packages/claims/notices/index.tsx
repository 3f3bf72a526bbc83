import '../claims.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api } from '@/client/api/client'
import { useReadMore } from '@/client/api/use-read-more'
import { Clock } from '@/client/components/clock'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { go } from '@/client/navigate'
import { sayClock } from '@/client/words/notice-clock'

const PAGE = 30

/** 积分公示: every month's list of who is to get how many points, open to anybody. */
const PointsNotices = () => {
  const { villageId = '' } = useRouter().params
  const query = useReadMore(['notice.list', villageId, 'points_batch'], {
    read: (before) =>
      api.notice.list.query({ villageId, subject: 'points_batch', ...(before ? { before } : {}) }),
    next: (page) => (page.length < PAGE ? null : (page.at(-1)?.noticeId ?? null)),
    keep: true
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
            {pages
              .flat()
              .filter((n) => n.state !== 'draft' && n.state !== 'cosigned')
              .map((n) => (
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
