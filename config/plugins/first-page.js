// What the first page needs beyond the entry would be asked for only after the entry has run. This says it in the page's head,
// so that a slow network fetches all of it at once.
const { createHash } = require('node:crypto')
const path = require('node:path')
const { buildSync } = require('esbuild')

const NAME = 'first-page'
const FIRST_READ = path.resolve(__dirname, '../../src/client/h5/first-read.ts')

/** A program of its own, so small that it runs while the other is fetched. */
const firstRead = () => {
  const { outputFiles } = buildSync({
    entryPoints: [FIRST_READ],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: ['ios12', 'chrome78'],
    // iOS 12 reads it; esbuild is cautious about a clash that only an odd program could have.
    supported: { destructuring: true }
  })
  const text = outputFiles[0].text
  return { name: `js/first-read.${createHash('sha256').update(text).digest('hex').slice(0, 8)}.js`, text }
}

/** Whether a chunk is loaded for the page of this pattern. */
const isOf = (chunk, page) =>
  Array.from(chunk.groupsIterable).some((group) =>
    group.origins.some(({ request }) => page.test(request ?? ''))
  )

const begin = (file) => `<script async src="/${file}"></script>`
// Before the entry: what it would ask for is there already, and nothing of it runs until then.
const bring = (file) => `<script defer src="/${file}"></script>`
const style = (file) => `<link href="/${file}" rel="stylesheet">`

class FirstPage {
  constructor({ page }) {
    this.page = page
  }

  apply(compiler) {
    const { Compilation, sources } = compiler.webpack
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      // Behind html-webpack-plugin, before the hashes in the names are the last.
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_INLINE + 10
      compilation.hooks.processAssets.tap({ name: NAME, stage }, (assets) => {
        const html = assets['index.html'].source().toString()
        const files = [...compilation.chunks]
          .filter((chunk) => isOf(chunk, this.page))
          .flatMap((chunk) => [...chunk.files])
        // A page that moved must not slip out unseen.
        if (files.length === 0) throw new Error(`${NAME}: no chunk for ${this.page}`)
        const isStyle = (file) => file.endsWith('.css')
        const scripts = files.filter((file) => !isStyle(file))
        const styles = files.filter(isStyle)
        const head = (links) => links.join('')
        // Styles behind the entry's, which they build upon.
        const early = firstRead()
        compilation.emitAsset(early.name, new sources.RawSource(early.text))
        const told = html
          .replace('<script ', (tag) => head([begin(early.name), ...scripts.map(bring)]) + tag)
          .replace('</head>', (tag) => head(styles.map(style)) + tag)
        compilation.updateAsset('index.html', new sources.RawSource(told))
      })
    })
  }
}

module.exports = { FirstPage, isOf }
