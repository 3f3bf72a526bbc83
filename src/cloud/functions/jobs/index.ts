import { loadSdk } from '../../adapters/wechat/cloud-sdk'
import { sweeps } from '../../jobs/sweeps'
import { calledByPhone } from '../called-by-phone'
import { functionLimits, statementMs } from '../function-limits'
import { functionLog } from '../function-log'
import { keptWorld } from '../function-world'
import { dueRunner, type Ran } from './run-due'

const world = keptWorld({
  env: process.env,
  log: functionLog(),
  // Put in by the build.
  schema: process.env.XIAOYUAN_SCHEMA ?? '',
  statementMs: statementMs('jobs')
})
/** Half of the time is for beginning, the other half for ending what was begun. */
const runDue = dueRunner(sweeps, functionLimits.jobs.timeoutSeconds * 500)

/**
 * The function `jobs`: the timer calls it every minute, and it runs the sweeps that fell due. Throws where it cannot
 * work at all (a phone called it, settings, a database behind), so that the cloud counts it as failed; a sweep that
 * fails is logged and named in the answer.
 */
export const main = async (): Promise<Ran> => {
  if (calledByPhone(loadSdk())) throw new Error('only the timer may call this')
  const { deps, log, mediaLink, schemaIsThere } = world()
  const here = deps()
  if (!(await schemaIsThere(here.db))) throw new Error('the database lacks a migration of this version')
  const ran = await runDue({ ...here, log, mediaLink }, Date.now)
  if (ran.left.length > 0) log.warn({ left: ran.left }, 'no time was left for some sweeps')
  return ran
}
