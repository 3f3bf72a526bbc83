import { View } from '@tarojs/components'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useNow } from '@/client/api/use-now'
import { useRead } from '@/client/api/use-read'
import { PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayDate, sayExactly } from '@/client/words/dates'
import { sayState } from '@/client/words/matters'
import { dayOf, daysBetween } from '@/domain/common/calendar'
import { Chase } from './chase'
import { Veil } from './veil'

export type Matter = Outputs['issue']['listTownship'][number]

/** How far its deadline is: 已超期3天, 今天到期, 还有2天. */
export const sayDeadline = (dueAt: string, overdue: boolean, now: Date): string => {
  // A term ends with its last day: the instant is already the next one.
  const last = dayOf(new Date(Date.parse(dueAt) - 1))
  const left = daysBetween(dayOf(now), last)
  if (overdue) return left < 0 ? `已超期${-left}天` : '已超期'
  return left === 0 ? '今天到期' : `还有${left}天`
}

/** In whose hands it is, for how long, and what stands out about it. */
export const MatterTags = ({ matter: m }: { matter: Matter }) => {
  const now = useNow()
  const isOver = m.dueAt !== null && Date.parse(m.dueAt) <= now.getTime()
  return (
    <View className='xy-tags'>
      {m.brokenOn ? <Tag tone='stop'>{`过了说好的${sayDate(m.brokenOn)}`}</Tag> : null}
      {m.dueAt ? <Tag tone={isOver ? 'stop' : 'wait'}>{sayDeadline(m.dueAt, isOver, now)}</Tag> : null}
      {m.urgent ? <Tag tone='stop'>紧急</Tag> : null}
      {m.callback ? <Tag tone='stop'>两次不满意，待回访</Tag> : null}
      <Tag>{m.state === 'ESCALATED' ? sayState(m, false) : `${m.levelName} · ${sayState(m, false)}`}</Tag>
    </View>
  )
}

const inHand = ['ASSIGNED', 'IN_PROGRESS', 'REWORK', 'MEDIATION']

/** In whose hands it is; one from whom it was passed up stays in sight, and has it no more. */
export const sayOwner = ({ owner, state }: Matter): string => {
  if (!owner) return '还没有交到人手里'
  const who = `${owner.name}（${owner.role}）`
  if (state === 'ESCALATED') return `还没有重新派人，原来由${who}办`
  if (!inHand.includes(state)) return `${who}办的`
  return `${who}在办${owner.dueOn ? `，${sayDate(owner.dueOn)}前` : ''}`
}

/** One matter in a phone's list. */
export const MatterCard = ({ matter: m }: { matter: Matter }) => {
  const { may } = useMe()
  return (
    <View className='xy-panel'>
      <MatterTags matter={m} />
      <View className='xy-card__title'>{m.words}</View>
      <View className='xy-panel__aside'>{placed(m)}</View>
      <View className='xy-prose'>{sayOwner(m)}</View>
      <Ways matter={m} />
      <Chase matter={m} folded />
      {may('issue_moderate') ? <Veil matter={m} /> : null}
    </View>
  )
}

const placed = (m: Matter): string =>
  [m.villageName, m.moderation === 'private' ? m.channelName : m.categoryName, m.where]
    .filter(Boolean)
    .join(' · ')

const Ways = ({ matter: { villageId, issueId } }: { matter: Matter }) => (
  <>
    <Way onTap={() => go('issue', { villageId, issueId })}>看全过程</Way>
    <Way onTap={() => go('handleIssue', { villageId, issueId })}>办理、答复、交办</Way>
  </>
)

/** One matter beside the list: its words and course at once, unless reading it would be a look to be recorded. */
export const MatterDetail = ({ matter: m }: { matter: Matter }) => {
  const { may } = useMe()
  return (
    <>
      <View className='xy-panel'>
        <MatterTags matter={m} />
        {m.moderation === 'private' ? <View className='xy-words'>{m.words}</View> : <Words matter={m} />}
        <View className='xy-panel__aside'>{placed(m)}</View>
        <View className='xy-prose'>{sayOwner(m)}</View>
        <Ways matter={m} />
      </View>
      <View className='xy-panel'>
        <Chase matter={m} />
        {may('issue_moderate') ? <Veil matter={m} /> : null}
      </View>
      {m.moderation === 'private' ? null : <Course matter={m} />}
    </>
  )
}

const useWhole = ({ villageId, issueId }: Matter) =>
  useRead(['issue.read', villageId, issueId], () => api.issue.read.query({ villageId, issueId }))

const Words = ({ matter }: { matter: Matter }) => (
  <View className='xy-words'>{useWhole(matter).data?.words ?? matter.words}</View>
)

const Course = ({ matter }: { matter: Matter }) => {
  const query = useWhole(matter)
  return (
    <View className='xy-panel'>
      <Heading className='xy-panel__title'>办到哪一步了</Heading>
      <PageState query={query}>
        {({ history }) => (
          <View className='xy-history'>
            {[...history].reverse().map((h) => (
              <View key={`${h.at}${h.kind}`} className='xy-history__item'>
                <View className='xy-history__dot' />
                <View>{h.kindName}</View>
                <View className='xy-history__who'>
                  {[sayExactly(h.at), h.by, h.role === h.by ? null : h.role].filter(Boolean).join(' · ')}
                </View>
                {[...h.facts, ...(h.reason ? [h.reason] : [])].map((fact) => (
                  <View key={fact} className='xy-history__why'>
                    {fact}
                  </View>
                ))}
              </View>
            ))}
          </View>
        )}
      </PageState>
    </View>
  )
}
