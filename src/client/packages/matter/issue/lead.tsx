import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Fact } from '@/client/components/fact'
import { Notice } from '@/client/components/notice'
import { PhotoRow } from '@/client/components/photo-row'
import { SoundPlayer } from '@/client/components/sound-player'
import { Tag } from '@/client/components/tag'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayExactly } from '@/client/words/dates'
import { isSettled, sayState, sayWhoSees, toneOfMatter } from '@/client/words/matters'
import { isWeapp } from '@/client/words/platform'
import { toneOf } from '@/client/words/tones'
import { abouts } from '@/domain/issue/names'
import { sayBeforeShown } from './before-shown'
import type { Whole } from './use-act'

const raiserOf = ({ raisedBy, source }: Whole): string => {
  if (source) return `${source}转来`
  if (!raisedBy) return '一位村民（没有公开姓名）'
  return raisedBy.forName ? `${raisedBy.name}（代 ${raisedBy.forName}）` : raisedBy.name
}

/** How it ended, in a sentence: closed is not settled. */
const ends: Readonly<Record<string, string>> = {
  unrated: '说事的人到期没有评价，系统关闭了。没有人说办得好，所以不算“已解决”。',
  explained: '说事的人不满意，上一级回访后作了解释，关闭了。这不是“已解决”。',
  mediation_ended: '没有调成，调解结束了。可以去司法所或法院。',
  declined: '不予受理，这件事关闭了。理由写在下面。'
}

/** What was said: words, photos, sound, where and by whom; and who may see it. */
export const Lead = ({ whole }: { whole: Whole }) => {
  const whoSees = whole.moderation === 'private' ? sayWhoSees(whole) : null
  const before = sayBeforeShown(whole)
  const end = whole.state === 'CLOSED' && !isSettled(whole.closing) ? ends[whole.closing ?? ''] : undefined
  return (
    <View className='xy-panel'>
      <View className='xy-card__head'>
        <Tag tone={toneOfMatter(whole.state, whole.closing)}>{sayState(whole, whole.as === 'own')}</Tag>
        {whole.urgent ? <Tag tone='stop'>急事</Tag> : null}
        {whole.moderation === 'private' ? (
          <Tag>保密</Tag>
        ) : (
          <Tag tone={toneOf(whole.moderation)}>{whole.moderationName}</Tag>
        )}
      </View>
      {whoSees ? <Notice>{`这件事不公开：${whoSees}。`}</Notice> : null}
      {before ? <Notice>{before}</Notice> : null}
      {end ? <Notice>{end}</Notice> : null}
      <View className='xy-words'>{whole.words}</View>
      {whole.soundUrl ? (
        <View className='xy-heard'>
          <SoundPlayer src={whole.soundUrl} />
        </View>
      ) : null}
      <PhotoRow photos={whole.photoLinks} />
      <View className='xy-facts'>
        <Fact
          name='哪类事'
          value={[whole.about ? abouts[whole.about] : whole.channelName, whole.categoryName].join(' · ')}
        />
        <Fact name='地点' value={whole.where ?? '没有写'} />
        <Fact name='谁说的' value={raiserOf(whole)} />
        <Fact name='什么时候' value={sayExactly(whole.raisedAt)} />
        {whole.mediation?.otherParty ? <Sides mediation={whole.mediation} /> : null}
      </View>
      <Links whole={whole} />
    </View>
  )
}

const sayConsent = (given: boolean | null): string =>
  given === null ? '还没有表态' : given ? '愿意调解' : '不愿意调解'

const Sides = ({ mediation }: { mediation: NonNullable<Whole['mediation']> }) => (
  <>
    <Fact name='说事一方' value={sayConsent(mediation.raiserConsents)} />
    <Fact name='另一方' value={`${mediation.otherParty}，${sayConsent(mediation.otherConsents)}`} />
  </>
)

const Links = ({ whole }: { whole: Whole }) => {
  const { villageId, mergedInto, decisionId, point } = whole
  return (
    <>
      {mergedInto ? (
        <Way onTap={() => go('issue', { villageId, issueId: mergedInto })}>看合并到的那件事</Way>
      ) : null}
      {decisionId ? (
        <Way onTap={() => go('decision', { villageId, decisionId })}>看四议两公开走到哪一步</Way>
      ) : null}
      {point && isWeapp ? (
        <Way onTap={() => void Taro.openLocation({ latitude: point.lat, longitude: point.lng })}>
          在地图上看
        </Way>
      ) : null}
    </>
  )
}
