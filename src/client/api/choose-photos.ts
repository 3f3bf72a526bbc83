import Taro from '@tarojs/taro'
import { shrinkPhoto } from './shrink-photo'

/** Up to `count` photos from the camera or the album. Whoever closes the picker has changed their mind: none. */
export const choosePhotos = async (count: number): Promise<string[]> => {
  // Written out, so that the other platform's branch falls away.
  if (process.env.TARO_ENV === 'weapp') return chooseInWechat(count)
  return Promise.all((await chooseInBrowser(count)).map(shrinkPhoto))
}

// With callbacks, because Taro makes a promise of `chooseImage` and not of `chooseMedia`.
const chooseInWechat = (count: number): Promise<string[]> =>
  new Promise((resolve) => {
    void Taro.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles.map((f) => f.tempFilePath)),
      fail: () => resolve([])
    })
  })

// Taro's own picker drops without a word whatever is no picture: here the server gets to say what is wrong with it.
const chooseInBrowser = (count: number): Promise<string[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.multiple = count > 1
    input.style.display = 'none'
    const finish = () => {
      resolve(Array.from(input.files ?? []).map((file) => URL.createObjectURL(file)))
      input.remove()
    }
    input.onchange = finish
    input.addEventListener('cancel', finish)
    document.body.appendChild(input)
    input.click()
  })
