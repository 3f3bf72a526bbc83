import '../shop.scss'
import { View } from '@tarojs/components'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { Cell, Cells } from '@/client/components/cells'
import { Fold } from '@/client/components/fold'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import { go } from '@/client/navigate'
import { sayDate } from '@/client/words/dates'
import { Announce, Grow } from './forms'
import { TermsForm } from './terms-form'

type Books = Outputs['shop']['listBudgets']
type Budget = Books['budgets'][number]

const PAGE = 10

/** 兑换预算: what was announced, out of which fund, and how much of it is used; the keepers announce and add here. */
const BudgetPage = () => {
  const { member, may, query } = useMe()
  return (
    <Page title='兑换预算'>
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '您的身份看不到预算' }}>
        {() => (member ? <Budgets villageId={member.villageId} keeps={may('shop_keep')} /> : null)}
      </PageState>
    </Page>
  )
}

const Budgets = ({ villageId, keeps }: { villageId: string; keeps: boolean }) => {
  const query = useReadMore(['shop.listBudgets', villageId], {
    read: (before) => api.shop.listBudgets.query({ villageId, ...(before ? { before } : {}) }),
    next: ({ budgets }) => (budgets.length < PAGE ? null : (budgets.at(-1)?.budgetId ?? null))
  })
  return (
    <PageState query={query}>
      {([first, ...older]) => {
        if (!first) return null
        const budgets = [first, ...older].flatMap((p) => p.budgets)
        return (
          <>
            <Sums books={first} />
            {budgets.length === 0 ? (
              <Blank icon='empty' title='还没有公布过预算' hint='公布以后，村民才能兑换。' />
            ) : null}
            {budgets.map((b) => (
              <One key={b.budgetId} villageId={villageId} budget={b} keeps={keeps} />
            ))}
            <More more={query.more} word='看更早的' />
            {keeps ? (
              <>
                <Fold title='公布新的预算'>
                  <Announce villageId={villageId} />
                </Fold>
                <Fold title='改领取天数和每季度总分'>
                  <TermsForm villageId={villageId} terms={first.terms} />
                </Fold>
              </>
            ) : null}
          </>
        )
      }}
    </PageState>
  )
}

const Sums = ({ books }: { books: Books }) => (
  <Cells>
    <Cell title='全村农户能用的分' note='预算要和它对得上' value={`${books.outstanding}分`} />
    <Cell title='排队等预算的' value={`${books.waiting}份`} />
    <Cell title='领取的期限' value={`${books.terms.pickupDays}天`} />
    <Cell
      title='每户每季度最多兑换'
      value={books.terms.quarterPoints === null ? '不限' : `${books.terms.quarterPoints}分`}
    />
  </Cells>
)

const One = ({ villageId, budget: b, keeps }: { villageId: string; budget: Budget; keeps: boolean }) => {
  const { noticeId } = b
  return (
    <Panel title={`${sayDate(b.from)}至${sayDate(b.to)}`}>
      <Tag tone={b.inForce ? 'good' : 'calm'}>{b.inForce ? '正在用' : b.over ? '已结束' : '还没开始'}</Tag>
      <View className='xy-prose'>{`一共${b.points}分，用了${b.committed}分，还剩${b.left}分。`}</View>
      <View className='xy-panel__aside'>{`钱从哪里来：${b.fund}`}</View>
      {b.events.map((e, i) => (
        <View key={e.at} className='xy-panel__aside'>
          {`${i === 0 ? '公布' : '追加'}${e.points}分：${e.words}（${e.by}）`}
        </View>
      ))}
      {noticeId ? <Cell title='看公示' onTap={() => go('notice', { villageId, noticeId })} /> : null}
      {keeps && !b.over ? (
        <Fold title='追加这份预算'>
          <Grow villageId={villageId} budgetId={b.budgetId} />
        </Fold>
      ) : null}
    </Panel>
  )
}

export default BudgetPage
