import { s3FileStore } from '../adapters/s3/s3-file-store'
import { cloudFileStore } from '../adapters/wechat/cloud-file-store'
import { cloudIncoming } from '../adapters/wechat/cloud-incoming'
import { loadSdk } from '../adapters/wechat/cloud-sdk'
import { cloudWechatApi } from '../adapters/wechat/cloud-wechat-api'
import { cloudWechatIdentity } from '../adapters/wechat/cloud-wechat-identity'
import { wechatContentCheck } from '../adapters/wechat/wechat-content-check'
import { wechatMessageSender } from '../adapters/wechat/wechat-message-sender'
import type { ApiDeps } from '../api/context'
import type { Db } from '../db/pool'
import { StartRefusal } from '../db/start-refusal'
import type { MediaFile } from '../jobs/sweeps'
import type { FileStore } from '../ports/file-store'
import { keptDatabase } from './function-database'
import type { FunctionLog } from './function-log'
import { readFunctionSettings } from './function-settings'
import { schemaCheck } from './schema-check'

/** How long the checker's server may fetch a file. */
const MEDIA_SECONDS = 30 * 60

interface Options {
  readonly env: NodeJS.ProcessEnv
  readonly log: FunctionLog
  /** The name of the last migration that the program was built with. */
  readonly schema: string
  /** How long one statement may take: less than the function itself may run. */
  readonly statementMs: number
}

/** The world of one instance of a function: its settings, its one connection, WeChat's cloud around it. */
export interface FunctionWorld {
  readonly log: FunctionLog
  /** Asked at every call: the connection may have been replaced. */
  readonly deps: () => ApiDeps
  readonly schemaIsThere: (db: Db) => Promise<boolean>
  /** Where the checker's server may fetch a file. */
  readonly mediaLink: (file: MediaFile) => Promise<string | null>
}

/**
 * Opens nothing yet: connection and SDK are made where they are first used. Throws StartRefusal where the environment
 * lacks something.
 */
export const functionWorld = ({ env, log, schema, statementMs }: Options): FunctionWorld => {
  const { databaseUrl, secret, publicUrl, templates, s3 } = readFunctionSettings(env)
  const onProblem = (problem: { call: string; errcode: number | null }) => log.warn(problem, 'WeChat failed')
  const wechat = cloudWechatApi(loadSdk, { onProblem })
  const files: FileStore = s3 ? s3FileStore(s3) : cloudFileStore(loadSdk)
  const database = keptDatabase({ url: databaseUrl, statementMs, clock: Date.now })
  const standing = {
    secret,
    publicUrl,
    files,
    incoming: cloudIncoming(loadSdk),
    identity: cloudWechatIdentity(wechat, onProblem),
    content: wechatContentCheck(wechat, { onProblem }),
    sender: wechatMessageSender(wechat, templates, { onProblem }),
    clock: () => new Date(),
    demo: false
  }
  return {
    log,
    deps: () => ({ ...standing, db: database() }),
    schemaIsThere: schemaCheck(schema),
    mediaLink: async ({ mime, ...file }) => {
      const wanted = { key: { ...file, variant: 'main' as const }, seconds: MEDIA_SECONDS, mime }
      return (await files.linksTo?.([wanted]))?.[0] ?? null
    }
  }
}

/** The world of this instance, opened at its first call; a faulty setting is told to the log and thrown, every time. */
export const keptWorld = (options: Options): (() => FunctionWorld) => {
  let world: FunctionWorld | null = null
  return () => {
    try {
      world ??= functionWorld(options)
      return world
    } catch (error) {
      // Its words name the variable and never repeat a secret.
      if (error instanceof StartRefusal)
        options.log.error({ why: error.message }, 'the function cannot start')
      throw error
    }
  }
}
