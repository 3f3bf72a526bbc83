import Taro from '@tarojs/taro'

// What a phone took a photo or a sound into is gone when the app is closed. What waits for a signal must not be:
// WeChat saves a file for good, a browser keeps the bytes in its database. The platform is written out each time, so that
// the other one's branch falls away: WeChat has neither such a database nor a Blob.

/** Marks what lies in the browser's database. */
const PREFIX = 'kept:'
const NAME = 'xiaoyuan-files'
const TABLE = 'files'

/** Keeps a file just taken; answers the path under which it is found again. Where nothing can be kept, its own path. */
export const keepFile = (path: string): Promise<string> =>
  process.env.TARO_ENV === 'weapp' ? keepInWechat(path) : keepInBrowser(path)

/** A path that can be shown, played and sent now; null when the phone no longer has the file. */
export const openFile = async (path: string): Promise<string | null> => {
  if (process.env.TARO_ENV === 'weapp') return isThere(path) ? path : null
  return path.startsWith(PREFIX) ? openInBrowser(path) : path
}

/** Lets a kept file go. */
export const dropFile = async (path: string): Promise<void> => {
  if (process.env.TARO_ENV === 'weapp') {
    Taro.getFileSystemManager().removeSavedFile({ filePath: path, fail: () => undefined })
    return
  }
  if (!path.startsWith(PREFIX)) return
  const url = opened.get(path)
  if (url) URL.revokeObjectURL(url)
  opened.delete(path)
  await inDatabase('readwrite', (files) => files.delete(path)).catch(() => undefined)
}

const keepInWechat = (path: string): Promise<string> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: path,
      success: (saved) => resolve('savedFilePath' in saved ? saved.savedFilePath : path),
      // Two hundred megabytes are full: it lives as long as the app runs.
      fail: () => resolve(path)
    })
  })

const isThere = (path: string): boolean => {
  try {
    Taro.getFileSystemManager().accessSync(path)
    return true
  } catch {
    return false
  }
}

let counter = 0

const keepInBrowser = async (path: string): Promise<string> => {
  try {
    const bytes = await (await fetch(path)).blob()
    counter += 1
    const name = `${PREFIX}${Date.now()}-${counter}`
    await inDatabase('readwrite', (files) => files.put(bytes, name))
    opened.set(name, path)
    return name
  } catch {
    return path
  }
}

/** One address a file, so that drawing a page again does not make another. */
const opened = new Map<string, string>()

const openInBrowser = async (name: string): Promise<string | null> => {
  const known = opened.get(name)
  if (known) return known
  const bytes: unknown = await inDatabase('readonly', (files) => files.get(name)).catch(() => null)
  if (!(bytes instanceof Blob)) return null
  const url = URL.createObjectURL(bytes)
  opened.set(name, url)
  return url
}

const inDatabase = <T>(mode: IDBTransactionMode, ask: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(TABLE)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const database = opening.result
      const work = database.transaction(TABLE, mode)
      const request = ask(work.objectStore(TABLE))
      work.oncomplete = () => {
        database.close()
        resolve(request.result)
      }
      work.onabort = () => {
        database.close()
        reject(work.error)
      }
    }
  })
