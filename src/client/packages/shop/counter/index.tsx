import '../shop.scss'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { toClientError } from '@/client/api/client-error'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { go } from '@/client/navigate'
import { CodeField } from '../code-field'
import { sayCard } from '../say-card'

const PAGE = 20
const lists = [
  { value: 'reserved', name: '等领' },
  { value: 'handed', name: '等确认' },
  { value: 'queued', name: '排队' }
] as const
type ListName = (typeof lists)[number]['value']

/** 兑换柜台: a code typed or scanned, what waits, and the ways to the goods, the budget and the settlement. */
const Counter = () => {
  const { member, may, query } = useMe()
  const keeps = may('shop_keep')
  return (
    <Page title='兑换柜台'>
      <PageState
        query={query}
        isEmpty={() => member === null || !may('read_shop_books')}
        empty={{ title: '您的身份不能看柜台' }}
      >
        {() =>
          member ? (
            <>
              {keeps ? <ByCode villageId={member.villageId} /> : null}
              <Ways keeps={keeps} />
              {keeps ? <Waiting villageId={member.villageId} /> : null}
            </>
          ) : null
        }
      </PageState>
    </Page>
  )
}

const ByCode = ({ villageId }: { villageId: string }) => {
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isRunning, setRunning] = useState(false)
  const find = async (digits: string) => {
    setRunning(true)
    setProblem(null)
    try {
      const { redemptionId } = await api.shop.find.query({ villageId, code: digits })
      setCode('')
      go('shopOne', { redemptionId, code: digits })
    } catch (error) {
      setProblem(toClientError(error).message)
    }
    setRunning(false)
  }
  return (
    <Panel title='农户来领东西'>
      <CodeField value={code} onChange={setCode} error={problem} />
      <Button kind='primary' running={isRunning} disabled={code.length !== 6} onTap={() => void find(code)}>
        查这个码
      </Button>
      {process.env.TARO_ENV === 'weapp' ? <Scan onFound={(digits) => void find(digits)} /> : null}
    </Panel>
  )
}

/** WeChat's own scanner; whoever closes it has changed their mind. */
const Scan = ({ onFound }: { onFound: (digits: string) => void }) => (
  <Button
    icon='camera'
    onTap={() =>
      void Taro.scanCode({
        success: ({ result }) => onFound(result),
        fail: () => undefined
      })
    }
  >
    扫农户的码
  </Button>
)

const Ways = ({ keeps }: { keeps: boolean }) => (
  <Cells title='超市的账'>
    {keeps ? (
      <Cell
        icon='person'
        title='替没有手机的户兑换'
        note='先选户，再选东西'
        onTap={() => go('shopHousehold')}
      />
    ) : null}
    <Cell icon='house' title='商品和库存' note='上架、改价、入库、出库' onTap={() => go('shopStock')} />
    {keeps ? (
      <Cell icon='tick' title='盘点' note='两个人一起数，差了写原因' onTap={() => go('shopCounting')} />
    ) : null}
    <Cell icon='book' title='兑换预算' note='先公布再兑换，不够就追加' onTap={() => go('shopBudget')} />
    <Cell icon='table' title='和供货人结算' note='下载表格，打印' onTap={() => go('shopSettle')} />
  </Cells>
)

const Waiting = ({ villageId }: { villageId: string }) => {
  const [state, setState] = useState<ListName>('reserved')
  return (
    <View className='xy-section'>
      <Choice label='看哪一类' shape='row' value={state} onChoose={setState} options={lists} />
      <List key={state} villageId={villageId} state={state} />
    </View>
  )
}

const List = ({ villageId, state }: { villageId: string; state: ListName }) => {
  const query = useReadMore(['shop.listCounter', villageId, state], {
    read: (after) => api.shop.listCounter.query({ villageId, state, ...(after ? { after } : {}) }),
    next: (page) => (page.length < PAGE ? null : (page.at(-1)?.redemptionId ?? null))
  })
  return (
    <PageState query={query}>
      {(pages) => {
        const all = pages.flat()
        return all.length === 0 ? (
          <Blank icon='empty' title='现在没有' />
        ) : (
          <>
            <Cells>
              {all.map((r) => (
                <Cell
                  key={r.redemptionId}
                  title={`${r.headName}家：${r.goodsName} ${r.count}${r.unit}`}
                  note={`户号${r.householdNo} · ${sayCard(r)}`}
                  onTap={() => go('shopOne', { redemptionId: r.redemptionId })}
                />
              ))}
            </Cells>
            <More more={query.more} word='看更多' />
          </>
        )
      }}
    </PageState>
  )
}

export default Counter
