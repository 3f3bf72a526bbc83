import '../claims.scss'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { type PersonHere, personKeyOf, useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Choice } from '@/client/components/choice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { useFormDraft } from '@/client/stores/form-drafts'
import type { Recorder } from '@/domain/rulebook/rule-item'
import { type Book, ChooseItem, itemOf } from '../choose-item'
import { PastRecords } from './past-records'
import { recordDrafts } from './record-draft'
import { RecordForm } from './record-form'
import { Recorded } from './recorded'

export type Member = PersonHere & { readonly villageId: string }
/** What became of a record, and what its lines are called. */
export interface Done {
  readonly answer: Outputs['claim']['record']
  readonly names: Readonly<Record<string, string>>
}

/** As whom somebody records, in the words of the rulebook. */
const officeOf = ({ roles }: PersonHere): readonly Recorder[] => {
  const held = roles.map((r) => r.role)
  return [
    ...(held.includes('committee_member') ? (['committee'] as const) : []),
    ...(held.includes('group_leader') ? (['group_leader'] as const) : []),
    ...(held.includes('courtyard_host') ? (['courtyard_host'] as const) : [])
  ]
}

/** 记一笔: one rule, one day, as many households as were there; scored by others, booked after the notice. */
const RecordPage = () => {
  const { member, query } = useMe()
  return member ? (
    <OfVillage member={member} />
  ) : (
    <Page title='记一笔'>
      <PageState query={query} isEmpty={() => true} empty={{ title: '您的身份不能记积分' }}>
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
    <Stages member={member} book={book} />
  ) : (
    <Page title='记一笔'>
      <PageState
        query={query}
        isEmpty={() => true}
        empty={{ title: '村里还没有积分细则', hint: '村民会议通过细则以后，才能记分。' }}
      >
        {() => null}
      </PageState>
    </Page>
  )
}

const Stages = ({ member, book }: { member: Member; book: Book }) => {
  const key = personKeyOf(member)
  const draft = useFormDraft(recordDrafts, key)
  const [done, setDone] = useState<Done | null>(null)
  const [shows, setShows] = useState<'write' | 'past'>('write')
  const item = itemOf(book, draft.itemId)
  const stage = done ? 'done' : (item?.itemId ?? '')
  useEffect(() => {
    if (stage !== '') void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }, [stage])
  if (done) return <Recorded done={done} onAgain={() => setDone(null)} />
  return item ? (
    <RecordForm key={item.itemId} member={member} item={item} draftKey={key} onDone={setDone} />
  ) : (
    <Page title='记一笔'>
      <Choice
        label='做什么'
        shape='row'
        value={shows}
        onChoose={setShows}
        options={[
          { value: 'write', name: '记一笔' },
          { value: 'past', name: '我记过的' }
        ]}
      />
      {shows === 'write' ? (
        <ChooseItem
          book={book}
          as={officeOf(member)}
          others='这些不由您记'
          onChoose={({ itemId }) => recordDrafts.edit(key, { itemId, picked: {} })}
        />
      ) : (
        <PastRecords villageId={member.villageId} />
      )}
    </Page>
  )
}

export default RecordPage
