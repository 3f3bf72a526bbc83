import path from 'node:path'
import type { Chunk, Module, NormalModuleReplacementPlugin } from 'webpack'

// The H5 build for a slow network: what weighs and is not needed is replaced, and a page loads what it needs and no more.
// Weighed in docs/decisions/0072-light.md.

const root = path.resolve(__dirname, '..')
const own = (file: string) => path.join(root, 'src/client/h5', file)
const ours = (file: string) => path.join(__dirname, 'h5', file)

/** What is asked for, by whom (any), and what stands in for it. */
const replaced: readonly [name: string, wanted: RegExp, by: RegExp | null, instead: string][] = [
  ['own-components', /^@tarojs\/components$/, null, own('components.tsx')],
  ['own-elements', /^@tarojs\/components\/dist\/components$/, null, own('elements.ts')],
  ['own-parts', /^@tarojs\/components\/dist\/taro-components\/taro-components\.css$/, null, own('parts.css')],
  ['own-router', /^universal-router$/, /@tarojs[\\/]router/, ours('router.js')],
  ['own-query', /^query-string$/, /@tarojs[\\/]router/, ours('query-string.js')],
  ['own-bar', /^\.\/navigationBar\.js$/, /@tarojs[\\/]router/, ours('navigation-bar.js')],
  ['own-dialogs', /[\\/]interaction[\\/]index\.js$/, /@tarojs[\\/]taro-h5/, own('dialogs.ts')],
  ['own-platform', /^platform$/, /@tarojs[\\/]taro-h5/, ours('platform.js')]
]

/** The page that most people see first. */
const FIRST_PAGE = /pages[\\/]decisions[\\/]index$/

/** What Taro's modules name and we have not; the code that would use it is left out of the bundle. */
const unused = /export '(Picker|\w+AlertBeforeUnload|defineCustomElementTaroSwiper\w*)' .* was not found in/

interface Chain {
  set(key: string, value: unknown): unknown
  plugin(name: string): { use(plugin: unknown, args?: readonly unknown[]): unknown }
  readonly optimization: { splitChunks(options: object): unknown }
}

interface Webpack {
  readonly NormalModuleReplacementPlugin: typeof NormalModuleReplacementPlugin
}

interface Graphs {
  readonly chunkGraph: { getModuleChunksIterable(module: Module): Iterable<Chunk> }
}

const { FirstPage, isOf } = require('./plugins/first-page.js') as {
  FirstPage: new (options: { page: RegExp }) => object
  isOf: (chunk: Chunk, page: RegExp) => boolean
}
const { OfflineShell } = require('./plugins/offline-shell.js') as { OfflineShell: new () => object }

const isOfFirst = (module: Module, { chunkGraph }: Graphs): boolean =>
  [...chunkGraph.getModuleChunksIterable(module)].some((chunk) => isOf(chunk, FIRST_PAGE))

/** Replaces, splits and packs. */
export const lighten = (chain: Chain, webpack: Webpack): void => {
  for (const [name, wanted, by, instead] of replaced) {
    chain.plugin(name).use(webpack.NormalModuleReplacementPlugin, [
      wanted,
      (asked: { context: string; request: string }) => {
        if (by === null || by.test(asked.context)) asked.request = instead
      }
    ])
  }
  chain.set('ignoreWarnings', [unused])
  chain.plugin('first-page').use(FirstPage, [{ page: FIRST_PAGE }])
  chain.plugin('offline-shell').use(OfflineShell)
  // Taro's own chunking leaves ~40 KB of shared component code in every page's chunk.
  chain.optimization.splitChunks({
    chunks: 'all',
    minSize: 0,
    maxAsyncRequests: 8,
    cacheGroups: {
      default: false,
      defaultVendors: false,
      vendors: { name: 'vendors', test: /[\\/]node_modules[\\/]/, chunks: 'initial', priority: 10 },
      // What the first page shares with others; what many others share; and what a few do, if it is worth a request.
      first: { name: 'first', chunks: 'async', minChunks: 2, priority: 8, test: isOfFirst },
      common: { name: 'common', chunks: 'async', minChunks: 10, priority: 5 },
      shared: { chunks: 'async', minChunks: 2, minSize: 6_000, priority: 1, reuseExistingChunk: true }
    }
  })
}
