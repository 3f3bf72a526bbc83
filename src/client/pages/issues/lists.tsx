import { View } from '@tarojs/components'
import { api, type Outputs } from '@/client/api/client'
import { useNow } from '@/client/api/use-now'
import { useReadMore } from '@/client/api/use-read-more'
import { Clock } from '@/client/components/clock'
import { MatterCard } from '@/client/components/matter-card'
import { MatterPages, nextMatters } from '@/client/components/matter-pages'
import { Tag } from '@/client/components/tag'
import { sayLeft, sayWhoSees } from '@/client/words/matters'
import { toneOf } from '@/client/words/tones'

interface PublicListProps {
  readonly villageId: string
  /** Of one's own courtyard alone. */
  readonly courtyard: boolean
}

/** What everybody here may read: the village's matters, or the courtyard's. */
export const PublicList = ({ villageId, courtyard }: PublicListProps) => {
  const query = useReadMore(['issue.listPublic', villageId, courtyard], {
    read: (before) =>
      api.issue.listPublic.query({
        villageId,
        ...(courtyard ? { courtyard } : {}),
        ...(before ? { before } : {})
      }),
    next: nextMatters
  })
  const where = courtyard ? '院落里' : '村里'
  return (
    <MatterPages query={query} empty={{ title: `${where}还没有人说事`, hint: '您可以第一个说。' }}>
      {(card) => <MatterCard key={card.issueId} card={card} />}
    </MatterPages>
  )
}

/** The matters of others that one follows: 我也遇到, or one's own was merged into them. */
export const FollowedList = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['issue.listFollowed', villageId], {
    read: (before) => api.issue.listFollowed.query({ villageId, ...(before ? { before } : {}) }),
    next: nextMatters
  })
  return (
    <MatterPages
      query={query}
      empty={{
        title: '您还没有关注别人的事',
        hint: '村里的事，您也遇到的，打开点“我也遇到”，有进展会告诉您。'
      }}
    >
      {(card) => <MatterCard key={card.issueId} card={card} />}
    </MatterPages>
  )
}

/** One's own matters, each with what is asked of oneself. */
export const OwnList = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['issue.listOwn', villageId], {
    read: (before) => api.issue.listOwn.query({ villageId, ...(before ? { before } : {}) }),
    next: nextMatters
  })
  return (
    <MatterPages query={query} empty={{ title: '您还没有说过事', hint: '点上面的“我要说事”，说一件试试。' }}>
      {(card) => <OwnCard key={card.issueId} card={card} />}
    </MatterPages>
  )
}

type Own = Outputs['issue']['listOwn'][number]

const asks: Record<NonNullable<Own['asked']>, string> = {
  rate: '办完了，请您评价',
  consent: '请您表态：愿不愿意调解',
  reconsider: '没有受理，可以申请复议'
}

/** What one is waited for, or that others are late; null when there is nothing to say. */
const sayDue = ({ asked, dueAt, overdue }: Own, now: Date): string | null => {
  // What an earlier program kept on the phone says none of this.
  const left = dueAt ? sayLeft(dueAt, now) : null
  if (!asked) return overdue ? left : null
  return asked === 'consent' || left === null ? asks[asked] : `${asks[asked]}，${left}`
}

const OwnCard = ({ card }: { card: Own }) => {
  const due = sayDue(card, useNow())
  const whoSees = sayWhoSees(card)
  return (
    <MatterCard
      card={card}
      mine={card.asked === 'rate'}
      tags={
        card.moderation === 'private' ? (
          <Tag>保密</Tag>
        ) : card.moderation === 'shown' ? null : (
          <Tag tone={toneOf(card.moderation)}>{card.moderationName}</Tag>
        )
      }
    >
      {whoSees ? <View className='xy-card__foot'>{whoSees}</View> : null}
      {due ? <Clock>{due}</Clock> : null}
    </MatterCard>
  )
}
