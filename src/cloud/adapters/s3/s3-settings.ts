import { StartRefusal } from '@/cloud/db/start-refusal'

/** An S3-compatible store and the bucket in it; the key may read, write and delete there, and list it. */
export interface S3Settings {
  /** `https://host[:port]`, without a path. */
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly keyId: string
  readonly keySecret: string
}

/** The region that stores without regions (MinIO, Garage, Ceph) take for granted. */
const ANY_REGION = 'us-east-1'

const needed = {
  endpoint: 'XIAOYUAN_S3_ENDPOINT',
  bucket: 'XIAOYUAN_S3_BUCKET',
  keyId: 'XIAOYUAN_S3_KEY_ID',
  keySecret: 'XIAOYUAN_S3_KEY_SECRET'
} as const

/**
 * Reads XIAOYUAN_S3_ENDPOINT, _BUCKET, _KEY_ID and _KEY_SECRET (all of them or none: null) and _REGION. Throws
 * StartRefusal with what is missing or how it should be written; never repeats the secret.
 */
export const readS3 = (env: NodeJS.ProcessEnv): S3Settings | null => {
  const given = (name: string) => env[name]?.trim() ?? ''
  const missing = Object.values(needed).filter((name) => given(name) === '')
  if (missing.length === Object.keys(needed).length) return null
  if (missing.length > 0) throw new StartRefusal(`对象存储还缺 ${missing.join('、')}，请补上再启动。`)
  const bucket = given(needed.bucket)
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw new StartRefusal(`${needed.bucket} 只能用小写字母、数字、点和横线，请改正后再启动。`)
  }
  return {
    endpoint: readEndpoint(given(needed.endpoint)),
    region: given('XIAOYUAN_S3_REGION') || ANY_REGION,
    bucket,
    keyId: given(needed.keyId),
    keySecret: given(needed.keySecret)
  }
}

const readEndpoint = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : null
  const isOrigin = url !== null && url.pathname === '/' && url.search === '' && url.hash === ''
  if (isOrigin && /^https?:$/.test(url.protocol) && url.username === '') return url.origin
  throw new StartRefusal(`${needed.endpoint} 写法不对，应像 https://s3.example.gov.cn，后面不带路径。`)
}
