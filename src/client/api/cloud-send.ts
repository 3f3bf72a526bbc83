import Taro from '@tarojs/taro'
import { contractVersion } from '@/domain/contract/contract'
import { mostCallBytes } from '@/domain/file/incoming'
import { offlineError } from './client-error'
import { readAnswer } from './link'
import { newRequestId } from './request-id'
import type { Answer, Send } from './send'
import { putInCloud, wechatCloud } from './wechat-cloud'

/** From here down it was the function that failed, or WeChat's cloud behind it, and not the way there. */
const OWN_FAULTS = -400_000

/** A call as the function `api` reads it; `inputFile` names an input that was too large for it. */
interface CloudCall {
  readonly path: string
  readonly token: string | null
  readonly input?: unknown
  readonly inputFile?: string
}

/** Through WeChat's cloud functions: the function `api` answers with the status and body that HTTP would have had. */
export const cloudSend: Send = async ({ path, input, token }) => {
  const text = JSON.stringify(input ?? {})
  if (bytesOf(text) <= mostCallBytes) return await call({ path, token, input: input ?? {} })
  return await call({ path, token, inputFile: await sendUp(text, token) })
}

const call = (data: CloudCall): Promise<Answer> =>
  new Promise((resolve, reject) => {
    wechatCloud().callFunction({
      name: 'api',
      data: { ...data, contract: contractVersion },
      success: ({ result }) => resolve(isAnswer(result) ? result : noAnswer),
      fail: (error) => {
        const code = 'errCode' in error ? Number(error.errCode) : 0
        if (code <= OWN_FAULTS) resolve(noAnswer)
        else reject(offlineError())
      }
    })
  })

const noAnswer: Answer = { status: 500, body: null }

/** Puts the input where the server says; answers the name under which the function finds it. */
const sendUp = async (text: string, token: string | null): Promise<string> => {
  const answer = await call({ path: 'file.place', token, input: { requestId: newRequestId() } })
  const { incomingId, cloudPath } = readAnswer(answer) as { incomingId: string; cloudPath: string }
  const filePath = await write(`${incomingId}.json`, text)
  try {
    await putInCloud(cloudPath, filePath)
  } finally {
    Taro.getFileSystemManager().unlink({ filePath, fail: () => undefined })
  }
  return incomingId
}

const write = (name: string, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
    Taro.getFileSystemManager().writeFile({
      ...{ filePath, data: text, encoding: 'utf8' },
      success: () => resolve(filePath),
      fail: () => reject(offlineError())
    })
  })

/** The bytes of a text in UTF-8; a mini-program has no TextEncoder. */
const bytesOf = (text: string): number => {
  let bytes = text.length
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    // Half of a pair is two of the four bytes.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1
  }
  return bytes
}

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' &&
  value !== null &&
  'status' in value &&
  typeof value.status === 'number' &&
  'body' in value
