import { View } from '@tarojs/components'
import { api } from '@/client/api/client'
import { useNow } from '@/client/api/use-now'
import { useReadMore } from '@/client/api/use-read-more'
import { Queue } from '@/client/components/desk/queue'
import { Notice } from '@/client/components/notice'
import { PageState } from '@/client/components/page-state'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayTime } from '@/client/words/dates'
import { Decide } from './decide'
import { machineSays, mediaSays } from './machine-says'
import { QueuedPhotos } from './queued-photos'
import type { Addition } from './waiting'

const PAGE = 20

/** What handlers added to matters in the open: photos of their work, and words that the machine marked. */
export const AdditionList = ({ townshipId }: { townshipId: string }) => {
  const query = useReadMore(['issue.listAdditions', townshipId], {
    read: (after) => api.issue.listAdditions.query({ townshipId, ...(after ? { after } : {}) }),
    next: (list) => (list.length < PAGE ? null : (list.at(-1)?.additionId ?? null))
  })
  return (
    <>
      <Notice>照片里有人脸、车牌的，遮住再公开。</Notice>
      <PageState
        query={query}
        isEmpty={(pages) => pages.every((list) => list.length === 0)}
        empty={{ title: '都看完了', hint: '经办人补充了照片，会出现在这里。' }}
      >
        {(pages) => (
          <Queue
            label='经办人加的'
            items={pages.flat()}
            keyOf={(a) => a.additionId}
            line={(a) => ({
              words: Array.from(a.words || a.matter)
                .slice(0, 40)
                .join(''),
              aside: [a.villageName, a.kindName, a.by].join(' · '),
              tags: a.wordsWait ? [{ word: '这段话在等', tone: 'wait' }] : []
            })}
            card={(a) => <AdditionCard key={a.additionId} addition={a} />}
            more={query.more}
          />
        )}
      </PageState>
    </>
  )
}

const AdditionCard = ({ addition: a }: { addition: Addition }) => {
  const now = useNow()
  const at = { villageId: a.villageId, additionId: a.additionId }
  const files = mediaSays(a.machine)
  return (
    <View className='xy-panel'>
      <View className='xy-panel__aside'>
        {[a.villageName, a.categoryName, sayTime(a.at, now)].join(' · ')}
      </View>
      <View className='xy-card__title'>{`${a.kindName}：${a.by}（${a.role}）`}</View>
      {a.words ? <View className='xy-words'>{a.words}</View> : null}
      {a.minutes ? <View className='xy-words'>{`说事会记录：${a.minutes}`}</View> : null}
      {a.facts.length > 0 ? <View className='xy-panel__aside'>{a.facts.join('；')}</View> : null}
      <View className='xy-panel__aside'>
        {a.wordsWait
          ? `${machineSays(a.machine)}公开以前，村里人看不到这段话。`
          : '这段话村里人已经看得到，只有照片在等。'}
      </View>
      {files ? <View className='xy-panel__aside'>{files}</View> : null}
      <QueuedPhotos waiting={a} />
      <Way onTap={() => go('issue', { villageId: a.villageId, issueId: a.issueId })}>
        {`看这件事：${Array.from(a.matter).slice(0, 16).join('')}`}
      </Way>
      <Decide
        show={(press) => api.issue.showAddition.mutate({ ...at, ...press })}
        hide={(press) => api.issue.hideAddition.mutate({ ...at, ...press })}
      />
    </View>
  )
}
