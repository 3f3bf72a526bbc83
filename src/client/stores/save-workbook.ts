import Taro from '@tarojs/taro'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface Workbook {
  readonly fileName: string
  /** Base64. */
  readonly file: string
}

/**
 * Hands a table to the reader: a browser's download, or WeChat's own viewer, from which it is sent on. The condition is
 * written out, so that what WeChat does not have is left out of its build.
 */
export const saveWorkbook = (book: Workbook): Promise<void> =>
  process.env.TARO_ENV === 'weapp' ? openIn(book) : download(book)

const openIn = ({ fileName, file }: Workbook): Promise<void> =>
  new Promise((resolve, reject) => {
    const filePath = `${Taro.env.USER_DATA_PATH}/${fileName}`
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: file,
      encoding: 'base64',
      success: () =>
        void Taro.openDocument({
          filePath,
          fileType: 'xlsx',
          showMenu: true,
          success: () => resolve(),
          fail: () => reject(new Error('the table was not opened'))
        }),
      fail: () => reject(new Error('the table was not written'))
    })
  })

const download = async ({ fileName, file }: Workbook): Promise<void> => {
  const bytes = Uint8Array.from(atob(file), (c) => c.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: XLSX }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  document.body.append(link)
  link.click()
  link.remove()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
