import '../shop.scss'
import { View } from '@tarojs/components'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { Button } from '@/client/components/button'
import { Cells } from '@/client/components/cells'
import { type ColumnOf, DeskTable } from '@/client/components/desk/table'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { PointsAmount } from '@/client/components/points-amount'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { go } from '@/client/navigate'
import { ShelfPhoto } from '../shelf-photo'
import { PasteGoods } from './paste-goods'

type Goods = Outputs['shop']['listStock'][number]

const PAGE = 20

const columns: readonly ColumnOf<Goods>[] = [
  { name: '商品', value: (g) => g.name },
  { name: '说明', value: (g) => g.words },
  { name: '单位', value: (g) => g.unit },
  { name: '要多少分', value: (g) => g.price, numeric: true },
  { name: '货架上', value: (g) => g.onShelf, numeric: true },
  { name: '已有人要', value: (g) => g.reserved, numeric: true },
  { name: '已经领走', value: (g) => g.gone, numeric: true },
  { name: '供货人', value: (g) => g.sourceWords, facet: true },
  { name: '能不能兑换', value: (g) => (g.onSale ? '上架' : '没有上架'), facet: true }
]

/** 商品和库存: all goods with what stands on the shelf and what is promised; one leads to its movements. */
const Stock = () => {
  const { member, may, query } = useMe()
  return (
    <Page
      title='商品和库存'
      wide
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
          <>
            {process.env.TARO_ENV === 'h5' ? (
              <PasteGoods villageId={villageId} known={[]} more={null} hasFailed={false} />
            ) : null}
            <Blank icon='empty' title='还没有商品' hint='先上架，再入库，村民就能看到。' />
          </>
        ) : (
          <>
            {process.env.TARO_ENV === 'h5' ? (
              <PasteGoods
                villageId={villageId}
                known={pages.flat()}
                more={query.more}
                hasFailed={Boolean(query.error)}
              />
            ) : null}
            <DeskTable
              label='商品和库存'
              file='商品和库存'
              columns={columns}
              rows={pages.flat()}
              keyOf={(g) => g.goodsId}
              onOpen={({ goodsId }) => go('shopMoves', { goodsId })}
              more={query.more}
            >
              <Cells>
                {pages.flat().map((g) => (
                  <Shelf key={g.goodsId} goods={g} />
                ))}
              </Cells>
              <More more={query.more} word='看更多' />
            </DeskTable>
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
