import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useNow } from '@/client/api/use-now'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { SoundPlayer } from '@/client/components/sound-player'
import { Tag } from '@/client/components/tag'
import { toast } from '@/client/components/toast'
import { sayTime } from '@/client/words/dates'
import { CoverWords } from './cover-words'
import { HideForm } from './hide-form'
import { machineSays, mediaSays } from './machine-says'
import { QueuedPhotos } from './queued-photos'
import { leftOpen } from './spans'
import type { Waiting } from './waiting'

const useModeration = () => {
  const done = (word: string) => ({
    onDone: () => {
      toast(word)
      void queryClient.invalidateQueries()
    }
  })
  const show = useSubmit((input: Inputs['issue']['show']) => api.issue.show.mutate(input), done('已公开'))
  const hide = useSubmit((input: Inputs['issue']['hide']) => api.issue.hide.mutate(input), done('暂不公开'))
  return { show, hide, sentence: show.sentence ?? hide.sentence }
}

/** One matter whole, and what a moderator does with it. */
export const WaitingCard = ({ waiting: w }: { waiting: Waiting }) => {
  const [doing, setDoing] = useState<'hide' | 'words' | 'place' | null>(null)
  const now = useNow()
  const { show, hide, sentence } = useModeration()
  const at = { villageId: w.villageId, issueId: w.issueId }
  const back = () => setDoing(null)
  const files = mediaSays(w.machine)
  const isHidden = w.moderation === 'hidden'
  return (
    <View className='xy-panel'>
      {w.moderation === 'appealed' ? <Tag tone='stop'>申请复核</Tag> : null}
      {isHidden ? <Tag>{w.stateName}</Tag> : null}
      <View className='xy-panel__aside'>
        {[w.villageName, w.categoryName, sayTime(w.raisedAt, now)].join(' · ')}
      </View>
      {w.appeal ? (
        <View className='xy-event'>
          <View className='xy-event__when'>
            {`${isHidden ? '没有公开' : '上次没有公开'}：${w.appeal.hiddenFor ?? ''}`}
          </View>
          {w.appeal.words ? <View className='xy-event__note'>{`说事的人说：${w.appeal.words}`}</View> : null}
        </View>
      ) : null}
      <View className='xy-words xy-words_marked'>
        <Marked waiting={w} />
      </View>
      {isHidden && w.machine.suggestion === null ? null : (
        <View className='xy-panel__aside'>{machineSays(w.machine)}</View>
      )}
      {files ? <View className='xy-panel__aside'>{files}</View> : null}
      {leftOpen(w.words, w.publicWords, w.findings).map((f) => (
        <Notice key={f.start}>{`标出“${f.excerpt}”：可能是个人信息，请遮住再公开。`}</Notice>
      ))}
      {w.publicWords && w.publicWords !== w.words ? (
        <View className='xy-panel__aside'>{`公开的样子：${w.publicWords}`}</View>
      ) : null}
      {w.where ? <View className='xy-panel__aside'>{`地点：${w.where}`}</View> : null}
      {w.publicPlaceWords ? (
        <View className='xy-panel__aside'>{`地点公开的样子：${w.publicPlaceWords}`}</View>
      ) : null}
      {leftOpen(w.placeWords ?? '', w.publicPlaceWords, w.placeFindings).map((f) => (
        <Notice key={f.start}>{`地点里标出“${f.excerpt}”：可能是个人信息，请遮住再公开。`}</Notice>
      ))}
      {w.soundUrl ? <SoundPlayer src={w.soundUrl} /> : null}
      {doing === 'words' ? (
        <CoverWords waiting={w} onBack={back} />
      ) : (
        <Button onTap={() => setDoing('words')}>{w.publicWords ? '重新遮文字' : '遮文字'}</Button>
      )}
      {!w.placeWords ? null : doing === 'place' ? (
        <CoverWords waiting={w} part='place' onBack={back} />
      ) : (
        <Button onTap={() => setDoing('place')}>{w.publicPlaceWords ? '重新遮地点' : '遮地点'}</Button>
      )}
      <QueuedPhotos waiting={w} />
      <Notice tone='stop'>{sentence}</Notice>
      {doing === 'hide' ? (
        <HideForm
          running={hide.isRunning}
          onBack={back}
          onHide={(reason, note) => void hide.submit({ ...at, reason, ...(note ? { note } : {}) })}
        />
      ) : (
        <View className='xy-pair'>
          {isHidden ? null : (
            <Button onTap={() => setDoing('hide')} disabled={show.isRunning}>
              {w.moderation === 'appealed' ? '仍不公开' : '暂不公开'}
            </Button>
          )}
          <Button kind='primary' running={show.isRunning} onTap={() => void show.submit(at)}>
            让村里看到
          </Button>
        </View>
      )}
    </View>
  )
}

/** The words as written, with what the machine found in them marked; it decides nothing. */
const Marked = ({ waiting: { words, findings } }: { waiting: Waiting }) => {
  const ends = [0, ...findings.map((f) => f.end)]
  return (
    <>
      {findings.map((f, i) => (
        <Text key={f.start}>
          <Text>{words.slice(ends[i], f.start)}</Text>
          <Text className='xy-mark'>{words.slice(f.start, f.end)}</Text>
        </Text>
      ))}
      <Text>{words.slice(ends.at(-1))}</Text>
    </>
  )
}
