import '../shop.scss'
import { View } from '@tarojs/components'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { Button } from '@/client/components/button'
import { Cells } from '@/client/components/cells'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { PointsAmount } from '@/client/components/points-amount'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { go } from '@/client/navigate'
import { ShelfPhoto } from '../shelf-photo'

type Goods = Outputs['shop']['listStock'][number]

const PAGE = 20

/** 商品和库存: all goods with what stands on the shelf and what is promised; one leads to its movements. */
const Stock = () => {
  const { member, may, query } = useMe()
  return (
    <Page
      title='商品和库存'
      foot={
        may('shop_keep') ? (
          <Button kind='primary' icon='plus' onTap={() => go('shopEdit')}>
            上架新商品
          </Button>
        ) : null
      }
    >
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '您的身份不能看库存' }}>
        {() => (member ? <List villageId={member.villageId} /> : null)}
      </PageState>
    </Page>
  )
}

const List = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['shop.listStock', villageId], {
    read: (after) => api.shop.listStock.query({ villageId, ...(after ? { after } : {}) }),
    next: (page) => (page.length < PAGE ? null : (page.at(-1)?.goodsId ?? null))
  })
  return (
    <PageState query={query}>
      {(pages) =>
        pages.flat().length === 0 ? (
          <Blank icon='empty' title='还没有商品' hint='先上架，再入库，村民就能看到。' />
        ) : (
          <>
            <Cells>
              {pages.flat().map((g) => (
                <Shelf key={g.goodsId} goods={g} />
              ))}
            </Cells>
            <More more={query.more} word='看更多' />
          </>
        )
      }
    </PageState>
  )
}

const Shelf = ({ goods: g }: { goods: Goods }) => (
  <Tap className='xy-shelf' onTap={() => go('shopMoves', { goodsId: g.goodsId })}>
    <ShelfPhoto photos={g.photos} />
    <View className='xy-shelf__main'>
      <View className='xy-shelf__name'>{g.name}</View>
      <View className='xy-shelf__line'>
        {`货架上${g.onShelf}${g.unit}${g.reserved > 0 ? `，${g.reserved}${g.unit}已有人要` : ''}`}
      </View>
      <View className='xy-shelf__line'>{g.sourceWords}</View>
      {g.onSale ? null : <Tag>没有上架</Tag>}
    </View>
    <PointsAmount points={g.price} />
  </Tap>
)

export default Stock
