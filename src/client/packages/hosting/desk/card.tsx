import { View } from '@tarojs/components'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useNow } from '@/client/api/use-now'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import type { QueueLine } from '@/client/components/desk/desk-types'
import { Icon } from '@/client/components/icon'
import { Notice } from '@/client/components/notice'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { toast } from '@/client/components/toast'
import { go } from '@/client/navigate'
import { sayState } from '@/client/words/matters'
import { toneOf } from '@/client/words/tones'
import { sayShortDay } from '@/domain/common/say-day'
import { sayDeadline } from '../due'
import { type DeskCard, type Way, waysOf } from './ways'

/**
 * In whose hands it is, and the day they were given; who has only been named is not yet at work, and one from whom it
 * was passed up has it no more.
 */
const sayOwner = ({ owner, state }: DeskCard): string | null => {
  if (!owner) return null
  if (state === 'ESCALATED') return `原来由${owner.name}办，还没有重新派人`
  const who = state === 'ASSIGNED' ? `派给${owner.name}` : `${owner.name}在办`
  return owner.dueOn ? `${who}，${sayShortDay(owner.dueOn)}以前办结` : who
}

/** The same in the left column of a PC. */
export const cardLine = (card: DeskCard, now: Date): QueueLine => ({
  words: card.words,
  aside: [card.where, sayOwner(card)].filter(Boolean).join(' · '),
  tags: [
    ...(card.urgent ? [{ word: '急', tone: 'stop' as const }] : []),
    ...(card.dueAt
      ? [
          {
            word: sayDeadline(card.dueAt, now),
            tone: card.overdue ? ('stop' as const) : ('wait' as const)
          }
        ]
      : []),
    { word: sayState(card, false), tone: toneOf(card.state) }
  ]
})

/** One matter of the queue: what it is, until when, in whose hands; the likeliest steps a press away. */
export const MatterCard = ({ card }: { card: DeskCard }) => {
  const now = useNow()
  const { villageId, issueId, dueAt, brokenOn } = card
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['issue']['act']) => api.issue.act.mutate(input),
    {
      onDone: (moved) => {
        toast(`已登记：${moved.stateName}`)
        void queryClient.invalidateQueries()
      }
    }
  )
  const press = ({ action, atOnce }: Way) => {
    if (atOnce) void submit({ villageId, issueId, action })
    else go('handleIssue', { villageId, issueId, action })
  }
  const isPrivate = card.moderation === 'private'
  const ways = waysOf(card)
  return (
    <View className='xy-card'>
      <Tap onTap={() => go('handleIssue', { villageId, issueId })}>
        <View className='xy-card__head'>
          {card.urgent ? <Tag tone='stop'>急</Tag> : null}
          <Tag tone={toneOf(card.state)}>{sayState(card, false)}</Tag>
          {card.channel === 'courtyard' ? null : <Tag tone='calm'>{card.channelName}</Tag>}
          <Icon name='next' className='xy-card__aside' />
        </View>
        <View className='xy-card__words'>{card.words}</View>
        {dueAt ? (
          <View className={`xy-late ${card.overdue ? 'xy-late_over' : ''}`}>
            {[brokenOn && `过了说好的${sayShortDay(brokenOn)}`, sayDeadline(dueAt, now)]
              .filter(Boolean)
              .join('，')}
          </View>
        ) : null}
        <View className='xy-card__foot'>
          {[
            isPrivate ? null : card.categoryName,
            card.where,
            card.levelName && `${card.levelName}一级`,
            sayOwner(card)
          ]
            .filter(Boolean)
            .join(' · ')}
        </View>
      </Tap>
      {ways.length > 0 ? (
        <View className='xy-ways'>
          {ways.map((way) => (
            <Button
              key={way.action}
              kind={way === ways[0] ? 'primary' : 'plain'}
              running={isRunning && way.atOnce}
              disabled={isRunning}
              label={`${way.word}：${card.words}`}
              onTap={() => press(way)}
            >
              {way.word}
            </Button>
          ))}
        </View>
      ) : null}
      <Notice tone='stop'>{sentence}</Notice>
    </View>
  )
}
