import '../shop.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { Cell, Cells } from '@/client/components/cells'
import { More } from '@/client/components/more'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { PointsAmount } from '@/client/components/points-amount'
import { Tap } from '@/client/components/tap'
import { go } from '@/client/navigate'
import { sayBudget } from '../budget-line'
import { ShelfPhoto } from '../shelf-photo'
import { useHome } from '../use-home'

type Goods = Outputs['shop']['listGoods']['goods'][number]

const PAGE = 20

/** 积分超市: what there is, for how many points, and how many are left. */
const Front = () => {
  const { params } = useRouter()
  const { query } = useMe()
  const home = useHome(params)
  return (
    <Page title='积分超市'>
      <PageState
        query={query}
        isEmpty={() => home.villageId === null}
        empty={{ title: '您的身份没有户头', hint: '积分记在农户名下，用自家的积分兑换。' }}
      >
        {() =>
          home.villageId ? (
            <Shelves villageId={home.villageId} householdId={home.householdId} forName={home.forName} />
          ) : null
        }
      </PageState>
    </Page>
  )
}

interface ShelvesProps {
  readonly villageId: string
  readonly householdId: string | null
  readonly forName: string | null
}

const Shelves = ({ villageId, householdId, forName }: ShelvesProps) => {
  const query = useReadMore(['shop.listGoods', villageId], {
    read: (after) => api.shop.listGoods.query({ villageId, ...(after ? { after } : {}) }),
    next: ({ goods }) => (goods.length < PAGE ? null : (goods.at(-1)?.goodsId ?? null))
  })
  const open = (goodsId: string) =>
    go('shopGoods', {
      goodsId,
      ...(forName && householdId ? { householdId, name: forName } : {})
    })
  return (
    <PageState query={query}>
      {([first, ...others]) =>
        first ? (
          <>
            {forName ? <Notice>{`正在柜台替${forName}兑换，用的是这一户的积分。`}</Notice> : <Own />}
            <View className='xy-panel'>
              <View className='xy-panel__title'>兑换预算</View>
              <View className='xy-prose'>{sayBudget(first)}</View>
            </View>
            <GoodsList goods={[first, ...others].flatMap((p) => p.goods)} onOpen={open} />
            <More more={query.more} word='看更多' />
          </>
        ) : null
      }
    </PageState>
  )
}

const Own = () => (
  <Cells>
    <Cell icon='points' title='我的兑换' note='领取码、取消、确认领到' onTap={() => go('shopMine')} />
    <Cell
      icon='book'
      title='历次预算'
      note='公布了多少，用了多少，钱从哪里来'
      onTap={() => go('shopBudget')}
    />
  </Cells>
)

const GoodsList = ({ goods, onOpen }: { goods: readonly Goods[]; onOpen: (goodsId: string) => void }) =>
  goods.length === 0 ? (
    <Blank icon='empty' title='货架上还没有东西' hint='村里上架以后，在这里能看到。' />
  ) : (
    <Cells title='能兑换的'>
      {goods.map((g) => (
        <Tap key={g.goodsId} className='xy-shelf' onTap={() => onOpen(g.goodsId)}>
          <ShelfPhoto photos={g.photos} />
          <View className='xy-shelf__main'>
            <View className='xy-shelf__name'>{g.name}</View>
            <View className='xy-shelf__line'>
              {g.available > 0 ? `还有${g.available}${g.unit}` : '兑完了，等补货'}
            </View>
            {g.perQuarter === null ? null : (
              <View className='xy-shelf__line'>{`每户每季度最多${g.perQuarter}${g.unit}`}</View>
            )}
          </View>
          <PointsAmount points={g.price} />
        </Tap>
      ))}
    </Cells>
  )

export default Front
