import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type UserConfigExport, type UserConfigFn } from '@tarojs/cli'
import TsconfigPathsPlugin from 'tsconfig-paths-webpack-plugin'
import { lighten } from './lighten'

const root = path.resolve(__dirname, '..')

// Taro compiles only its source root. Of ours the client may use `domain`; the packages publish newer JavaScript
// than the oldest phones of our browserslist read, and Taro's minifier breaks their private fields (`#"name"`).
const compiled = [
  path.join(root, 'src/domain'),
  path.join(__dirname, 'plugins'),
  path.join(__dirname, 'h5'),
  path.join(__dirname, 'mini'),
  /node_modules[\\/](@tanstack|zod|zustand)[\\/]/,
  /node_modules[\\/](@tarojs[\\/](router|taro-h5)|query-string|filter-obj|decode-uri-component|split-on-first)[\\/]/
]

const cssModules = {
  enable: false,
  config: { namingPattern: 'module', generateScopedName: '[name]__[local]___[hash:base64:5]' }
} as const

// Sizes stay as written: a CSS pixel on both platforms. rpx and rem would grow with the screen, which makes
// a desktop page twice as large, and would hide the reader's own font size from the layout.
const pxtransform = { enable: false, config: {} } as const

/** Changes with the shape of any answer: what an earlier program kept on the phone in another shape is not shown. */
const answersNow = (): string =>
  createHash('sha256')
    .update(readFileSync(path.join(root, 'docs/contract/1.json')))
    .digest('hex')
    .slice(0, 8)

type Project = Exclude<UserConfigExport<'webpack5'>, Promise<unknown> | UserConfigFn>
type Chain = Parameters<NonNullable<NonNullable<Project['h5']>['webpackChain']>>[0]

function common(chain: Chain) {
  chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin)
  // A server module in the bundle would ship secrets and rules to every phone; without this rule one that
  // happens to be written without type annotations would slip through.
  chain.module
    .rule('cloud-wall')
    .test((file: string) => file.startsWith(path.join(root, 'src/cloud') + path.sep))
    .enforce('pre')
    .use('refuse')
    .loader(path.join(__dirname, 'plugins/cloud-wall.js'))
  chain.module
    .rule('inline-platform')
    .test((file: string) => file.startsWith(path.join(root, 'src/client') + path.sep) && /\.tsx?$/.test(file))
    .enforce('pre')
    .use('inline')
    .loader(path.join(__dirname, 'plugins/inline-platform.js'))
}

export default defineConfig<'webpack5'>(async () => {
  const isH5 = process.env.TARO_ENV === 'h5'
  const cloudEnv = isH5 ? '' : (process.env.XIAOYUAN_CLOUD_ENV?.trim() ?? '')
  // At home in the cloud there is no host to be asked.
  const apiBase = isH5 || cloudEnv ? '' : (process.env.XIAOYUAN_API ?? 'http://127.0.0.1:4000')
  const config: Project = {
    projectName: 'xiaoyuan',
    date: '2026-11-22',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'src/client',
    // A build for the cloud can lie beside the other: what is tested is then not what is uploaded.
    outputRoot: isH5 ? 'dist/h5' : (process.env.XIAOYUAN_WEAPP_DIST ?? 'dist/weapp'),
    plugins: [path.join(__dirname, 'plugins/aria.js'), path.join(__dirname, 'plugins/nested.js')],
    defineConstants: {
      API_BASE: JSON.stringify(apiBase),
      CLOUD_ENV: JSON.stringify(cloudEnv),
      ANSWERS: JSON.stringify(answersNow()),
      VOICE_PLUGIN: JSON.stringify(process.env.XIAOYUAN_VOICE !== 'off')
    },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    terser: {
      enable: true,
      // Chinese as it is: three bytes a character instead of the six of \uXXXX.
      config: { compress: { passes: 3, pure_getters: true }, output: { ascii_only: false } }
    },
    mini: {
      optimizeMainPackage: { enable: true },
      runtime: { enableInnerHTML: false },
      // Views nested deeper go through one more component; 16 levels cost 26 KB more of templates. (Not in the types.)
      ...({ baseLevel: 8 } as object),
      experimental: { compileMode: true },
      compile: { include: compiled },
      postcss: { pxtransform, cssModules },
      // No two parts of the app style the same class: their order in the one file says nothing.
      miniCssExtractPluginOption: { ignoreOrder: true },
      webpackChain(chain, webpack) {
        common(chain)
        // 15 KB that nothing calls.
        chain
          .plugin('no-html')
          .use(webpack.NormalModuleReplacementPlugin, [
            /inner-html[\\/](html|parser)\.js$/,
            path.join(__dirname, 'mini/no-html.js')
          ])
        chain.plugin('prune-vars').use(require.resolve('./plugins/prune-vars.js'))
        const abort = path.join(__dirname, 'plugins/abort.js')
        const names = ['AbortController', 'AbortSignal']
        chain
          .plugin('abort')
          .use(webpack.ProvidePlugin, [Object.fromEntries(names.map((name) => [name, [abort, name]]))])
      }
    },
    h5: {
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      compile: { include: compiled },
      output: {
        filename: 'js/[name].[contenthash:8].js',
        chunkFilename: 'js/[name].[contenthash:8].js'
      },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css'
      },
      postcss: { autoprefixer: { enable: true, config: {} }, pxtransform, cssModules },
      webpackChain(chain, webpack) {
        common(chain)
        lighten(chain, webpack)
      }
    }
  }
  return config
})
