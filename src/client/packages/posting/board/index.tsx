import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useReadMore } from '@/client/api/use-read-more'
import { Cell, Cells } from '@/client/components/cells'
import { Queue } from '@/client/components/desk/queue'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { go } from '@/client/navigate'
import { BoardCard, toneOf } from './board-card'
import './index.scss'

export type Card = Outputs['notice']['list'][number]

const PAGE = 30

/** 公示办理: the notices of the village, by what is to be done with them. */
const PostingBoard = () => {
  const { member, query } = useMe()
  return (
    <Page title='公示办理' wide>
      {member ? (
        <Board villageId={member.villageId} />
      ) : (
        <PageState
          query={query}
          isEmpty={() => true}
          empty={{ title: '这里是村里办公示的地方', hint: '村委会、书记和村监委成员可以办。' }}
        >
          {() => null}
        </PageState>
      )}
    </Page>
  )
}

const useWaiting = (villageId: string, waiting: 'draft' | 'cosigned') =>
  useRead(['notice.list', villageId, waiting], () => api.notice.list.query({ villageId, waiting }))

const needsHand = (card: Card): boolean =>
  card.state === 'interrupted' || card.state === 'up' || card.stopped !== null

const Board = ({ villageId }: { villageId: string }) => {
  const drafts = useWaiting(villageId, 'draft')
  const signed = useWaiting(villageId, 'cosigned')
  const all = useReadMore(['notice.list', villageId], {
    read: (before) => api.notice.list.query({ villageId, ...(before ? { before } : {}) }),
    next: (page) => (page.length < PAGE ? null : (page.at(-1)?.noticeId ?? null))
  })
  return (
    <PageState query={all}>
      {(pages) => {
        const out = pages.flat().filter((card) => card.state !== 'draft' && card.state !== 'cosigned')
        const hanging = out.filter((card) => card.state !== 'term_done' && card.state !== 'corrected')
        const done = out.filter((card) => card.state === 'term_done')
        const replaced = out.filter((card) => card.state === 'corrected')
        const groups: Record<string, readonly Card[]> = {
          '中断了，要马上处理': hanging.filter(needsHand),
          等村监委会签: drafts.data ?? [],
          '会签好了，可以挂出': signed.data ?? [],
          正在公示: hanging.filter((card) => !needsHand(card)),
          公示期满: done
        }
        return (
          <>
            <Queue
              label='村里的公示'
              items={Object.entries(groups).flatMap(([title, cards]) =>
                cards.map((card) => ({ title, card }))
              )}
              keyOf={({ card }) => card.noticeId}
              line={({ title, card }) => ({
                words: card.title,
                aside: card.subjectName,
                tags: [
                  { word: card.stateName, tone: toneOf(card) },
                  ...(title.startsWith(card.stateName) ? [] : [{ word: title }])
                ]
              })}
              card={({ card }) => <OpenCard key={card.noticeId} card={card} />}
              phone={Object.entries(groups).map(([title, cards]) => (
                <Group key={title} title={title} cards={cards} />
              ))}
              more={null}
            />
            {Object.values(groups).flat().length === 0 ? (
              <View className='xy-prose'>还没有公示。决议通过以后，从“议事办理”里写公示。</View>
            ) : null}
            {replaced.length > 0 ? (
              <Cells title='已由更正公告代替'>
                {replaced.map((card) => (
                  <Cell
                    key={card.noticeId}
                    title={card.title}
                    onTap={() => go('notice', { villageId, noticeId: card.noticeId })}
                  />
                ))}
              </Cells>
            ) : null}
            <More more={all.more} word='再看一些' />
          </>
        )
      }}
    </PageState>
  )
}

/** On the right of a PC everything that can be done is in sight. */
const OpenCard = ({ card }: { card: Card }) => {
  const [isOpen, setOpen] = useState(true)
  return <BoardCard card={card} isOpen={isOpen} onOpen={setOpen} />
}

const Group = ({ title, cards }: { title: string; cards: readonly Card[] }) => {
  const [openId, setOpen] = useState<string | null>(null)
  return cards.length === 0 ? null : (
    <View className='xy-section'>
      <View className='xy-section__title'>{title}</View>
      {cards.map((card) => (
        <BoardCard
          key={card.noticeId}
          card={card}
          isOpen={openId === card.noticeId}
          onOpen={(open) => setOpen(open ? card.noticeId : null)}
        />
      ))}
    </View>
  )
}

export default PostingBoard
