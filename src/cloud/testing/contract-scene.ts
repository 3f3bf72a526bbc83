import type { Role } from '@/domain/role/roles'
import { cloudFileStore } from '../adapters/wechat/cloud-file-store'
import { cloudIncoming } from '../adapters/wechat/cloud-incoming'
import { cloudWechatIdentity } from '../adapters/wechat/cloud-wechat-identity'
import { wechatContentCheck } from '../adapters/wechat/wechat-content-check'
import { wechatMessageSender } from '../adapters/wechat/wechat-message-sender'
import type { ApiDeps } from '../api/context'
import { nowhere } from '../api/procedure'
import { withDatabase } from './database'
import type { Scene } from './permission-examples'
import { permissionScene } from './permission-scene'
import { buildWorld } from './world'
import { liveIn } from './world-life'

const NOW = new Date('2026-11-22T02:00:00Z')
/** As it stands in an environment variable. */
const SECRET = 'the secret of the contract suite'
const PUBLIC_URL = 'https://xiaoyuan.example'

export interface ContractScene {
  readonly deps: ApiDeps
  readonly url: string
  /** Superuser login on the same database. */
  readonly ownerUrl: string
  readonly secret: string
  /** What the examples of one call name. */
  sceneAt(): Promise<Scene>
  /** Gives the request id of an input away, as to another press of the same button. */
  takeRequest(path: string, input: Readonly<Record<string, unknown>>): Promise<void>
  /** A token of a new session of whoever holds the role in A; null for a visitor. */
  tokenOf(role: Role): Promise<string | null>
  close(): Promise<void>
}

const unreachable = () => Promise.resolve(null)
const noSdk = (): never => {
  throw new Error('WeChat is out of reach')
}

/**
 * Two villages alive in a database of their own, where every way to the procedures stands in the same world: WeChat's
 * cloud with WeChat itself out of reach, no demo.
 */
export const contractScene = async (): Promise<ContractScene> => {
  const base = await withDatabase()
  const secret = new Uint8Array(Buffer.from(SECRET, 'utf8'))
  const world = await buildWorld(base.db, secret, NOW)
  const lives = { A: await liveIn(base.db, world.A, NOW), B: await liveIn(base.db, world.B, NOW) }
  const wechat = { callWithToken: unreachable }
  return {
    url: base.url,
    ownerUrl: base.ownerUrl,
    secret: SECRET,
    deps: {
      db: base.db,
      secret,
      clock: world.deps.clock,
      demo: false,
      publicUrl: PUBLIC_URL,
      files: cloudFileStore(noSdk),
      incoming: cloudIncoming(noSdk),
      identity: cloudWechatIdentity(wechat),
      content: wechatContentCheck(wechat),
      sender: wechatMessageSender(wechat, {})
    },
    sceneAt: () => permissionScene({ db: base.db, world, lives }, 'A'),
    takeRequest: async (path, { requestId, villageId, townshipId }) => {
      await base.db
        .insertInto('request')
        .values({
          place_id: String(villageId ?? townshipId ?? nowhere.countyId),
          request_id: String(requestId),
          account_id: null,
          procedure: path,
          input_hash: Buffer.alloc(32),
          answer: '{}',
          at: NOW
        })
        .execute()
    },
    tokenOf: async (role) => {
      const { actor } = await world.callerFor(role, 'A')
      return actor.accountId && (await world.authorize(actor.accountId)).replace(/^Bearer /, '')
    },
    close: async () => {
      await world.close()
      await base.drop()
    }
  }
}
