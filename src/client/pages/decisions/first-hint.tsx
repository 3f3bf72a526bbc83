import { View } from '@tarojs/components'
import { Tap } from '@/client/components/tap'
import { go } from '@/client/navigate'
import { endFirstRun, useFirstRun } from '@/client/stores/first-run'

/** Offers the three cards on a new phone, under what one came for; pressed or put away, it is gone for good. */
export const FirstHint = () =>
  useFirstRun() ? (
    <View className='xy-first'>
      <Tap
        className='xy-first__look'
        role='link'
        onTap={() => {
          endFirstRun()
          go('firstCards')
        }}
      >
        第一次用？三张图看懂小院
      </Tap>
      <Tap className='xy-first__off' onTap={endFirstRun}>
        不用了
      </Tap>
    </View>
  ) : null
