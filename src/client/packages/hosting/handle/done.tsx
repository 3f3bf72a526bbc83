import { View } from '@tarojs/components'
import { useNow } from '@/client/api/use-now'
import { Button } from '@/client/components/button'
import { Icon } from '@/client/components/icon'
import { goBack } from '@/client/navigate'
import { sayShortDay } from '@/domain/common/say-day'
import { sayDeadline } from '../due'
import type { Moved } from './handle-view'

interface DoneProps {
  readonly said: string
  readonly moved: Moved
  readonly onGoOn: () => void
}

/** What was written down, and where the matter stands now. */
export const Done = ({ said, moved, onGoOn }: DoneProps) => {
  const now = useNow()
  return (
    <View className='xy-receipt'>
      <View className='xy-receipt__mark'>
        <Icon name='tick' />
      </View>
      <View className='xy-receipt__title'>已登记</View>
      <View className='xy-receipt__note'>{said}</View>
      <View className='xy-receipt__note'>{`这件事现在：${moved.stateName}（${moved.levelName}）`}</View>
      {moved.ownerName ? <View className='xy-receipt__note'>{`由${moved.ownerName}办`}</View> : null}
      {moved.ownerDue ? (
        <View className='xy-receipt__note'>{`答应${sayShortDay(moved.ownerDue)}以前办结`}</View>
      ) : moved.dueAt ? (
        <View className='xy-receipt__note'>{sayDeadline(moved.dueAt, now)}</View>
      ) : null}
      <View className='xy-receipt__foot'>
        <Button kind='primary' onTap={() => goBack('me')}>
          返回
        </Button>
        <Button onTap={onGoOn}>接着办这一件</Button>
      </View>
    </View>
  )
}
