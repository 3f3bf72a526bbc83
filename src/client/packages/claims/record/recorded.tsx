import { View } from '@tarojs/components'
import { Button } from '@/client/components/button'
import { Icon } from '@/client/components/icon'
import { Page } from '@/client/components/page'
import { Panel } from '@/client/components/panel'
import { goBack } from '@/client/navigate'
import type { Done } from './index'

interface RecordedProps {
  readonly done: Done
  readonly onAgain: () => void
}

/** How many lines were taken in, and each that was not with its reason. */
export const Recorded = ({ done, onAgain }: RecordedProps) => {
  const { answer, names } = done
  const refused = answer.lines.filter((l) => l.refusal)
  return (
    <Page title='记一笔'>
      <View className='xy-receipt'>
        <View className='xy-receipt__mark'>
          <Icon name={answer.recorded > 0 ? 'tick' : 'info'} />
        </View>
        <View className='xy-receipt__title'>
          {answer.recorded > 0 ? `已记下${answer.recorded}笔` : '一笔也没有记上'}
        </View>
        {answer.recorded > 0 ? (
          <View className='xy-receipt__note'>已经交给评议员打分，公示后没有异议才入账。</View>
        ) : null}
        <View className='xy-receipt__foot'>
          <Button kind='primary' onTap={onAgain}>
            再记一笔
          </Button>
          <Button onTap={() => goBack('me')}>返回</Button>
        </View>
      </View>
      {refused.length > 0 ? (
        <Panel title={`这${refused.length}笔没有记上`}>
          {refused.map((l) => (
            <View key={`${l.householdId}${l.memberId}`} className='xy-event'>
              <View className='xy-event__when'>{names[l.memberId ?? l.householdId]}</View>
              <View className='xy-event__note'>{l.refusal?.message}</View>
            </View>
          ))}
        </Panel>
      ) : null}
    </Page>
  )
}
