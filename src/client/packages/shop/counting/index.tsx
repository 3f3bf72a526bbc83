import '../shop.scss'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { More } from '@/client/components/more'
import { Notice } from '@/client/components/notice'
import { NumberField } from '@/client/components/number-field'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { toast } from '@/client/components/toast'
import { goBack } from '@/client/navigate'
import { type Counted, type Goods, lackingOf, linesOf, notCounted, sayDifference } from './lines'

const PAGE = 20

/** 盘点: two people count what stands on the shelf; what differs from the books has its reason. */
const Counting = () => {
  const { member, query } = useMe()
  return (
    <Page title='盘点'>
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '您的身份不能盘点' }}>
        {() => (member ? <Shelves villageId={member.villageId} /> : null)}
      </PageState>
    </Page>
  )
}

const Shelves = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['shop.listStock', villageId], {
    read: (after) => api.shop.listStock.query({ villageId, ...(after ? { after } : {}) }),
    next: (page) => (page.length < PAGE ? null : (page.at(-1)?.goodsId ?? null))
  })
  return (
    <PageState query={query}>
      {(pages) =>
        pages.flat().length === 0 ? (
          <Blank icon='empty' title='还没有商品' />
        ) : (
          <Form
            villageId={villageId}
            goods={pages.flat()}
            more={<More more={query.more} word='下面还有' />}
          />
        )
      }
    </PageState>
  )
}

interface FormProps {
  readonly villageId: string
  readonly goods: readonly Goods[]
  readonly more: ReactNode
}

const Form = ({ villageId, goods, more }: FormProps) => {
  const [counts, setCounts] = useState<Readonly<Record<string, Counted>>>({})
  const [helper, setHelper] = useState('')
  const set = (goodsId: string, change: Partial<Counted>) =>
    setCounts((now) => ({ ...now, [goodsId]: { ...notCounted, ...now[goodsId], ...change } }))
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['shop']['takeStock']) => api.shop.takeStock.mutate(input),
    {
      onDone: () => {
        toast('盘点记好了')
        void queryClient.invalidateQueries()
        goBack('me')
      }
    }
  )
  const lacking = lackingOf(goods, counts, helper)
  return (
    <View>
      {goods.map((g) => (
        <One
          key={g.goodsId}
          goods={g}
          value={counts[g.goodsId] ?? notCounted}
          onChange={(change) => set(g.goodsId, change)}
        />
      ))}
      {more}
      <Field label='谁和您一起数的' maxLength={20} value={helper} onInput={setHelper} />
      <Notice>{lacking}</Notice>
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={lacking !== null}
        onTap={() => void submit({ villageId, helperName: helper, lines: linesOf(goods, counts) })}
      >
        交盘点表
      </Button>
    </View>
  )
}

interface OneProps {
  readonly goods: Goods
  readonly value: Counted
  readonly onChange: (change: Partial<Counted>) => void
}

const One = ({ goods: g, value, onChange }: OneProps) => {
  const difference = sayDifference(g, value)
  return (
    <View className='xy-counted'>
      <View className='xy-counted__name'>{`${g.name}：账上${g.onShelf}${g.unit}`}</View>
      <NumberField
        label={`${g.name}数出来`}
        unit={g.unit}
        value={value.counted}
        onChange={(counted) => onChange({ counted })}
      />
      {difference ? (
        <Field
          label={`${g.name}${difference}，是什么原因`}
          maxLength={200}
          value={value.words}
          onInput={(words) => onChange({ words })}
        />
      ) : null}
    </View>
  )
}

export default Counting
