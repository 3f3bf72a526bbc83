// Writes sw.js, which keeps the first screen's files on the phone, and beside every text file the two compressed ones that
// the host sends: packed once and hard instead of at each request and lightly.
const { createHash } = require('node:crypto')
const path = require('node:path')
const { promisify } = require('node:util')
const zlib = require('node:zlib')
const { buildSync } = require('esbuild')

const NAME = 'offline-shell'
const WORKER = path.resolve(__dirname, '../../src/client/h5/service-worker.ts')
const TEXT = /\.(js|css|html|svg|json)$/
/** Below this a packed file is no smaller by the time its headers are sent. */
const WORTH = 1024

const brotli = promisify(zlib.brotliCompress)
const gzip = promisify(zlib.gzip)

/** The page and what it links to. */
const shellOf = (html) => [
  '/',
  ...new Set(Array.from(html.matchAll(/(?:src|href)="(\/(?:js|css)\/[^"]+)"/g), ([, file]) => file))
]

const workerOf = (html) => {
  const shell = shellOf(html)
  const version = createHash('sha256').update(html).digest('hex').slice(0, 12)
  const { outputFiles } = buildSync({
    entryPoints: [WORKER],
    bundle: true,
    write: false,
    minify: true,
    target: ['ios12', 'chrome78'],
    // iOS 12 reads it; esbuild is cautious about a clash that only an odd program could have.
    supported: { destructuring: true },
    define: { VERSION: JSON.stringify(version), SHELL: JSON.stringify(shell) }
  })
  return outputFiles[0].text
}

const pack = async (bytes) => ({
  br: await brotli(bytes, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: zlib.constants.BROTLI_MAX_QUALITY,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
    }
  }),
  gz: await gzip(bytes, { level: 9 })
})

class OfflineShell {
  apply(compiler) {
    const { Compilation, sources } = compiler.webpack
    const emit = (compilation, name, bytes) => compilation.emitAsset(name, new sources.RawSource(bytes))
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      // Only now the hashes in the names are the last.
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_HASH + 100
      compilation.hooks.processAssets.tap({ name: NAME, stage }, (assets) =>
        emit(compilation, 'sw.js', workerOf(assets['index.html'].source().toString()))
      )
      const last = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER
      compilation.hooks.processAssets.tapPromise({ name: NAME, stage: last }, async (assets) => {
        const texts = Object.entries(assets).filter(
          ([name, source]) => TEXT.test(name) && source.size() >= WORTH
        )
        await Promise.all(
          texts.map(async ([name, source]) => {
            const { br, gz } = await pack(source.buffer())
            emit(compilation, `${name}.br`, br)
            emit(compilation, `${name}.gz`, gz)
          })
        )
      })
    })
  }
}

module.exports = { OfflineShell, shellOf, workerOf }
