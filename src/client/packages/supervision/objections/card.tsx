import { View } from '@tarojs/components'
import type { Outputs } from '@/client/api/client'
import { Clock } from '@/client/components/clock'
import type { QueueLine } from '@/client/components/desk/desk-types'
import { Notice } from '@/client/components/notice'
import { Tag } from '@/client/components/tag'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayExactly } from '@/client/words/dates'

type Objection = Outputs['objection']['list'][number]

const tones: Readonly<Record<string, 'good' | 'calm' | 'stop'>> = {
  UNFOUNDED: 'good',
  FLAWED: 'stop',
  REDO: 'stop',
  VIOLATION: 'stop',
  WITHDRAWN: 'calm'
}
export const objectionTone = (state: string) => tones[state] ?? 'wait'

/** Which term runs and how long is left of it, by the server's clock. */
export const sayTerm = (due: NonNullable<Objection['due']>): string =>
  due.late ? `${due.termName}${due.left}，${due.byWhen}就该办` : `${due.termName}：${due.left}，${due.byWhen}`

/** The same in the left column of a PC. */
export const objectionLine = (o: Objection, villageName?: string): QueueLine => ({
  words: o.noticeTitle,
  aside: [villageName, o.groundName, o.due ? sayTerm(o.due) : null].filter(Boolean).join(' · '),
  tags: [{ word: o.stateName, tone: objectionTone(o.state) }]
})

interface CardProps {
  readonly objection: Objection
  /** Named where a list holds several villages. */
  readonly villageName?: string
}

/** One objection in a list: against what, where it stands, which term runs. */
export const ObjectionCard = ({ objection: o, villageName }: CardProps) => (
  <View className='xy-panel'>
    <Tag tone={objectionTone(o.state)}>{o.stateName}</Tag>
    <View className='xy-card__title'>{o.noticeTitle}</View>
    <View className='xy-panel__aside'>
      {[
        villageName,
        o.line ? `第${o.line.no}行 ${o.line.householdName}` : null,
        o.groundName,
        `${sayExactly(o.filedAt)}提出`
      ]
        .filter(Boolean)
        .join(' · ')}
    </View>
    {o.due ? <Clock>{sayTerm(o.due)}</Clock> : null}
    {o.hold ? <Notice>{o.hold.words}</Notice> : null}
    <Way onTap={() => go('objection', { villageId: o.villageId, objectionId: o.objectionId })}>
      {o.actions.length > 0 || o.hold?.next ? '打开办理' : '打开看看'}
    </Way>
  </View>
)
