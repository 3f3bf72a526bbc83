import { View } from '@tarojs/components'
import { Icon } from '@/client/components/icon'
import { Picture } from '@/client/components/picture'

/** The first photo of goods, or a drawing where there is none. */
export const ShelfPhoto = ({ photos }: { photos: readonly { readonly smallUrl: string | null }[] }) => {
  const url = photos[0]?.smallUrl
  return (
    <View className='xy-shelf__photo'>{url ? <Picture src={url} label='' /> : <Icon name='empty' />}</View>
  )
}
