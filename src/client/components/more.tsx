import { View } from '@tarojs/components'
import { Button } from './button'

export interface MoreProps {
  readonly more: { readonly isRunning: boolean; readonly read: () => void } | null
  readonly word: string
}

/** The way to what comes after the page that is shown; nothing at the end. */
export const More = ({ more, word }: MoreProps) =>
  more ? (
    <View className='xy-more'>
      <Button running={more.isRunning} onTap={more.read}>
        {word}
      </Button>
    </View>
  ) : null
