import { toast } from './components/toast'
import { isWeapp } from './words/platform'

/**
 * H5 loads each page's program when it is first opened. Without network that fails where nobody looks: say so, and
 * step back to the page that is still there. (In WeChat a package that cannot be loaded fails `navigateTo` itself.)
 */
export const watchChunks = (): void => {
  if (isWeapp || typeof window !== 'object') return
  window.addEventListener('unhandledrejection', (event) => {
    const { reason } = event
    if (!(reason instanceof Error) || reason.name !== 'ChunkLoadError') return
    event.preventDefault()
    notOpened()
    window.history.back()
  })
}

export const notOpened = (): void => toast('没有网络，这一页打不开。有信号后再点一次。')
