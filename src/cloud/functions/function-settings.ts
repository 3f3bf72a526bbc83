import { readTemplates, type TemplateSettings } from '@/domain/message/read-templates'
import { readS3, type S3Settings } from '../adapters/s3/s3-settings'
import { StartRefusal } from '../db/start-refusal'
import { readSettings } from '../host/settings'

export interface FunctionSettings {
  readonly databaseUrl: string
  readonly secret: Uint8Array
  readonly publicUrl: string | null
  readonly templates: TemplateSettings
  /** A store of the deployment's own in place of the cloud's. */
  readonly s3: S3Settings | null
}

/**
 * What a cloud function is told by its environment: DATABASE_URL and XIAOYUAN_SECRET, which it must have, PUBLIC_URL,
 * WECHAT_TEMPLATES and XIAOYUAN_S3_*, written as for the host. Throws StartRefusal with what to write instead.
 */
export const readFunctionSettings = (env: NodeJS.ProcessEnv): FunctionSettings => {
  const { DATABASE_URL, XIAOYUAN_SECRET, PUBLIC_URL } = env
  const { databaseUrl, secret, publicUrl } = readSettings(
    [],
    { DATABASE_URL, XIAOYUAN_SECRET, PUBLIC_URL },
    '/'
  )
  if (databaseUrl === null || secret === null) {
    throw new StartRefusal('云函数要设 DATABASE_URL 和 XIAOYUAN_SECRET 两个环境变量。')
  }
  const templates = readTemplates(env.WECHAT_TEMPLATES ?? null)
  if (!templates.ok) throw new StartRefusal(templates.refusal.message)
  return {
    databaseUrl,
    secret: new Uint8Array(Buffer.from(secret, 'utf8')),
    publicUrl,
    templates: templates.value,
    s3: readS3(env)
  }
}
