import Taro from '@tarojs/taro'
import { openUrl } from '@/client/api/file-url'
import { toast } from '@/client/components/toast'

/**
 * Hands the zip over: a browser saves it. WeChat opens no zip, so there its address is copied, good for half an hour, to be
 * opened in the phone's own browser.
 */
export const fetchCopy = async (link: string): Promise<void> => {
  const url = await openUrl(link)
  if (process.env.TARO_ENV === 'weapp') {
    await Taro.setClipboardData({ data: url })
    toast('地址已复制，半小时内到手机浏览器里粘贴打开')
    return
  }
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = ''
  document.body.append(anchor)
  anchor.click()
  anchor.remove()
}
