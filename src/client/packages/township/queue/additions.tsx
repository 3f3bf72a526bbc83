import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useNow } from '@/client/api/use-now'
import { useReadMore } from '@/client/api/use-read-more'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { More } from '@/client/components/more'
import { Notice } from '@/client/components/notice'
import { PageState } from '@/client/components/page-state'
import { toast } from '@/client/components/toast'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayTime } from '@/client/words/dates'
import { HideForm } from './hide-form'
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
          <>
            {pages.flat().map((a) => (
              <AdditionCard key={a.additionId} addition={a} />
            ))}
            <More more={query.more} word='再看一些' />
          </>
        )}
      </PageState>
    </>
  )
}

const useDeciding = () => {
  const done = (word: string) => ({
    onDone: () => {
      toast(word)
      void queryClient.invalidateQueries()
    }
  })
  const show = useSubmit(
    (input: Inputs['issue']['showAddition']) => api.issue.showAddition.mutate(input),
    done('已公开')
  )
  const hide = useSubmit(
    (input: Inputs['issue']['hideAddition']) => api.issue.hideAddition.mutate(input),
    done('暂不公开')
  )
  return { show, hide, sentence: show.sentence ?? hide.sentence }
}

const AdditionCard = ({ addition: a }: { addition: Addition }) => {
  const now = useNow()
  const [isHiding, setHiding] = useState(false)
  const { show, hide, sentence } = useDeciding()
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
      <Notice tone='stop'>{sentence}</Notice>
      {isHiding ? (
        <HideForm
          running={hide.isRunning}
          onBack={() => setHiding(false)}
          onHide={(reason, note) => void hide.submit({ ...at, reason, ...(note ? { note } : {}) })}
        />
      ) : (
        <View className='xy-pair'>
          <Button onTap={() => setHiding(true)} disabled={show.isRunning}>
            暂不公开
          </Button>
          <Button kind='primary' running={show.isRunning} onTap={() => void show.submit(at)}>
            让村里看到
          </Button>
        </View>
      )}
    </View>
  )
}
