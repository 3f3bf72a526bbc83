import '../honour.scss'
import { useRouter } from '@tarojs/taro'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { Cell, Cells } from '@/client/components/cells'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Tag } from '@/client/components/tag'
import { go } from '@/client/navigate'
import { sayDate } from '@/client/words/dates'
import { nomineeTone } from '../tones'

/** The plaques of a village, for everybody; people of the village look closer. */
const Plaques = () => {
  const { villageId = '' } = useRouter().params
  const { member } = useMe()
  const here = member?.villageId === villageId
  const query = useReadMore(['honour.listPlaques', villageId], {
    read: (after) => api.honour.listPlaques.query({ villageId, ...(after ? { after } : {}) }),
    next: (page) => page.next
  })
  return (
    <Page title='挂牌的户'>
      <PageState
        query={query}
        isEmpty={(pages) => pages[0]?.plaques.length === 0}
        empty={{ title: '还没有挂牌的户', hint: '评选公示期满，没有异议的，在这里看到。' }}
      >
        {(pages) => (
          <>
            <Cells>
              {pages
                .flatMap((p) => p.plaques)
                .map((p) => (
                  <Cell
                    key={p.nomineeId}
                    title={p.householdName}
                    note={[p.name, p.hungOn && `${sayDate(p.hungOn)}挂牌`].filter(Boolean).join(' · ')}
                    value={<Tag tone={nomineeTone(p.state)}>{p.stateName}</Tag>}
                    {...(here
                      ? { onTap: () => go('honourNominee', { villageId, nomineeId: p.nomineeId }) }
                      : {})}
                  />
                ))}
            </Cells>
            <More more={query.more} word='看更多' />
          </>
        )}
      </PageState>
    </Page>
  )
}

export default Plaques
