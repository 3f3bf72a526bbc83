import type { Role } from '@/domain/role/roles'
import { cloudFileStore } from '../adapters/wechat/cloud-file-store'
import { cloudIncoming } from '../adapters/wechat/cloud-incoming'
import type { ApiDeps, Context } from '../api/context'
import { callerOf } from './caller'
import { type FakeCloudStorage, startFakeCloudStorage } from './fake-cloud-storage'
import type { World } from './world'

/** The test world as it is at home in WeChat's cloud: its files and what phones send lie in a cloud storage. */
export interface CloudHome {
  readonly storage: FakeCloudStorage
  readonly deps: ApiDeps
  /** The same caller, with the cloud's storage around it. */
  inside(context: Context): Context
  who(role: Role, where?: 'A' | 'B'): Promise<ReturnType<typeof callerOf>>
  /** Puts bytes where the server says, as a phone does; answers the id under which they lie. */
  send(role: Role, bytes: Uint8Array, where?: 'A' | 'B'): Promise<string>
  stop(): Promise<void>
}

export const cloudHome = async (world: World): Promise<CloudHome> => {
  const storage = await startFakeCloudStorage()
  const sdk = () => storage.sdk
  const deps: ApiDeps = { ...world.deps, files: cloudFileStore(sdk), incoming: cloudIncoming(sdk) }
  const inside = (context: Context): Context => ({ ...context, deps })
  const who: CloudHome['who'] = async (role, where = 'A') =>
    callerOf(inside(await world.callerFor(role, where)))
  return {
    ...{ storage, deps, inside, who },
    async send(role, bytes, where = 'A') {
      const { incomingId, cloudPath } = await (await who(role, where)).file.place({
        requestId: crypto.randomUUID()
      })
      await storage.putAsPhone(cloudPath, Buffer.from(bytes))
      return incomingId
    },
    stop: () => storage.stop()
  }
}
