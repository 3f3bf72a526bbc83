import Taro from '@tarojs/taro'

const PREFIX = 'kept:'
const LIST = 'kept-list'
/** What lies longer than this says nothing true any more. */
const MAX_AGE_MS = 14 * 24 * 60 * 60 * 1000
// WeChat gives a mini-program 10 MB in all and 1 MB a key, a browser 5 MB: drafts and what waits to be sent come first.
const MOST_IN_ALL = 2_000_000
const MOST_EACH = 400_000
/** What is supposed of an answer that an earlier program kept without writing down how large it is. */
const SUPPOSED = 20_000

interface Kept<T> {
  readonly data: T
  readonly at: number
  /** The shape of all answers by then: another program may expect what is not in this one. */
  readonly of: string
}

/** When each answer was kept and how many characters it is. */
type Lines = Record<string, readonly [at: number, size: number]>

let lines: Lines | null = null

const nameOf = (key: readonly unknown[]) => PREFIX + JSON.stringify(key)

const namesOnPhone = (): string[] => Taro.getStorageInfoSync().keys.filter((name) => name.startsWith(PREFIX))

const readLines = (): Lines => {
  if (lines) return lines
  const written = Taro.getStorageSync<Lines | ''>(LIST) || {}
  lines = Object.fromEntries(namesOnPhone().map((name) => [name, written[name] ?? [0, SUPPOSED]]))
  return lines
}

const letGo = (name: string): void => {
  delete readLines()[name]
  Taro.removeStorageSync(name)
}

/** The oldest go first, until what is left fits into `room`. */
const makeRoom = (room: number): void => {
  const known = Object.entries(readLines()).sort(([, [a]], [, [b]]) => a - b)
  let left = known.reduce((sum, [, [, size]]) => sum + size, 0)
  for (const [name, [, size]] of known) {
    if (left <= room) return
    letGo(name)
    left -= size
  }
}

/** Puts the last known answer on the phone. A full phone is no reason to fail: the answer was shown. */
export const keep = (key: readonly unknown[], data: unknown): void => {
  const name = nameOf(key)
  const size = name.length + (JSON.stringify(data) ?? '').length
  letGo(name)
  if (size > MOST_EACH) return
  makeRoom(MOST_IN_ALL - size)
  const at = Date.now()
  const put = () => {
    Taro.setStorageSync(name, { data, at, of: ANSWERS })
    readLines()[name] = [at, size]
    Taro.setStorageSync(LIST, readLines())
  }
  try {
    put()
  } catch {
    // Others have filled the phone: half of ours, and then perhaps this one fits.
    makeRoom(Object.values(readLines()).reduce((sum, [, each]) => sum + each, 0) / 2)
    try {
      put()
    } catch {
      letGo(name)
    }
  }
}

/** The last known answer, if there is one that is not too old. */
export const kept = <T>(key: readonly unknown[]): Kept<T> | null => {
  const found = Taro.getStorageSync<Kept<T> | ''>(nameOf(key))
  return found && found.of === ANSWERS && Date.now() - found.at < MAX_AGE_MS ? found : null
}

/** Takes every kept answer off the phone: at sign-out, and where something that must not be lost needs the room. */
export const forgetKept = (): void => {
  for (const name of namesOnPhone()) Taro.removeStorageSync(name)
  Taro.removeStorageSync(LIST)
  lines = null
}
