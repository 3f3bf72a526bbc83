import { diskFileStore } from '../adapters/local/disk-file-store'
import { s3FileStore } from '../adapters/s3/s3-file-store'
import type { S3Settings } from '../adapters/s3/s3-settings'
import { newId } from '../crypto/new-id'
import { StartRefusal } from '../db/start-refusal'
import type { FileStore } from '../ports/file-store'

/**
 * Where photos and sounds lie: in the S3 store when one is named, which must let itself be read now, else in the folder.
 * Throws StartRefusal, without a secret, for a store that does not: nobody should learn that by losing a photo.
 */
export const openFileStore = async (s3: S3Settings | null, filesDir: string): Promise<FileStore> => {
  if (s3 === null) return diskFileStore(filesDir)
  const store = s3FileStore(s3)
  try {
    await store.sizeOf({ villageId: newId(), fileId: newId(), variant: 'main' })
    return store
  } catch (error) {
    const [, status = ''] = /with (\d{3})$/.exec(error instanceof Error ? error.message : '') ?? []
    const reason = reasons[status] ?? (status === '' ? '没有回应' : `回答了 ${status}`)
    throw new StartRefusal(
      `对象存储（${new URL(s3.endpoint).host}）用不了：${reason}。请检查 XIAOYUAN_S3_* 后再启动。`
    )
  }
}

const reasons: Readonly<Record<string, string>> = {
  '400': '不认这样的请求，请核对 XIAOYUAN_S3_REGION',
  '401': '密钥不对',
  '403': '密钥不对、机器的时间不准，或这把密钥没有列出和读写这个存储桶的权限'
}
