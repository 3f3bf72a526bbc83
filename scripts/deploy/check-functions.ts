import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { cloudPermissions } from '../../src/cloud/adapters/wechat/cloud-wechat-api'
import { type FunctionName, functionLimits } from '../../src/cloud/functions/function-limits'
import { functionBytes } from '../function-parts'

export const functionNames = Object.keys(functionLimits) as FunctionName[]

/** Bytes of one function without WeChat's SDK: what is larger takes longer to wake up than a villager waits. */
const MOST_BYTES = 600_000

const FILES = ['index.js', 'parts.br', 'sdk.js', 'package.json', 'config.json']
/** Runs its sweeps by the clock; the others are called. */
const TIMED: FunctionName = 'jobs'

interface Config {
  readonly permissions?: { readonly openapi?: readonly string[] }
  readonly triggers?: readonly { readonly type?: string }[]
}

const read = (dir: string, file: string): unknown => {
  try {
    return JSON.parse(readFileSync(path.join(dir, file), 'utf8'))
  } catch {
    return null
  }
}

const checkOne = (name: FunctionName, dir: string): string[] => {
  const missing = FILES.filter((file) => !existsSync(path.join(dir, file)))
  if (missing.length > 0)
    return [`function: ${name} is not whole, ${missing.join(', ')} missing: npm run build:functions`]
  const bytes = functionBytes(dir)
  const config = read(dir, 'config.json') as Config | null
  const granted = config?.permissions?.openapi ?? []
  const timed = config?.triggers?.some((trigger) => trigger.type === 'timer') ?? false
  const { dependencies = {} } = (read(dir, 'package.json') ?? {}) as { dependencies?: Record<string, string> }
  return [
    ...(bytes > MOST_BYTES ? [`size: function ${name} is ${bytes} bytes, our limit is ${MOST_BYTES}`] : []),
    ...(config ? [] : [`config: ${name}/config.json cannot be read`]),
    ...cloudPermissions
      .filter((permission) => !granted.includes(permission))
      .map((permission) => `config: ${name}/config.json lacks the permission ${permission}`),
    ...granted
      .filter((permission) => !cloudPermissions.includes(permission))
      .map((permission) => `config: ${name}/config.json asks for ${permission}, which nothing uses`),
    ...(timed === (name === TIMED)
      ? []
      : [`config: ${name}/config.json ${timed ? 'has a timer of its own' : 'has no timer'}`]),
    ...Object.entries(dependencies)
      .filter(([, version]) => !/^\d/.test(version))
      .map(([dependency, version]) => `config: ${name} takes ${dependency} as "${version}", no exact version`)
  ]
}

/** What is wrong with the built functions in `dist` (`<name>/index.js` …), in lines `check: sentence`. */
export const checkFunctions = (dist: string): string[] =>
  functionNames.flatMap((name) => checkOne(name, path.join(dist, name)))
