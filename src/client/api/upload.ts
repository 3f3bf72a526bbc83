import Taro from '@tarojs/taro'
import { session } from '@/client/stores/session'
import { ClientError, offlineError, serverError } from './client-error'
import { uploadToCloud } from './cloud-upload'
import { asRefusal } from './link'

export interface Uploaded {
  readonly fileId: string
  readonly url: string
  readonly smallUrl: string | null
}

export interface Upload {
  readonly path: string
  readonly villageId: string
  readonly requestId: string
  /** 0 to 100. */
  readonly onProgress: (percent: number) => void
  /** Given a way to stop it: it rejects as where the network is gone, and may be sent again. */
  readonly onStart?: ((stop: () => void) => void) | undefined
}

/** Two megabytes at 250 kbit/s, with as much again for a network that comes and goes. */
const TIMEOUT_MS = 150_000

/** On their way, by request id: a form and the outbox that took it over do not carry the same photo twice. */
const going = new Map<string, Promise<Uploaded>>()

/** Sends one photo or sound. The same `requestId` may be sent again. Rejects with ClientError of any kind. */
export const uploadFile = (upload: Upload): Promise<Uploaded> => {
  const known = going.get(upload.requestId)
  if (known) return known
  const made = (CLOUD_ENV ? uploadToCloud(upload) : uploadToHost(upload)).finally(() =>
    going.delete(upload.requestId)
  )
  going.set(upload.requestId, made)
  return made
}

const uploadToHost = ({ path, villageId, requestId, onProgress, onStart }: Upload): Promise<Uploaded> =>
  new Promise((resolve, reject) => {
    const { token } = session.getState()
    const task = Taro.uploadFile({
      url: `${API_BASE}/api/upload`,
      filePath: path,
      name: 'file',
      formData: { villageId, requestId },
      header: token ? { authorization: `Bearer ${token}` } : {},
      timeout: TIMEOUT_MS,
      success: (res) => {
        try {
          resolve(readUpload(res.statusCode, res.data))
        } catch (error) {
          reject(error)
        }
      },
      fail: () => reject(offlineError())
    })
    task.catch?.(() => undefined)
    onStart?.(() => task.abort?.())
    task.progress?.(({ progress }) => onProgress(progress))
  })

/** The answer of an upload, which arrives as text; throws ClientError 'refusal' or 'server'. */
export const readUpload = (status: number, text: unknown): Uploaded => {
  const body: unknown = typeof text === 'string' ? parse(text) : text
  const record = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  if (status >= 200 && status < 300 && typeof record.fileId === 'string' && typeof record.url === 'string') {
    const smallUrl = typeof record.smallUrl === 'string' ? record.smallUrl : null
    return { fileId: record.fileId, url: record.url, smallUrl }
  }
  const refusal = asRefusal(record.refusal)
  throw refusal && status < 500 ? new ClientError('refusal', refusal) : serverError(refusal ?? undefined)
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
