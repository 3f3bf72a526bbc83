import { api } from './client'
import { type ClientError, toClientError } from './client-error'
import { newRequestId } from './request-id'
import type { Upload, Uploaded } from './upload'
import { putInCloud } from './wechat-cloud'

/** What is up already, by the press it belongs to: after a lost reply the photo need not go up a second time. */
const sent = new Map<string, string>()

/** Puts the file into the cloud storage and has the function take it from there. Rejects with ClientError of any kind. */
export const uploadToCloud = async (upload: Upload): Promise<Uploaded> => {
  const known = sent.get(upload.requestId)
  if (known === undefined) return await sendAnew(upload)
  return await take(upload, known).catch((error: ClientError) => {
    // It lay there too long and was swept away: no fault of the photo, which is still on the phone.
    if (error.code === 'INCOMING_GONE') return sendAnew(upload)
    throw error
  })
}

const sendAnew = async (upload: Upload): Promise<Uploaded> => await take(upload, await goUp(upload))

const take = async ({ villageId, requestId }: Upload, incomingId: string): Promise<Uploaded> => {
  sent.set(requestId, incomingId)
  try {
    const taken = await api.file.take.mutate({ villageId, requestId, incomingId })
    sent.delete(requestId)
    return taken
  } catch (error) {
    const told = toClientError(error)
    // Whatever was refused there is not better the next time.
    if (told.kind === 'refusal') sent.delete(requestId)
    throw told
  }
}

const goUp = async ({ path, onProgress, onStart }: Upload): Promise<string> => {
  const { incomingId, cloudPath } = await api.file.place
    .mutate({ requestId: newRequestId() })
    .catch((error: unknown) => Promise.reject(toClientError(error)))
  await putInCloud(cloudPath, path, onProgress, onStart)
  return incomingId
}
