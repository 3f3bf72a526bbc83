import '../../supervision/office.scss'
import '../wide.scss'
import './index.scss'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useNow } from '@/client/api/use-now'
import { useReadMore } from '@/client/api/use-read-more'
import { Choice } from '@/client/components/choice'
import { More } from '@/client/components/more'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Tag } from '@/client/components/tag'
import { sayTime } from '@/client/words/dates'
import { Pick, Twin } from '../twin'
import { useWide } from '../use-wide'
import { AdditionList } from './additions'
import { HeldList } from './held'
import { leftOpen } from './spans'
import type { Waiting } from './waiting'
import { WaitingCard } from './waiting-card'

/** 说事审核: what villagers said, the longest waiting first; shown, covered, or kept back for a listed reason. */
const Queue = () => {
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
        {(pages) => (
          <>
            {pages.flat().map((w) => (
              <WaitingCard key={w.issueId} waiting={w} />
            ))}
            <More more={query.more} word='再看一些' />
          </>
        )}
      </PageState>
    </>
  )
}

const WaitingList = ({ townshipId }: { townshipId: string }) => {
  const isWide = useWide()
  const query = useReadMore(['issue.listWaiting', townshipId], {
    read: (after) => api.issue.listWaiting.query({ townshipId, ...(after ? { after } : {}) }),
    next: (list) => (list.length < PAGE ? null : (list.at(-1)?.issueId ?? null))
  })
  const more = <More more={query.more} word='再看一些' />
  return (
    <>
      <Notice>只看有没有隐私、违法和骂人的内容。说得不好听，不是不公开的理由。</Notice>
      <PageState
        query={query}
        isEmpty={(pages) => pages.every((list) => list.length === 0)}
        empty={{ title: '都看完了', hint: '村民说了新的事，会出现在这里。' }}
      >
        {(pages) =>
          isWide ? (
            <Beside list={pages.flat()} more={more} />
          ) : (
            <>
              {pages.flat().map((w) => (
                <WaitingCard key={w.issueId} waiting={w} />
              ))}
              {more}
            </>
          )
        }
      </PageState>
    </>
  )
}

/** On a PC: what waits on the left, the one being looked at on the right. */
const Beside = ({ list, more }: { list: readonly Waiting[]; more: ReactNode }) => {
  const [chosen, setChosen] = useState<string | null>(null)
  const now = useNow()
  const one = list.find((w) => w.issueId === chosen) ?? list[0]
  return (
    <Twin
      label='等着看的事'
      list={
        <>
          {list.map((w) => (
            <Pick key={w.issueId} on={w === one} onTap={() => setChosen(w.issueId)}>
              <View className='xy-pick__aside'>
                {[w.villageName, w.categoryName, sayTime(w.raisedAt, now)].join(' · ')}
              </View>
              <View className='xy-pick__words'>{Array.from(w.words).slice(0, 40).join('')}</View>
              <View className='xy-pick__head'>
                {w.appeal ? <Tag tone='stop'>申请复核</Tag> : null}
                {leftOpen(w.words, w.publicWords, w.findings).length > 0 ? (
                  <Tag tone='wait'>可能有个人信息</Tag>
                ) : null}
                {w.photos > 0 ? <Tag>{`${w.photos}张照片`}</Tag> : null}
                {w.soundUrl ? <Tag>有录音</Tag> : null}
              </View>
            </Pick>
          ))}
          {more}
        </>
      }
      detail={one ? <WaitingCard key={one.issueId} waiting={one} /> : null}
    />
  )
}

export default Queue
