import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

interface AppConfig {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

const client = path.resolve(__dirname, '../..')

const configFor = (env: string): AppConfig => {
  const before = process.env.TARO_ENV
  process.env.TARO_ENV = env
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config })
  let config: AppConfig | null = null
  jest.isolateModules(() => {
    config = (require('../../app.config') as { default: AppConfig }).default
  })
  if (before === undefined) delete process.env.TARO_ENV
  else process.env.TARO_ENV = before
  if (config === null) throw new Error('no configuration')
  return config
}

const rootsOf = (config: AppConfig): string[] => config.subPackages.map((p) => p.root)

test('the print pages are on H5 and not in the mini-program', () => {
  expect(rootsOf(configFor('weapp'))).not.toContain('packages/print')
  expect(rootsOf(configFor('h5'))).toContain('packages/print')
  expect(rootsOf(configFor('weapp'))).toEqual(rootsOf(configFor('h5')).filter((r) => r !== 'packages/print'))
})

test('no other page draws their code into the mini-program', () => {
  const sources = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter(
    (f) => /\.tsx?$/.test(f) && !f.startsWith(path.join('packages', 'print'))
  )
  const drawing = sources.filter((f) =>
    /from '[^']*packages\/print\//.test(readFileSync(path.join(client, f), 'utf8'))
  )
  expect(drawing).toEqual([])
})
