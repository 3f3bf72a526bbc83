import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/client/components/button'
import { Icon } from '@/client/components/icon'
import { Page } from '@/client/components/page'
import { Subscribe } from '@/client/components/subscribe'
import { goBack, pages } from '@/client/navigate'
import type { Filed } from './index'

/** That it was taken in, and by when there must be an answer. */
export const Receipt = ({ filed }: { filed: Filed }) => (
  <Page title='提出异议'>
    <View className='xy-receipt'>
      <View className='xy-receipt__mark'>
        <Icon name='tick' />
      </View>
      <View className='xy-receipt__title'>异议已收到</View>
      <View className='xy-receipt__note'>{`现在：${filed.stateName}`}</View>
      {filed.due ? (
        <View className='xy-receipt__note'>
          {`${filed.due.byWhen}，要给您${filed.due.termName}。到时没有办，会自动转到乡镇，您也可以自己转。`}
        </View>
      ) : null}
      <View className='xy-receipt__note'>异议没有处理完以前，公示的天数停着等您。</View>
      <Subscribe template='matter' when='异议有了答复时' />
      <View className='xy-receipt__foot'>
        <Button kind='primary' onTap={() => void Taro.redirectTo({ url: pages.ownObjections })}>
          看我的异议
        </Button>
        <Button onTap={() => goBack()}>返回</Button>
      </View>
    </View>
  </Page>
)
