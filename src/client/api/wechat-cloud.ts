import Taro from '@tarojs/taro'
import { offlineError } from './client-error'

let begun = false

/** WeChat's cloud, in the environment that this build was made for. Only where CLOUD_ENV says one. */
export const wechatCloud = (): typeof Taro.cloud => {
  if (!begun) Taro.cloud.init({ env: CLOUD_ENV })
  begun = true
  return Taro.cloud
}

/** Puts a file of the phone where the server said. Rejects with ClientError 'offline'. */
export const putInCloud = (
  cloudPath: string,
  filePath: string,
  onProgress: (percent: number) => void = () => undefined,
  onStart: (stop: () => void) => void = () => undefined
): Promise<void> =>
  new Promise((resolve, reject) => {
    const task: Taro.UploadTask.UploadTaskPromise | Taro.UploadTask | undefined = wechatCloud().uploadFile({
      ...{ cloudPath, filePath },
      success: () => resolve(),
      fail: () => reject(offlineError())
    })
    onStart(() => task?.abort?.())
    task?.onProgressUpdate?.(({ progress }) => onProgress(progress))
  })
