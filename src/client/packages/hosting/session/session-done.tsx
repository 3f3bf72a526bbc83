import { View } from '@tarojs/components'
import type { Outputs } from '@/client/api/client'
import { Button } from '@/client/components/button'
import { Icon } from '@/client/components/icon'
import { goBack } from '@/client/navigate'

export type Recorded = Outputs['issue']['recordSession']

/** That the minutes are kept, and what became of them. */
export const SessionDone = ({ done, onAgain }: { done: Recorded; onAgain: () => void }) => (
  <View className='xy-receipt'>
    <View className='xy-receipt__mark'>
      <Icon name='tick' />
    </View>
    <View className='xy-receipt__title'>记好了</View>
    <View className='xy-receipt__note'>{`应到${done.eligible}户，实到${done.present}户`}</View>
    <View className='xy-receipt__note'>{`议了${done.issueIds.length}件事，都写进了各自的经过`}</View>
    <View className='xy-receipt__note'>新提的事，乡镇看过以后公开。</View>
    <View className='xy-receipt__foot'>
      <Button kind='primary' onTap={() => goBack('me')}>
        返回
      </Button>
      <Button onTap={onAgain}>再记一次</Button>
    </View>
  </View>
)
