import '../shop.scss'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { Cell, Cells } from '@/client/components/cells'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { go } from '@/client/navigate'
import { sayCard } from '../say-card'

const PAGE = 20

/** 我的兑换: what the own household asked for, and what one is asked to witness. */
const Mine = () => {
  const { member, query } = useMe()
  return (
    <Page title='我的兑换'>
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '您的身份没有户头' }}>
        {() => (member ? <List villageId={member.villageId} /> : null)}
      </PageState>
    </Page>
  )
}

const List = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['shop.listOwn', villageId], {
    read: (before) => api.shop.listOwn.query({ villageId, ...(before ? { before } : {}) }),
    next: ({ redemptions }) => (redemptions.length < PAGE ? null : (redemptions.at(-1)?.redemptionId ?? null))
  })
  return (
    <PageState query={query}>
      {(pages) => {
        const own = pages.flatMap((p) => p.redemptions)
        const toAttest = pages.flatMap((p) => p.toAttest)
        return (
          <>
            {toAttest.length > 0 ? (
              <Cells title='请您见证'>
                {toAttest.map((r) => (
                  <Cell
                    key={r.redemptionId}
                    icon='person'
                    title={`${r.householdName}领${r.goodsName} ${r.count}${r.unit}`}
                    note='东西到了农户手里，再点确认'
                    onTap={() => go('shopOne', { redemptionId: r.redemptionId })}
                  />
                ))}
              </Cells>
            ) : null}
            {own.length === 0 ? (
              <Blank icon='empty' title='还没有兑换过' hint='在积分超市里选一样，东西和分就给您留好。' />
            ) : (
              <Cells title='自家的兑换'>
                {own.map((r) => (
                  <Cell
                    key={r.redemptionId}
                    title={`${r.goodsName} ${r.count}${r.unit}`}
                    note={sayCard(r)}
                    value={`${r.points}分`}
                    onTap={() => go('shopOne', { redemptionId: r.redemptionId })}
                  />
                ))}
              </Cells>
            )}
            <More more={query.more} word='看更早的' />
          </>
        )
      }}
    </PageState>
  )
}

export default Mine
