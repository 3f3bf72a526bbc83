import '../shop.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useReadMore } from '@/client/api/use-read-more'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { Field } from '@/client/components/field'
import { More } from '@/client/components/more'
import { Notice } from '@/client/components/notice'
import { NumberField } from '@/client/components/number-field'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { toast } from '@/client/components/toast'
import { go } from '@/client/navigate'
import { sayExactly } from '@/client/words/dates'

const PAGE = 50

/** The stock of one kind of goods: what came in and went out, each change with who and why. */
const Moves = () => {
  const { goodsId = '' } = useRouter().params
  const { member, may, query } = useMe()
  return (
    <Page title='库存'>
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '您的身份不能看库存' }}>
        {() =>
          member ? (
            <>
              <Now villageId={member.villageId} goodsId={goodsId} />
              {may('shop_keep') ? (
                <>
                  <MoveForm villageId={member.villageId} goodsId={goodsId} />
                  <Button onTap={() => go('shopEdit', { goodsId })}>改名称、分数、照片</Button>
                </>
              ) : null}
              <List villageId={member.villageId} goodsId={goodsId} />
            </>
          ) : null
        }
      </PageState>
    </Page>
  )
}

/** What the books say now. */
const Now = ({ villageId, goodsId }: { villageId: string; goodsId: string }) => {
  const query = useRead(['shop.readStock', villageId, goodsId], () =>
    api.shop.readStock.query({ villageId, goodsId })
  )
  return (
    <PageState query={query}>
      {(g) => (
        <>
          <View className='xy-lead'>
            <View className='xy-lead__title'>{g.name}</View>
            <View className='xy-lead__note'>{`${g.price}分一${g.unit} · ${g.sourceWords}`}</View>
          </View>
          <Cells>
            <Cell title='货架上' value={`${g.onShelf}${g.unit}`} />
            <Cell title='其中已有人要的' value={`${g.reserved}${g.unit}`} />
            <Cell title='已经交给农户的' value={`${g.gone}${g.unit}`} />
          </Cells>
        </>
      )}
    </PageState>
  )
}

const MoveForm = ({ villageId, goodsId }: { villageId: string; goodsId: string }) => {
  const [kind, setKind] = useState<'in' | 'out'>('in')
  const [count, setCount] = useState<number | null>(null)
  const [words, setWords] = useState('')
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['shop']['moveStock']) => api.shop.moveStock.mutate(input),
    {
      onDone: (stock) => {
        toast(`记好了，货架上还能兑换${stock.available}件`)
        setCount(null)
        setWords('')
        void queryClient.invalidateQueries()
      }
    }
  )
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  const told = wrong('count') ?? wrong('words')
  return (
    <Panel title='记一笔'>
      <Choice
        label='入库还是出库'
        shape='row'
        value={kind}
        onChoose={setKind}
        options={[
          { value: 'in', name: '入库' },
          { value: 'out', name: '出库' }
        ]}
      />
      <NumberField label='几件' value={count} onChange={setCount} error={wrong('count')} />
      <Field
        label='说明'
        hint={kind === 'in' ? '比如：第二次进货' : '比如：两袋受潮，不能用了'}
        maxLength={200}
        value={words}
        onInput={setWords}
        error={wrong('words')}
      />
      <Notice tone='stop'>{told ? null : sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={count === null || words.trim() === ''}
        onTap={() => {
          if (count !== null) void submit({ villageId, goodsId, kind, count, words })
        }}
      >
        {kind === 'in' ? '入库' : '出库'}
      </Button>
    </Panel>
  )
}

const List = ({ villageId, goodsId }: { villageId: string; goodsId: string }) => {
  const query = useReadMore(['shop.listMovements', villageId, goodsId], {
    read: (before) => api.shop.listMovements.query({ villageId, goodsId, ...(before ? { before } : {}) }),
    next: (page) => (page.length < PAGE ? null : (page.at(-1)?.movementId ?? null))
  })
  return (
    <PageState query={query}>
      {(pages) =>
        pages.flat().length === 0 ? (
          <Blank icon='empty' title='还没有进出' hint='入库以后，村民就能兑换。' />
        ) : (
          <>
            <Cells title='每一笔进出'>
              {pages.flat().map((m) => (
                <Cell
                  key={m.movementId}
                  title={m.kindName}
                  note={[m.words, m.helper ? `${m.by}和${m.helper}一起数的` : m.by, sayExactly(m.at)]
                    .filter(Boolean)
                    .join(' · ')}
                  value={`${Math.abs(m.count)}件${m.count < 0 ? '（少了）' : ''}`}
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

export default Moves
