import Taro from '@tarojs/taro'

export interface PickedFile {
  readonly name: string
  readonly base64: string
}

/**
 * Asks for a file of one of some kinds (`xlsx`, `csv`) from the phone's chats (WeChat) or the computer's disk; null when
 * the person changed their mind.
 */
// Asked of the compiler, here and not through a constant: the other platform's branch must not be in the build.
export const pickFile = async (kinds: readonly string[]): Promise<PickedFile | null> =>
  process.env.TARO_ENV === 'weapp' ? fromChat(kinds) : fromDisk(kinds)

const fromChat = (kinds: readonly string[]): Promise<PickedFile | null> =>
  new Promise((resolve, reject) => {
    void Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: [...kinds],
      fail: () => resolve(null),
      success: ({ tempFiles: [file] }) => {
        if (!file) return resolve(null)
        Taro.getFileSystemManager().readFile({
          filePath: file.path,
          encoding: 'base64',
          success: ({ data }) => resolve({ name: file.name, base64: String(data) }),
          fail: () => reject(new Error('file unreadable'))
        })
      }
    })
  })

const fromDisk = (kinds: readonly string[]): Promise<PickedFile | null> =>
  new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = kinds.map((kind) => `.${kind}`).join()
    input.addEventListener('cancel', () => resolve(null))
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (!file) return resolve(null)
      const reader = new FileReader()
      reader.addEventListener('error', () => reject(new Error('file unreadable')))
      reader.addEventListener('load', () =>
        resolve({ name: file.name, base64: String(reader.result).replace(/^[^,]*,/, '') })
      )
      reader.readAsDataURL(file)
    })
    input.click()
  })
