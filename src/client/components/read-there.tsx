import './read-aloud.scss'
import { View } from '@tarojs/components'
import { go } from '@/client/navigate'
import { giveToRead, type ToRead } from '@/client/stores/to-read'
import { Button } from './button'

/**
 * 朗读 on a page that everybody loads: opens the page that reads, with the voice and the words, and begins at once. The
 * same with `ReadAloud` would weigh on the main package.
 */
export const ReadThere = ({ read }: { read: () => ToRead }) => (
  <View className='xy-aloud'>
    <Button
      kind='quiet'
      icon='sound'
      onTap={() => {
        giveToRead(read())
        go('aloud')
      }}
    >
      朗读
    </Button>
  </View>
)
