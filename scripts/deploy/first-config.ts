import { functionLimits } from '../../src/cloud/functions/function-limits'
import { functionNames } from './check-functions'

/** Chosen when a function is made and never again: what miniprogram-ci would make is a Node of years ago. */
const RUNTIME = 'Nodejs20.19'
/** More than the command line takes; the console does. */
const MOST_SECONDS = 60

/** `cloudbaserc.json`, with which CloudBase's own command line makes the functions for the first time. */
export const firstConfig = (cloudEnv: string) => ({
  envId: cloudEnv,
  functionRoot: './cloud',
  functions: functionNames.map((name) => ({
    name,
    handler: 'index.main',
    runtime: RUNTIME,
    memorySize: functionLimits[name].memoryMb,
    timeout: Math.min(functionLimits[name].timeoutSeconds, MOST_SECONDS),
    installDependency: true
  }))
})
