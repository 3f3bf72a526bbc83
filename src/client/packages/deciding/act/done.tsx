import { View } from '@tarojs/components'
import { Button } from '@/client/components/button'
import { Icon } from '@/client/components/icon'
import { goBack } from '@/client/navigate'
import type { Moved } from './act-form'

const stepNames = {
  proposal: '提议',
  deliberation: '商议',
  review: '审议',
  resolution: '决议',
  resolution_notice: '决议公开',
  result_notice: '结果公开'
} as const satisfies Record<Moved['voidedSteps'][number], string>

interface DoneProps {
  readonly said: string
  readonly moved: Moved
  readonly onGoOn: () => void
}

/** What was written down, and where the matter stands now. */
export const Done = ({ said, moved, onGoOn }: DoneProps) => (
  <View className='xy-receipt'>
    <View className='xy-receipt__mark'>
      <Icon name='tick' />
    </View>
    <View className='xy-receipt__title'>已登记</View>
    <View className='xy-receipt__note'>{said}</View>
    <View className='xy-receipt__note'>{`这件事现在：${moved.stateName}（第${moved.versionNo}版）`}</View>
    {moved.why ? <View className='xy-receipt__note'>{moved.why}</View> : null}
    {moved.voidedSteps.length > 0 ? (
      <View className='xy-receipt__note'>
        {`作废、要重来的表决：${moved.voidedSteps.map((s) => stepNames[s]).join('、')}`}
      </View>
    ) : null}
    {moved.warnings.map((warning) => (
      <View key={warning} className='xy-receipt__note'>
        {warning}
      </View>
    ))}
    <View className='xy-receipt__foot'>
      <Button kind='primary' onTap={onGoOn}>
        看下一步
      </Button>
      <Button onTap={() => goBack('me')}>返回</Button>
    </View>
  </View>
)
