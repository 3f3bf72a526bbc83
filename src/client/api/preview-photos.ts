import Taro from '@tarojs/taro'
import { toast } from '@/client/components/toast'
import { notOpened } from '@/client/updates'
import { toClientError } from './client-error'
import { openUrl } from './file-url'

/** Shows photos large, beginning with the one at `index`. */
export const previewPhotos = async (links: readonly string[], index = 0): Promise<void> => {
  const urls = await Promise.all(links.map(openUrl)).catch((error: unknown) => {
    toast(toClientError(error).message)
    return null
  })
  if (!urls) return
  if (process.env.TARO_ENV === 'h5') {
    await import('@/client/h5/show-large').then(({ showLarge }) => showLarge(urls, index), notOpened)
  } else void Taro.previewImage({ urls, current: urls[index] ?? '' })
}
