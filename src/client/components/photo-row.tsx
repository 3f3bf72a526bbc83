import { View } from '@tarojs/components'
import { previewPhotos } from '@/client/api/preview-photos'
import { Picture } from './picture'
import { Tap } from './tap'

interface PhotoLink {
  readonly fileId: string
  readonly url: string
  readonly smallUrl: string
}

/** Photos of something written; a tap shows one large. */
export const PhotoRow = ({ photos }: { photos: readonly PhotoLink[] }) => {
  const links = photos.map((p) => p.url)
  return photos.length === 0 ? null : (
    <View className='xy-photos'>
      {photos.map((p, i) => (
        <Tap
          key={p.fileId}
          className='xy-photo'
          label={`看第${i + 1}张照片大图`}
          onTap={() => void previewPhotos(links, i)}
        >
          <Picture src={p.smallUrl} label='' />
        </Tap>
      ))}
    </View>
  )
}
