import { View } from '@tarojs/components'
import { useNow } from '@/client/api/use-now'
import { Notice } from '@/client/components/notice'
import { PhotoRow } from '@/client/components/photo-row'
import { SoundPlayer } from '@/client/components/sound-player'
import { Tag } from '@/client/components/tag'
import { sayTime } from '@/client/words/dates'
import { sayState } from '@/client/words/matters'
import { toneOf } from '@/client/words/tones'
import { sayShortDay } from '@/domain/common/say-day'
import { abouts } from '@/domain/issue/names'
import { sayDeadline } from '../due'
import type { Whole } from './handle-form'

/** The matter as whoever handles it reads it: the words, from whom, in whose hands, by when. */
export const Matter = ({ whole, brief = false }: { whole: Whole; brief?: boolean }) => {
  const now = useNow()
  const { owner, raisedBy, mediation } = whole
  const late = whole.dueAt !== null && new Date(whole.dueAt) <= now
  return (
    <>
      {whole.moderation === 'private' && !brief ? (
        <Notice>只有经办人看得到。您打开看过，已经记下来，说事人能查到。</Notice>
      ) : null}
      <View className='xy-panel xy-matter'>
        <View className='xy-card__head'>
          <Tag tone={toneOf(whole.state)}>{sayState(whole, false)}</Tag>
          {whole.urgent ? <Tag tone='stop'>急</Tag> : null}
          {whole.dueAt ? <Tag tone={late ? 'stop' : 'calm'}>{sayDeadline(whole.dueAt, now)}</Tag> : null}
        </View>
        <View className={brief ? 'xy-matter__words xy-matter__words_brief' : 'xy-matter__words'}>
          {whole.words}
        </View>
        {brief ? null : <PhotoRow photos={whole.photoLinks} />}
        {brief || !whole.soundUrl ? null : <SoundPlayer src={whole.soundUrl} />}
        <View className='xy-card__foot'>
          {[
            whole.about ? abouts[whole.about] : whole.channelName,
            whole.categoryName,
            whole.where,
            sayTime(whole.raisedAt, now)
          ]
            .filter(Boolean)
            .join(' · ')}
        </View>
        {brief ? null : (
          <>
            {whole.source ? <View className='xy-card__foot'>{`从${whole.source}转来`}</View> : null}
            {raisedBy ? (
              <View className='xy-card__foot'>
                {`说事人：${raisedBy.name}${raisedBy.forName ? `（替${raisedBy.forName}说）` : ''}`}
              </View>
            ) : null}
            {mediation?.otherParty ? (
              <View className='xy-card__foot'>
                {`另一方：${mediation.otherParty}（${consentWords(mediation)}）`}
              </View>
            ) : null}
            <View className='xy-card__foot'>
              {owner
                ? `由${owner.name}（${owner.role}）办${owner.dueOn ? `，${sayShortDay(owner.dueOn)}以前办结` : ''}`
                : `在${whole.levelName}一级，还没有派给谁`}
            </View>
          </>
        )}
      </View>
    </>
  )
}

const say = (given: boolean | null): string => (given === null ? '没表态' : given ? '同意' : '不同意')

const consentWords = (m: NonNullable<Whole['mediation']>): string =>
  `说事人${say(m.raiserConsents)}，另一方${say(m.otherConsents)}`
