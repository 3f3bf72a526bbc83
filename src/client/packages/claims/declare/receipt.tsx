import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/client/components/button'
import { Icon } from '@/client/components/icon'
import { Page } from '@/client/components/page'
import { Subscribe } from '@/client/components/subscribe'
import { pages } from '@/client/navigate'
import type { Declared } from './index'

interface ReceiptProps {
  readonly done: Declared
  readonly villageId: string
  readonly onAgain: () => void
}

/** That it was taken in, and the way it goes from here. */
export const Receipt = ({ done, villageId, onAgain }: ReceiptProps) => (
  <Page title='申报积分'>
    <View className='xy-receipt'>
      <View className='xy-receipt__mark'>
        <Icon name='tick' />
      </View>
      <View className='xy-receipt__title'>申报已收到</View>
      <View className='xy-receipt__note'>{`申报${done.asked}分，现在还没有入账。`}</View>
      <View className='xy-receipt__note'>接下来：三个人以上打分，村里复核，全村公示，没有异议就入账。</View>
      <Subscribe template='claim' when='申报有了结果时' />
      <View className='xy-receipt__foot'>
        <Button
          kind='primary'
          onTap={() =>
            void Taro.redirectTo({ url: `${pages.claim}?villageId=${villageId}&claimId=${done.claimId}` })
          }
        >
          看办到哪一步
        </Button>
        <Button onTap={onAgain}>再报一件</Button>
      </View>
    </View>
  </Page>
)
