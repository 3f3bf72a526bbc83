import path from 'node:path'
import { type Server, startServer } from '../server'

/** A Tuesday morning in the village. The demo county counts its days back from the day it is loaded. */
export const TOLD_TIME = '2026-11-24T10:00:00+08:00'

/** A host with the demo county whose day, and whose secret, are the same at every run. */
export const startToldServer = (): Promise<Server> =>
  startServer({
    env: {
      TOLD_TIME,
      XIAOYUAN_SECRET: 'the same at every run, so that hashes are',
      NODE_OPTIONS: `--require ${path.resolve(__dirname, '../told-clock.cjs')}`
    }
  })
