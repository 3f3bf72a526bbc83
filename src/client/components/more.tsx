import { View } from '@tarojs/components'
import { Button } from './button'
import type { Rest } from './use-few'

export interface MoreProps {
  readonly more: { readonly isRunning: boolean; readonly read: () => void } | null
  readonly word: string
  /** What elder mode does not show yet of what has been read: first that, then the next page. */
  readonly rest?: Rest | null
}

/** The way to what comes after what is shown; nothing at the end. */
export const More = ({ more, word, rest = null }: MoreProps) =>
  rest ? (
    <View className='xy-more'>
      <Button
        onTap={() => {
          rest.open()
          // Who asks for more would press once again for the next page.
          if (more && !more.isRunning) more.read()
        }}
      >
        {`更多（还有${rest.count}条）`}
      </Button>
    </View>
  ) : more ? (
    <View className='xy-more'>
      <Button running={more.isRunning} onTap={more.read}>
        {word}
      </Button>
    </View>
  ) : null
