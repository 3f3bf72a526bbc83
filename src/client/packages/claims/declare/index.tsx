import '../claims.scss'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { type PersonHere, personKeyOf, useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Button } from '@/client/components/button'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { goToSignIn } from '@/client/navigate'
import { useFormDraft } from '@/client/stores/form-drafts'
import { type Book, ChooseItem, itemOf } from '../choose-item'
import { claimDrafts } from './claim-draft'
import { DeclareForm } from './declare-form'
import { Receipt } from './receipt'

export type Member = PersonHere & { readonly villageId: string }
export type Declared = Outputs['claim']['declare']

const strangers = { title: '本村的户才能申报积分', hint: '请先到“我的”里认户。' }

/** 申报积分: which rule, what was done, then a receipt that says what happens next. */
const Declare = () => {
  const { member, isSignedIn, query } = useMe()
  if (!isSignedIn) {
    return (
      <Page title='申报积分'>
        <Blank icon='person' title='请先登录' hint='积分记在户上，登录后才知道是哪一户。'>
          <Button kind='primary' onTap={goToSignIn}>
            登录
          </Button>
        </Blank>
      </Page>
    )
  }
  return member?.householdId ? (
    <OfVillage member={member} />
  ) : (
    <Page title='申报积分'>
      <PageState query={query} isEmpty={() => true} empty={strangers}>
        {() => null}
      </PageState>
    </Page>
  )
}

const OfVillage = ({ member }: { member: Member }) => {
  const { villageId } = member
  const query = useRead(['rulebook.read', villageId], () => api.rulebook.read.query({ villageId }))
  const book = query.data ?? null
  return book ? (
    <Steps member={member} book={book} />
  ) : (
    <Page title='申报积分'>
      <PageState
        query={query}
        isEmpty={() => true}
        empty={{ title: '村里还没有积分细则', hint: '村民会议通过细则以后，才能申报。' }}
      >
        {() => null}
      </PageState>
    </Page>
  )
}

const Steps = ({ member, book }: { member: Member; book: Book }) => {
  const key = personKeyOf(member)
  const draft = useFormDraft(claimDrafts, key)
  const [done, setDone] = useState<Declared | null>(null)
  const item = itemOf(book, draft.itemId)
  // Each stage begins at its top, as a page of its own would.
  const stage = done ? 'done' : (item?.itemId ?? '')
  useEffect(() => {
    if (stage !== '') void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }, [stage])
  if (done) return <Receipt done={done} villageId={member.villageId} onAgain={() => setDone(null)} />
  return item ? (
    <DeclareForm member={member} item={item} draftKey={key} onDone={setDone} />
  ) : (
    <Page title='申报积分'>
      <ChooseItem
        book={book}
        as={['household']}
        others='这些由村里记，不用自己报'
        onChoose={({ itemId }) => claimDrafts.edit(key, { itemId, times: 1, memberId: null })}
      />
    </Page>
  )
}

export default Declare
