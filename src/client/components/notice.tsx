import { View } from '@tarojs/components'
import { a11y } from './a11y'
import { Icon } from './icon'

/** A sentence about what just happened or what to do, read out when it appears. */
export const Notice = ({
  children,
  tone = 'wait'
}: {
  children: string | null
  tone?: 'good' | 'wait' | 'stop'
}) =>
  children ? (
    <View
      className={`xy-notice xy-notice_${tone}`}
      {...a11y({ live: true, role: tone === 'stop' ? 'alert' : undefined })}
    >
      <Icon name={tone === 'good' ? 'tick' : 'info'} />
      <View className='xy-notice__text'>{children}</View>
    </View>
  ) : null
