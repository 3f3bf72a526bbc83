import '../../supervision/office.scss'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { Choice } from '@/client/components/choice'
import { Queue } from '@/client/components/desk/queue'
import { Fold } from '@/client/components/fold'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Tag } from '@/client/components/tag'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayDate } from '@/client/words/dates'
import { type TownKind, townKinds } from '@/domain/decision/town-kinds'
import { ChooseVillage } from '../choose-village'
import { Asked } from '../opinion/opinion-view'

type Item = Outputs['decision']['listForTownship']['items'][number]

/** 村里的议事: opinions that are due, and matters that stand longer than their clock; by the day, nothing ranked. */
const TownshipDecisions = () => {
  const { person, query } = useMe()
  const townshipId = person?.kind === 'staff' ? person.townshipId : null
  return (
    <Page title='村里的议事' wide office>
      <PageState query={query} isEmpty={() => townshipId === null} empty={{ title: '您的身份不能看这里' }}>
        {() => (townshipId ? <Town townshipId={townshipId} /> : null)}
      </PageState>
    </Page>
  )
}

const Town = ({ townshipId }: { townshipId: string }) => {
  const [kind, setKind] = useState<TownKind | null>(null)
  const [village, setVillage] = useState<{ id: string; name: string } | null>(null)
  const query = useReadMore(['decision.listForTownship', townshipId, kind, village?.id], {
    read: (after) =>
      api.decision.listForTownship.query({
        townshipId,
        ...(kind ? { kind } : {}),
        ...(village ? { villageId: village.id } : {}),
        ...(after ? { after } : {})
      }),
    next: (page) => page.next
  })
  return (
    <>
      <View className='xy-panel'>
        <Fold title={`${village?.name ?? '全部村'} · ${kind ? townKinds[kind] : '全部事项'}`}>
          <View className='xy-filter__name'>看哪一类</View>
          <Kinds kind={kind} onChoose={setKind} />
          <View className='xy-filter__name'>看哪个村</View>
          <ChooseVillage label='看哪个村' townshipId={townshipId} chosen={village} onChoose={setVillage} />
        </Fold>
      </View>
      <PageState
        query={query}
        isEmpty={(pages) => pages.every((page) => page.items.length === 0)}
        empty={{ title: '没有等着的事', hint: '村里送来听取意见的、超过期限没有办的，会出现在这里。' }}
      >
        {(pages) => (
          <>
            <Queue
              label='村里的议事'
              items={pages.flatMap((page) => page.items)}
              keyOf={(item) => `${item.kind} ${item.decisionId}`}
              line={(item) => ({
                words: item.title,
                aside: `${item.villageName} · ${sayDate(item.dueOn)}到期`,
                tags: [{ word: `${item.kindName} · ${item.left}`, tone: item.late ? 'stop' : 'wait' }]
              })}
              card={(item) => <ItemCard key={item.decisionId} item={item} />}
              detail={(item) =>
                item.kind === 'opinion' ? (
                  <Asked {...{ townshipId }} villageId={item.villageId} decisionId={item.decisionId} />
                ) : (
                  <ItemCard item={item} />
                )
              }
              more={query.more}
            />
            <View className='xy-hint'>
              按到期的先后排，不排名、不计数。村里的事由村里定，乡镇只提意见、督促依法办。
            </View>
          </>
        )}
      </PageState>
    </>
  )
}

const ItemCard = ({ item }: { item: Item }) => {
  const { villageId, decisionId, kind } = item
  return (
    <View className='xy-panel'>
      <Tag tone={item.late ? 'stop' : 'wait'}>{`${item.kindName} · ${item.left}`}</Tag>
      <View className='xy-card__title'>{item.title}</View>
      <View className='xy-panel__aside'>{`${item.villageName} · ${sayDate(item.dueOn)}到期`}</View>
      <View className='xy-prose'>{item.words}</View>
      {item.note ? <View className='xy-panel__aside'>{item.note}</View> : null}
      <Way onTap={() => go(kind === 'opinion' ? 'opinion' : 'decision', { villageId, decisionId })}>
        {kind === 'opinion' ? '看全文，提意见' : '看全过程'}
      </Way>
    </View>
  )
}

const kindOptions = [
  { value: null, name: '全部事项' },
  ...(Object.keys(townKinds) as TownKind[]).map((value) => ({ value, name: townKinds[value] }))
]

const Kinds = ({ kind, onChoose }: { kind: TownKind | null; onChoose: (kind: TownKind | null) => void }) => (
  <Choice label='看哪一类' shape='list' value={kind} onChoose={onChoose} options={kindOptions} />
)

export default TownshipDecisions
