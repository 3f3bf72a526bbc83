import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

const isTest = (file: string) => /\.test\.tsx?$/.test(file) || /(^|\/)testing\//.test(file)

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((f) => f.split(path.sep).join('/'))
    .sort()

/** Whether anything is in it at the run; of what holds types alone the compiler leaves no trace. */
const hasValues = (source: string): boolean =>
  /^export (const|let|async|function|class|enum|default|\{|\*)/m.test(source) || !/^export /m.test(source)

/** Files under `sources` that the build's own configuration, the texts under `config`, names: it puts them in by itself. */
export const namedByBuild = (sources: string, config: string): string[] => {
  const texts = filesUnder(config)
    .filter((f) => /\.[jt]s$/.test(f))
    .map((f) => readFileSync(path.join(config, f), 'utf8'))
  return filesUnder(sources).filter(
    (f) => /^h5\/.*\.ts$/.test(f) && texts.some((text) => new RegExp(`['/]${path.basename(f)}'`).test(text))
  )
}

/**
 * Files under `sources` (src/client) that no page, no test, not the app itself and none of `named` reaches: they would be
 * read, kept and changed for nothing. Files of types alone are left out.
 */
export async function unusedSources(sources: string, named: readonly string[] = []): Promise<string[]> {
  const files = filesUnder(sources)
  const entries = files.filter(
    (f) =>
      /^(pages|packages)\/.*\/index\.tsx$/.test(f) ||
      f === 'app.tsx' ||
      f.endsWith('.config.ts') ||
      isTest(f) ||
      named.includes(f)
  )
  const { metafile } = await build({
    absWorkingDir: sources,
    entryPoints: entries.filter((f) => /\.tsx?$/.test(f)),
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'nowhere',
    packages: 'external',
    logLevel: 'silent',
    jsx: 'automatic',
    tsconfigRaw: { compilerOptions: { paths: { '@/*': ['../*'] }, baseUrl: '.' } },
    loader: { '.scss': 'empty', '.less': 'empty', '.png': 'empty', '.svg': 'empty' }
  })
  const reached = new Set(Object.keys(metafile.inputs))
  return files
    .filter((f) => /\.tsx?$/.test(f) && !f.endsWith('.d.ts') && !reached.has(f))
    .filter((f) => hasValues(readFileSync(path.join(sources, f), 'utf8')))
}
