import type { CloudSdk } from './cloud-sdk'

/** WeChat's word for a file that is not there. */
const NO_SUCH_FILE = -503003
/** What one call to the cloud storage takes. */
const AT_ONCE = 50
/** Until the head of an answer is there. */
const TIMEOUT_MS = 30_000

/** The cloud storage of the environment that a function runs in, by path. */
export interface CloudObjects {
  put(path: string, bytes: Uint8Array): Promise<void>
  /** Addresses good for `seconds` each, in order; null where the storage knows no such file. */
  links(wanted: readonly { path: string; seconds: number }[]): Promise<readonly (string | null)[]>
  /** The answer of the storage's own server to a GET, 200, 206 or 416; null where there is no such file. */
  fetch(path: string, headers?: Record<string, string>): Promise<Response | null>
  remove(paths: readonly string[]): Promise<void>
}

const batches = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) => all.slice(i * AT_ONCE, (i + 1) * AT_ONCE))

/**
 * wx-server-sdk names a file by `cloud://<environment>.<bucket>/<path>` and nowhere says its bucket: the first call of an
 * instance puts an empty marker, whose name tells. What a phone calls a file is never taken for its name.
 */
export const cloudObjects = (sdk: () => CloudSdk): CloudObjects => {
  let root: Promise<string> | null = null

  const upload = async (path: string, bytes: Uint8Array): Promise<string> => {
    const { fileID } = await sdk().uploadFile({ cloudPath: path, fileContent: Buffer.from(bytes) })
    if (!fileID.startsWith('cloud://') || !fileID.endsWith(`/${path}`))
      throw new Error('unknown kind of file name')
    return fileID.slice(0, -path.length)
  }
  const rootOf = (): Promise<string> => {
    root ??= upload('marker', Buffer.from('1')).catch((error: unknown) => {
      root = null
      throw error
    })
    return root
  }

  const links: CloudObjects['links'] = async (wanted) => {
    if (wanted.length === 0) return []
    const base = await rootOf()
    const asked = batches(wanted.map(({ path, seconds }) => ({ fileID: base + path, maxAge: seconds })))
    const answers = await Promise.all(asked.map((fileList) => sdk().getTempFileURL({ fileList })))
    const found = new Map(answers.flatMap(({ fileList }) => fileList.map((file) => [file.fileID, file])))
    return wanted.map(({ path }) => {
      const file = found.get(base + path)
      if (file?.status === 0) return file.tempFileURL
      if (file?.status === NO_SUCH_FILE) return null
      throw new Error(`the cloud storage gave no address: ${file?.status ?? 'no answer'}`)
    })
  }

  return {
    async put(path, bytes) {
      const base = await upload(path, bytes)
      root ??= Promise.resolve(base)
    },
    links,
    async fetch(path, headers = {}) {
      const [url] = await links([{ path, seconds: 600 }])
      if (!url) return null
      const waiting = new AbortController()
      const timer = setTimeout(() => waiting.abort(), TIMEOUT_MS)
      try {
        const reply = await fetch(url, { headers, signal: waiting.signal })
        if (reply.ok || reply.status === 416) return reply
        await reply.body?.cancel()
        if (reply.status === 404) return null
        throw new Error(`the cloud storage answered ${reply.status}`)
      } finally {
        clearTimeout(timer)
      }
    },
    async remove(paths) {
      if (paths.length === 0) return
      const base = await rootOf()
      for (const fileList of batches(paths.map((path) => base + path))) {
        const answer = await sdk().deleteFile({ fileList })
        const failed = answer.fileList.find(({ status }) => status !== 0 && status !== NO_SUCH_FILE)
        if (failed) throw new Error(`the cloud storage did not delete: ${failed.status}`)
      }
    }
  }
}
