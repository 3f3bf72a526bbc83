import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { previewPhotos } from '@/client/api/preview-photos'
import { useNow } from '@/client/api/use-now'
import { useReadMore } from '@/client/api/use-read-more'
import { Choice } from '@/client/components/choice'
import { Queue } from '@/client/components/desk/queue'
import { Notice } from '@/client/components/notice'
import { PageState } from '@/client/components/page-state'
import { Picture } from '@/client/components/picture'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { sayTime } from '@/client/words/dates'
import { Decide } from './decide'
import { fileSays, machineSays, mediaSays } from './machine-says'
import type { Held } from './waiting'

const PAGE = 20
const options = [
  { value: 'waiting', name: '还没看的提名' },
  { value: 'hidden', name: '没公开的提名' }
] as const

/** Why households were put forward for 最美评选, with photos: shown to the village, or kept back for a listed reason. */
export const HeldList = ({ townshipId }: { townshipId: string }) => {
  const [which, setWhich] = useState<'waiting' | 'hidden'>('waiting')
  const hidden = which === 'hidden'
  const query = useReadMore(['honour.listHeld', townshipId, which], {
    read: (after) => api.honour.listHeld.query({ townshipId, hidden, ...(after ? { after } : {}) }),
    next: (list) => (list.length < PAGE ? null : (list.at(-1)?.nomineeId ?? null))
  })
  return (
    <>
      <Notice>评不评得上由村里定，这里只看理由和照片能不能给村里人看。</Notice>
      <Choice label='看哪些提名' shape='row' value={which} onChoose={setWhich} options={options} />
      <PageState
        query={query}
        isEmpty={(pages) => pages.every((list) => list.length === 0)}
        empty={
          hidden
            ? { title: '没有不公开的提名', hint: '没有公开的会留在这里，随时可以改。' }
            : { title: '都看完了', hint: '有人提名参加评选，会出现在这里。' }
        }
      >
        {(pages) => (
          <Queue
            label='评选提名'
            items={pages.flat()}
            keyOf={(n) => n.nomineeId}
            line={(n) => ({
              words: Array.from(n.words).slice(0, 40).join(''),
              aside: [n.villageName, n.roundName].join(' · '),
              tags: n.photoLinks.length > 0 ? [{ word: `${n.photoLinks.length}张照片` }] : []
            })}
            card={(held) => <HeldCard key={held.nomineeId} held={held} />}
            more={query.more}
          />
        )}
      </PageState>
    </>
  )
}

const HeldCard = ({ held: n }: { held: Held }) => {
  const now = useNow()
  const at = { villageId: n.villageId, nomineeId: n.nomineeId }
  const files = mediaSays(n.machine)
  return (
    <View className='xy-panel'>
      <View className='xy-panel__aside'>{[n.villageName, n.roundName, sayTime(n.at, now)].join(' · ')}</View>
      <View className='xy-card__title'>{n.how}</View>
      <View className='xy-words'>{n.words}</View>
      <View className='xy-panel__aside'>{machineSays(n.machine)}</View>
      {files ? <View className='xy-panel__aside'>{files}</View> : null}
      <Shots held={n} />
      {n.hiddenFor ? <Notice>{`没有公开：${n.hiddenFor}`}</Notice> : null}
      <Decide
        isHidden={Boolean(n.hiddenFor)}
        show={(press) => api.honour.showNominee.mutate({ ...at, ...press })}
        hide={(press) => api.honour.hideNominee.mutate({ ...at, ...press })}
      />
    </View>
  )
}

const Shots = ({ held: n }: { held: Held }) => (
  <>
    {n.photoLinks.map((photo, i) => {
      const marked = fileSays(n.machine, photo.fileId)
      return (
        <View key={photo.fileId} className='xy-shot'>
          <Tap
            className='xy-photo'
            label={`看第${i + 1}张照片大图`}
            onTap={() => void previewPhotos([photo.url])}
          >
            <Picture src={photo.smallUrl} label='' />
          </Tap>
          {marked ? <Tag tone='stop'>{marked}</Tag> : null}
        </View>
      )
    })}
  </>
)
