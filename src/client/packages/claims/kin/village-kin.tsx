import { View } from '@tarojs/components'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { More } from '@/client/components/more'
import { PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { sayExactly } from '@/client/words/dates'
import { EndKin } from './end-kin'

/** Every relation noted in the village, for those who watch over the judging. */
export const VillageKin = ({ villageId }: { villageId: string }) => {
  const { may } = useMe()
  const query = useReadMore(['kinship.list', villageId], {
    read: (before) => api.kinship.list.query({ villageId, ...(before ? { before } : {}) }),
    next: (page) => page.next
  })
  return (
    <PageState
      query={query}
      isEmpty={(pages) => pages[0]?.kinships.length === 0}
      empty={{ title: '还没有人登记近亲属', hint: '评议员、院落长和村干部都应当登记。' }}
    >
      {(pages) => (
        <>
          {pages
            .flatMap((p) => p.kinships)
            .map((k) => (
              <Panel key={k.kinshipId} title={`${k.memberName} — ${k.relativeName}`}>
                <View className='xy-prose'>
                  {`${k.relativeName}（户号${k.relativeNo}）是${k.memberName}（户号${k.memberNo}）的${k.relationName}`}
                </View>
                <View className='xy-card__foot'>{`${k.notedBy}登记，${sayExactly(k.notedAt)}`}</View>
                {k.canEnd && may('notice_draft') ? (
                  <EndKin villageId={villageId} kinshipId={k.kinshipId} />
                ) : null}
              </Panel>
            ))}
          <More more={query.more} word='再看一些' />
        </>
      )}
    </PageState>
  )
}
