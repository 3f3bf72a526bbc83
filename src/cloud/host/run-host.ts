import type { FastifyInstance } from 'fastify'
import { openDemoClock } from '../demo/demo-clock'
import { loadDemo } from '../demo/load-demo'
import { loadTraining } from '../demo/load-training'
import { fileLink } from '../file/file-link'
import { liveThrough } from '../jobs/live-through'
import { startJobs } from '../jobs/start-jobs'
import { ensureH5 } from './build-h5'
import { buildHost } from './build-host'
import { openFileStore } from './open-file-store'
import { openStorage } from './open-storage'
import type { Settings } from './settings'
import { wechatParts } from './wechat-parts'

class Stopped extends Error {}

export interface Starting {
  readonly settings: Settings
  readonly root: string
  /** Closed in reverse order by the caller. */
  readonly closers: (() => Promise<void>)[]
  readonly signal: AbortSignal
  readonly say: (sentence: string) => void
  readonly lose: (sentence: string) => void
}

/** A county that was just loaded has terms that ended before its clock ever ran. */
const beginDemo = async (deps: { secret: Uint8Array } & Parameters<typeof liveThrough>[0]): Promise<void> => {
  const loaded = await loadDemo({ ...deps, now: deps.clock() })
  await loadTraining({ ...deps, now: deps.clock() })
  if (loaded === 'loaded') await liveThrough(deps)
}

/**
 * Opens storage, page, host and jobs in that order and answers the address once requests are taken. What is open
 * is put into `closers`, also when a later part throws. Stops between two parts when `signal` aborts.
 */
export async function runHost({ settings, root, closers, signal, say, lose }: Starting): Promise<string> {
  const goOn = () => {
    if (signal.aborted) throw new Stopped()
  }
  const storage = await openStorage(settings, {
    onNotice: say,
    onLost: () => lose('数据库进程意外停止，小院随之停下；请再次运行 npm start，数据还在。')
  })
  closers.push(() => storage.close())
  goOn()
  const h5Dir = settings.h5Dir ?? (await ensureH5({ root, onNotice: say, signal }))
  goOn()
  const { db, jobsDb, filesDir, secret } = storage
  const demoClock = settings.demo ? await openDemoClock(db) : null
  const clock = demoClock?.now ?? (() => new Date())
  const files = await openFileStore(settings.s3, filesDir)
  const { identity, content, sender } = wechatParts(settings, clock, () => app.log)
  if (settings.demo) await beginDemo({ db: jobsDb, secret, files, content, clock })
  goOn()
  const app: FastifyInstance = await buildHost({
    db,
    files,
    secret,
    content,
    identity,
    ...(sender ? { sender } : {}),
    h5Dir,
    demo: settings.demo,
    publicUrl: settings.publicUrl,
    trustProxy: settings.proxies,
    wechatPush: settings.wechatPush,
    logLevel: settings.logLevel,
    // Standard output is for the one line with the address.
    logTo: { write: (line) => process.stderr.write(line) },
    clock,
    ...(demoClock ? { demoClock } : {})
  })
  closers.push(() => app.close())
  const address = await app.listen({ port: settings.port, host: settings.address })
  const { publicUrl } = settings
  const jobs = startJobs({
    ...{ db: jobsDb, secret, files, content, clock, log: app.log },
    ...(sender ? { sender } : {}),
    ...(publicUrl ? { mediaLink: (file) => `${publicUrl}${fileLink(secret, file, clock())}` } : {})
  })
  closers.push(() => jobs.stop())
  goOn()
  return address
}
