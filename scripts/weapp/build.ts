import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

export interface AppJson {
  pages: string[]
  subPackages?: { root: string; name?: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[] }
}

/** A built mini-program in a folder. What is wrong with it is told in lines `check: sentence`; none is good. */
export interface Build {
  readonly dist: string
  readonly app: AppJson
  /** Every page by its path, of the main package and of the subpackages. */
  readonly pages: readonly string[]
  /** Files whose name ends so, with forward slashes, relative to `dist`, in the order of their names. */
  files(ending: string): string[]
  has(file: string): boolean
  read(file: string): string
  size(file: string): number
}

/** Neither is uploaded: the first is for the developer tools, the second has no whitelisted ending. */
export const isUploaded = (file: string): boolean =>
  file !== 'project.config.json' && !file.endsWith('.LICENSE.txt')

/** Opens the mini-program in `dist`; throws a sentence when there is none, or its app.json can't be read. */
export function readBuild(dist: string): Build {
  const at = (file: string) => path.join(dist, file)
  if (!existsSync(at('app.json'))) throw new Error(`no mini-program in ${dist}: npm run build:weapp first`)
  const app = JSON.parse(readFileSync(at('app.json'), 'utf8')) as AppJson
  const all = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((f) => f.split(path.sep).join('/'))
    .filter((f) => statSync(at(f)).isFile())
    .sort()
  return {
    dist,
    app,
    pages: [...app.pages, ...(app.subPackages ?? []).flatMap((s) => s.pages.map((p) => `${s.root}/${p}`))],
    files: (ending) => all.filter((f) => f.endsWith(ending)),
    has: (file) => existsSync(at(file)),
    read: (file) => readFileSync(at(file), 'utf8'),
    size: (file) => statSync(at(file)).size
  }
}
