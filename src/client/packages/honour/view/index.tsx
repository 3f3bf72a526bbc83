import '../honour.scss'
import { View } from '@tarojs/components'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { Cell, Cells } from '@/client/components/cells'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { go } from '@/client/navigate'

/** The households of the own courtyard or group that were put forward. */
const ToView = () => {
  const { member, query } = useMe()
  return (
    <Page title='院落评议'>
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '您的身份不用评议' }}>
        {() => (member ? <List villageId={member.villageId} /> : null)}
      </PageState>
    </Page>
  )
}

const List = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['honour.listToView', villageId], {
    read: (before) => api.honour.listToView.query({ villageId, ...(before ? { before } : {}) }),
    next: (page) => page.next
  })
  return (
    <PageState query={query}>
      {(pages) =>
        pages[0]?.nominees.length === 0 ? (
          <Blank icon='empty' title='现在没有要评议的户' hint='有人被提名，会告诉您。' />
        ) : (
          <>
            <View className='xy-hint'>
              在院落里议一议，再记下大家的意见和在场的人。没有手机的户，可以替他们记答复。
            </View>
            <Cells>
              {pages
                .flatMap((p) => p.nominees)
                .map((n) => (
                  <Cell
                    key={n.nomineeId}
                    title={n.householdName}
                    note={[n.name, n.viewed ? `您已经记过，${n.stateName}` : n.stateName].join(' · ')}
                    onTap={() => go('honourNominee', { villageId, nomineeId: n.nomineeId })}
                  />
                ))}
            </Cells>
            <More more={query.more} word='看更早的' />
          </>
        )
      }
    </PageState>
  )
}

export default ToView
