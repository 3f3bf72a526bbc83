import path from 'node:path'
import { buildSync } from 'esbuild'
import type * as InPage from './in-page'

/** What ./in-page can be asked, from outside the browser. */
export type InPageName = keyof typeof InPage

let code: string | null = null

/** ./in-page as one script that puts `walk` into a page. As text, because the page may not compile code itself. */
export const inPageCode = (): string => {
  if (code === null) {
    const { outputFiles } = buildSync({
      entryPoints: [path.join(__dirname, 'in-page/index.ts')],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'walk',
      target: 'chrome100'
    })
    const [file] = outputFiles
    if (!file) throw new Error('esbuild has made nothing of the walk')
    // A script that is evaluated keeps its `var`s to itself.
    code = `${file.text}\nglobalThis.walk = walk`
  }
  return code
}
