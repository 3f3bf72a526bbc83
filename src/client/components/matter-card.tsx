import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Outputs } from '@/client/api/client'
import { useNow } from '@/client/api/use-now'
import { go } from '@/client/navigate'
import { sayTime } from '@/client/words/dates'
import { sayState, toneOfMatter } from '@/client/words/matters'
import { Tag } from './tag'
import { Tap } from './tap'

type Card = Outputs['issue']['listPublic'][number]

interface MatterCardProps {
  readonly card: Card
  /** The reader raised it. */
  readonly mine?: boolean
  /** Further tags behind that of the state. */
  readonly tags?: ReactNode
  /** What stands below it: what is asked of the reader. */
  readonly children?: ReactNode
}

/** One matter in a list; a tap opens it. */
export const MatterCard = ({ card, mine = false, tags, children }: MatterCardProps) => {
  const now = useNow()
  const { villageId, issueId } = card
  return (
    <Tap className='xy-card' role='link' onTap={() => go('issue', { villageId, issueId })}>
      <View className='xy-card__head'>
        <Tag tone={toneOfMatter(card.state, card.closing)}>{sayState(card, mine)}</Tag>
        {card.audience === 'courtyard' ? <Tag>只给本院落看</Tag> : null}
        {tags}
        <Text className='xy-card__aside'>{sayTime(card.raisedAt, now)}</Text>
      </View>
      <View className='xy-card__words'>{card.words}</View>
      <View className='xy-card__foot'>
        {[card.categoryName, card.where, card.photos > 0 ? `${card.photos}张照片` : null]
          .filter(Boolean)
          .join(' · ')}
      </View>
      {children}
    </Tap>
  )
}
