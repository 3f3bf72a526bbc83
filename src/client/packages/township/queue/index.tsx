import '../../supervision/office.scss'
import '../township.scss'
import './index.scss'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useNow } from '@/client/api/use-now'
import { useReadMore } from '@/client/api/use-read-more'
import { Choice } from '@/client/components/choice'
import type { BulkAction, QueueLine } from '@/client/components/desk/desk-types'
import { Queue } from '@/client/components/desk/queue'
import type { MoreProps } from '@/client/components/more'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { sayTime } from '@/client/words/dates'
import { AdditionList } from './additions'
import { HeldList } from './held'
import { leftOpen } from './spans'
import type { Waiting } from './waiting'
import { WaitingCard } from './waiting-card'

/** 说事审核: what villagers said, the longest waiting first; shown, covered, or kept back for a listed reason. */
const ModerationDesk = () => {
  const { person, query } = useMe()
  const townshipId = person?.kind === 'staff' ? person.townshipId : null
  return (
    <Page title='说事审核' wide office>
      <PageState query={query} isEmpty={() => townshipId === null} empty={{ title: '您的身份不能审核' }}>
        {() => (townshipId ? <Lists townshipId={townshipId} /> : null)}
      </PageState>
    </Page>
  )
}

const PAGE = 20

type Which = 'said' | 'added' | 'honour' | 'hidden'
const options: { value: Which; name: string }[] = [
  { value: 'said', name: '村民说的' },
  { value: 'added', name: '经办人加的' },
  { value: 'honour', name: '评选提名' },
  { value: 'hidden', name: '没公开的' }
]

const Lists = ({ townshipId }: { townshipId: string }) => {
  const [which, setWhich] = useState<Which>('said')
  return (
    <>
      <Choice label='看哪些' shape='row' value={which} onChoose={setWhich} options={options} />
      {which === 'said' ? <WaitingList townshipId={townshipId} /> : null}
      {which === 'added' ? <AdditionList townshipId={townshipId} /> : null}
      {which === 'honour' ? <HeldList townshipId={townshipId} /> : null}
      {which === 'hidden' ? <HiddenList townshipId={townshipId} /> : null}
    </>
  )
}

/** What was kept from the public, over or not: to be looked at again, and shown after all. */
const HiddenList = ({ townshipId }: { townshipId: string }) => {
  const query = useReadMore(['issue.listHidden', townshipId], {
    read: (before) => api.issue.listHidden.query({ townshipId, ...(before ? { before } : {}) }),
    next: (list) => (list.length < PAGE ? null : (list.at(-1)?.issueId ?? null))
  })
  return (
    <>
      <Notice>没有公开的事照样办，也照样能改成公开。办完的也在这里。</Notice>
      <PageState
        query={query}
        isEmpty={(pages) => pages.every((list) => list.length === 0)}
        empty={{ title: '没有不公开的事', hint: '乡镇没有公开的，会留在这里，随时可以改。' }}
      >
        {(pages) => <MatterQueue label='没有公开的事' list={pages.flat()} more={query.more} />}
      </PageState>
    </>
  )
}

/** What goes out at one press, once it can no longer be taken back. */
const showAll: BulkAction = {
  name: '让村里看到',
  done: '公开',
  send: (id, { requestId }) => {
    const [villageId = '', issueId = ''] = id.split(' ')
    return api.issue.show.mutate({ villageId, issueId, requestId })
  }
}

const WaitingList = ({ townshipId }: { townshipId: string }) => {
  const query = useReadMore(['issue.listWaiting', townshipId], {
    read: (after) => api.issue.listWaiting.query({ townshipId, ...(after ? { after } : {}) }),
    next: (list) => (list.length < PAGE ? null : (list.at(-1)?.issueId ?? null))
  })
  return (
    <>
      <Notice>只看有没有隐私、违法和骂人的内容。说得不好听，不是不公开的理由。</Notice>
      <PageState
        query={query}
        isEmpty={(pages) => pages.every((list) => list.length === 0)}
        empty={{ title: '都看完了', hint: '村民说了新的事，会出现在这里。' }}
      >
        {(pages) => <MatterQueue label='等着看的事' list={pages.flat()} more={query.more} bulk={showAll} />}
      </PageState>
    </>
  )
}

interface MatterQueueProps {
  readonly label: string
  readonly list: readonly Waiting[]
  readonly more: MoreProps['more']
  readonly bulk?: BulkAction
}

const MatterQueue = ({ label, list, more, bulk }: MatterQueueProps) => {
  const now = useNow()
  return (
    <Queue
      label={label}
      items={list}
      keyOf={(w) => `${w.villageId} ${w.issueId}`}
      line={(w) => lineOf(w, now)}
      card={(w) => <WaitingCard key={w.issueId} waiting={w} />}
      more={more}
      bulk={bulk ?? null}
    />
  )
}

const lineOf = (w: Waiting, now: Date): QueueLine => {
  const isOpen = leftOpen(w.words, w.publicWords, w.findings).length > 0
  return {
    aside: [w.villageName, w.categoryName, sayTime(w.raisedAt, now)].join(' · '),
    words: Array.from(w.words).slice(0, 40).join(''),
    tags: [
      ...(w.appeal ? [{ word: '申请复核', tone: 'stop' as const }] : []),
      ...(isOpen ? [{ word: '可能有个人信息', tone: 'wait' as const }] : []),
      ...(w.photos > 0 ? [{ word: `${w.photos}张照片` }] : []),
      ...(w.soundUrl ? [{ word: '有录音' }] : [])
    ],
    locked: mustBeOpened(w, isOpen) ? '要打开看过再办，不能一起勾' : null
  }
}

/** What cannot be judged by its first line: a photo, a sound, something marked by the machine, an appeal. */
const mustBeOpened = (w: Waiting, isOpen: boolean): boolean =>
  isOpen ||
  w.appeal !== null ||
  w.photos > 0 ||
  w.soundUrl !== null ||
  w.placeFindings.length > 0 ||
  w.machine.suggestion === 'review' ||
  w.machine.suggestion === 'risky' ||
  Array.from(w.words).length > 40

export default ModerationDesk
