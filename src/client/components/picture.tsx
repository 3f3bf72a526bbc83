import { Image } from '@tarojs/components'
import { useFileUrl } from '@/client/api/file-url'
import { isWeapp } from '@/client/words/platform'
import { a11y } from './a11y'

interface PictureProps {
  /** A link that the server gave, or a file on the phone. */
  readonly src: string
  /** Empty when what surrounds it says what it is. */
  readonly label: string
  readonly onError?: () => void
}

/** A photo that fills its frame. */
export const Picture = ({ src, label, onError }: PictureProps) => (
  <Image
    className='xy-photo__image'
    src={useFileUrl(src)}
    mode='aspectFill'
    {...(onError ? { onError } : {})}
    {...(isWeapp ? a11y({ label }) : { nativeProps: { alt: label } })}
  />
)
