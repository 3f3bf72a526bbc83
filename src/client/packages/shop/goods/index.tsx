import '../shop.scss'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useOfVillage } from '@/client/api/use-of-village'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Labelled } from '@/client/components/field'
import { Icon } from '@/client/components/icon'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { PhotoRow } from '@/client/components/photo-row'
import { PointsAmount } from '@/client/components/points-amount'
import { Subscribe } from '@/client/components/subscribe'
import { Tap } from '@/client/components/tap'
import { go, goBack } from '@/client/navigate'
import { sayDate } from '@/client/words/dates'
import { sayBudget } from '../budget-line'
import { useHome } from '../use-home'
import { mostOf, type Whole } from './most'

type Asked = Outputs['shop']['redeem']

/** One kind of goods: what it is, how many, and one press that reserves goods and points together. */
const GoodsPage = () => {
  const { params } = useRouter()
  const { goodsId = '' } = params
  const { villageId, householdId, forName } = useHome(params)
  const query = useRead(
    ['shop.readGoods', villageId, goodsId, householdId],
    () =>
      api.shop.readGoods.query({
        villageId: villageId ?? '',
        goodsId,
        ...(householdId ? { householdId } : {})
      }),
    { enabled: villageId !== null }
  )
  return (
    <Page title='兑换'>
      <PageState query={useOfVillage(query)}>
        {(whole) =>
          villageId ? <Goods key={goodsId} whole={whole} villageId={villageId} forName={forName} /> : null
        }
      </PageState>
    </Page>
  )
}

interface GoodsProps {
  readonly whole: Whole
  readonly villageId: string
  readonly forName: string | null
}

const Goods = ({ whole, villageId, forName }: GoodsProps) => {
  const { goods, purse } = whole
  const [asked, setAsked] = useState<Asked | null>(null)
  if (asked) return <Receipt asked={asked} forName={forName} />
  return (
    <>
      <View className='xy-lead'>
        <View className='xy-lead__title'>{goods.name}</View>
        {goods.words ? <View className='xy-lead__note'>{goods.words}</View> : null}
      </View>
      <PhotoRow photos={goods.photos.flatMap((p) => (p.smallUrl ? [{ ...p, smallUrl: p.smallUrl }] : []))} />
      <Cells>
        <Cell title='要多少分' value={`${goods.price}分一${goods.unit}`} />
        <Cell title='还有多少' value={`${goods.available}${goods.unit}`} />
        {purse ? (
          <Cell
            title={forName ? `${forName}能用的分` : '我家能用的分'}
            note={purse.reserved > 0 ? `另有${purse.reserved}分已经留给没领的东西` : null}
            value={`${purse.available}分`}
          />
        ) : null}
        <Cell title='来源' value={goods.sourceWords} />
      </Cells>
      <Ask whole={whole} villageId={villageId} onAsked={setAsked} />
    </>
  )
}

const Ask = ({
  whole,
  villageId,
  onAsked
}: {
  whole: Whole
  villageId: string
  onAsked: (asked: Asked) => void
}) => {
  const { goods, purse } = whole
  const [count, setCount] = useState(1)
  const { most, why } = mostOf(whole)
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['shop']['redeem']) => api.shop.redeem.mutate(input),
    {
      onDone: (asked) => {
        void queryClient.invalidateQueries()
        onAsked(asked)
      }
    }
  )
  if (!purse) return <Notice>要用自家的积分兑换。您的身份没有户头。</Notice>
  return (
    <>
      <View className='xy-panel'>
        <View className='xy-prose'>{sayBudget(whole)}</View>
      </View>
      <Notice>{why}</Notice>
      <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{sentence}</Notice>
      {most > 0 ? (
        <>
          <Labelled label={`要几${goods.unit}`}>
            <Counter value={count} unit={goods.unit} most={most} onChange={setCount} />
          </Labelled>
          <View className='xy-foot xy-foot_inline'>
            <View className='xy-total'>
              <Text>一共</Text>
              <PointsAmount points={goods.price * count} />
            </View>
            <Button
              kind='primary'
              running={isRunning}
              onTap={() =>
                void submit({
                  villageId,
                  householdId: purse.householdId,
                  goodsId: goods.goodsId,
                  count,
                  price: goods.price
                })
              }
            >
              兑换
            </Button>
          </View>
        </>
      ) : problem ? (
        <Button onTap={() => void queryClient.invalidateQueries()}>刷新看看</Button>
      ) : null}
    </>
  )
}

interface CounterProps {
  readonly value: number
  readonly unit: string
  readonly most: number
  readonly onChange: (value: number) => void
}

const Counter = ({ value, unit, most, onChange }: CounterProps) => (
  <View className='xy-counter'>
    <Tap className='xy-counter__key' label='少一件' disabled={value <= 1} onTap={() => onChange(value - 1)}>
      <Icon name='minus' />
    </Tap>
    <Text className='xy-counter__value'>{`${value} ${unit}`}</Text>
    <Tap
      className='xy-counter__key'
      label='多一件'
      disabled={value >= most}
      onTap={() => onChange(value + 1)}
    >
      <Icon name='plus' />
    </Tap>
  </View>
)

const Receipt = ({ asked, forName }: { asked: Asked; forName: string | null }) => (
  <View className='xy-receipt'>
    <View className='xy-receipt__mark'>
      <Icon name='tick' />
    </View>
    <View className='xy-receipt__title'>{asked.state === 'queued' ? '排上队了' : '东西留好了'}</View>
    <View className='xy-receipt__note'>
      {asked.state === 'queued'
        ? `前面还有${asked.ahead ?? 0}份。东西和分都给您留着，轮到了会告诉您，不会作废。`
        : `请在${asked.dueOn ? sayDate(asked.dueOn) : ''}以前来领，过期会把分退回。`}
    </View>
    <View className='xy-receipt__note'>{`还能用${asked.available}分。`}</View>
    {forName ? null : (
      <Subscribe template='redemption' when={asked.state === 'queued' ? '可以领的时候' : '快到期的时候'} />
    )}
    <Button kind='primary' onTap={() => go('shopOne', { redemptionId: asked.redemptionId })}>
      {forName ? '去交货' : asked.state === 'queued' ? '看这次兑换' : '看领取码'}
    </Button>
    <Button onTap={() => goBack('points')}>再看看别的</Button>
  </View>
)

export default GoodsPage
