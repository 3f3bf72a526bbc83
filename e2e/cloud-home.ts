import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CLOUD_DIST, ensureCloudWeapp } from '../scripts/ensure-weapp'
import { readBuild } from '../scripts/weapp/build'
import { checkScripts } from '../scripts/weapp/scripts'
import { checkSizes } from '../scripts/weapp/sizes'
import { checkUnused } from '../scripts/weapp/unused'
import { localContentCheck } from '../src/cloud/adapters/local/local-content-check'
import { cloudFileStore } from '../src/cloud/adapters/wechat/cloud-file-store'
import { cloudIncoming } from '../src/cloud/adapters/wechat/cloud-incoming'
import { cloudWechatIdentity } from '../src/cloud/adapters/wechat/cloud-wechat-identity'
import type { ApiDeps } from '../src/cloud/api/context'
import { loadDemo } from '../src/cloud/demo/load-demo'
import { answerEvent } from '../src/cloud/functions/api/answer-event'
import { openStorage } from '../src/cloud/host/open-storage'
import { readSettings } from '../src/cloud/host/settings'
import { type FakeCloudStorage, startFakeCloudStorage } from '../src/cloud/testing/fake-cloud-storage'
import type { PhoneCloud } from './weapp/wx-cloud'
import { WeappDriver } from './weapp-driver'

const root = path.resolve(__dirname, '..')

/** The demo county at home in WeChat's cloud: the function `api` over a database of its own and a storage in memory. */
export interface CloudHome {
  readonly cloud: PhoneCloud
  readonly storage: FakeCloudStorage
  /** From now on it is no demo: people sign in as WeChat says who they are. */
  beReal(): void
  /** How many people have signed in as WeChat says who they are. */
  people(): Promise<number>
  /** Ends it; throws what the function itself found wrong. */
  close(): Promise<void>
}

const openid = 'the-openid-that-wechat-gives'

const openCloudHome = async (): Promise<CloudHome> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-cloud-'))
  const settings = readSettings([], { XIAOYUAN_DATA: dataDir }, root)
  const opened = await openStorage(settings, { onNotice: () => undefined, onLost: () => undefined })
  const storage = await startFakeCloudStorage()
  const faults: string[] = []
  // A page that was just opened still asks when the phone is put away.
  const running = new Set<Promise<unknown>>()
  let closing = false
  const close = async () => {
    closing = true
    await Promise.allSettled(running)
    await storage.stop()
    await opened.close()
    await rm(dataDir, { recursive: true, force: true })
    if (faults.length > 0) throw new Error(`the function had faults:\n${faults.join('\n')}`)
  }
  try {
    let deps = depsOf(opened, storage)
    const { db, secret, files, clock } = deps
    await loadDemo({ db, secret, files, now: clock() })
    const fault = (fields: object, message: string) => {
      const { err } = fields as { err?: unknown }
      faults.push(`${message}: ${err instanceof Error ? err.stack : JSON.stringify(fields)}`)
    }
    const log = { info: () => undefined, warn: () => undefined, error: fault }
    const api = { deps: () => deps, schemaIsThere: async () => true, openid: () => openid, log }
    const cloud: PhoneCloud = {
      async callFunction(name, data) {
        if (name !== 'api') throw new Error(`a phone calls the function ${name}`)
        if (closing) throw new Error('the cloud is closed')
        const answer = answerEvent(api, data)
        running.add(answer)
        return await answer.finally(() => running.delete(answer))
      },
      uploadFile: storage.putAsPhone
    }
    const beReal = () => {
      deps = { ...deps, demo: false }
    }
    const people = async () => {
      const accounts = db.selectFrom('account').select('id').where('provider', '=', 'wechat')
      return (await accounts.execute()).length
    }
    return { cloud, storage, beReal, people, close }
  } catch (error) {
    await close()
    throw error
  }
}

const depsOf = ({ db, secret }: Pick<ApiDeps, 'db' | 'secret'>, { sdk }: FakeCloudStorage): ApiDeps => ({
  ...{ db, secret },
  files: cloudFileStore(() => sdk),
  incoming: cloudIncoming(() => sdk),
  // Nobody binds a phone here, for which WeChat itself would be asked.
  identity: cloudWechatIdentity({ callWithToken: async () => null }),
  content: localContentCheck(),
  clock: () => new Date(),
  demo: true,
  publicUrl: null
})

/** `check:weapp` looks at the build for a host; what is different in this one is its scripts, and so its sizes. */
const expectSound = (dist: string): void => {
  const build = readBuild(dist)
  const wrong = [...checkSizes(build), ...checkScripts(build), ...checkUnused(build)]
  if (wrong.length > 0) throw new Error(`the build for the cloud:\n${wrong.join('\n')}`)
}

/** Plays on a phone with the build for WeChat's cloud, where no host is to be reached. */
export const inCloudHome = async (
  play: (phone: WeappDriver, home: CloudHome) => Promise<undefined>
): Promise<undefined> => {
  ensureCloudWeapp()
  const dist = path.resolve(CLOUD_DIST)
  expectSound(dist)
  const home = await openCloudHome()
  try {
    await play(new WeappDriver({ server: 'http://127.0.0.1:9', dist, cloud: home.cloud }), home)
  } catch (error) {
    // What the function found wrong says more than what the phone did not see.
    await home.close()
    throw error
  }
  await home.close()
  return undefined
}
