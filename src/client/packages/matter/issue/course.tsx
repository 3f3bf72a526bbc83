import { View } from '@tarojs/components'
import { useNow } from '@/client/api/use-now'
import { Fold } from '@/client/components/fold'
import { PhotoRow } from '@/client/components/photo-row'
import { Steps } from '@/client/components/steps'
import { sayExactly, sayTime } from '@/client/words/dates'
import { stagesOf } from './stages'
import type { Whole } from './use-act'

type Line = Whole['history'][number]

/** The clock is 系统; another system that handed the matter in is called by its name. */
const whoOf = ({ by, role }: Line): string => {
  if (role === '系统') return by === '系统' ? '系统自动' : by
  return role === '村民' ? by : `${by}（${role}）`
}

/** What the public does not read yet, said to whoever does. */
const sayWaits = ({ waits, photoLinks }: Line): string => {
  const what = photoLinks.length > 0 ? '照片' : '这段话'
  return waits === 'hidden' ? `${what}乡镇没有公开` : `${what}等乡镇看过再公开`
}

const Shown = ({ line }: { line: Line }) => (
  <>
    {line.photoLinks.length > 0 ? (
      <View className='xy-event__photos'>
        <PhotoRow photos={line.photoLinks} />
      </View>
    ) : null}
    {line.waits ? <View className='xy-event__waits'>{sayWaits(line)}</View> : null}
  </>
)

const whyOf = ({ facts, reason }: Line): string => [...facts, reason].filter(Boolean).join('；')

/** 说 → 议 → 办 → 评, each with who did what, when and why. */
export const Course = ({ whole }: { whole: Whole }) => {
  const now = useNow()
  return (
    <Steps
      label='说、议、办、评'
      title='办到哪一步'
      items={stagesOf(whole).map((stage) => ({
        ...stage,
        content: stage.lines.map((line) => (
          <View key={`${line.at}${line.kind}`} className='xy-event'>
            <View className='xy-event__when'>{line.kindName}</View>
            <View className='xy-event__who'>{`${whoOf(line)} · ${sayTime(line.at, now)}`}</View>
            {whyOf(line) ? <View className='xy-event__note'>{whyOf(line)}</View> : null}
            <Shown line={line} />
          </View>
        ))
      }))}
    />
  )
}

/** Everything in its order, for who wants to know exactly; work that was done over runs through the steps twice. */
export const History = ({ history }: { history: Whole['history'] }) => (
  <View className='xy-panel'>
    <Fold title={`按先后看全部经过（${history.length}条）`}>
      <View className='xy-history'>
        {history.map((line) => (
          <View key={`${line.at}${line.kind}`} className='xy-history__item'>
            <View className='xy-history__dot' />
            <View>{line.kindName}</View>
            <View className='xy-history__who'>{`${whoOf(line)} · ${sayExactly(line.at)}`}</View>
            {whyOf(line) ? <View className='xy-history__why'>{whyOf(line)}</View> : null}
          </View>
        ))}
      </View>
    </Fold>
  </View>
)
