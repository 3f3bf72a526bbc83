import path from 'node:path'
import { type Build, isUploaded } from './build'

/** Files that carry no names of others. */
const isOpaque = (file: string) => /\.(png|jpg|jpeg|gif|svg|webp|ttf|woff2?|mp3)$/.test(file)

const REQUIRED = /\brequire\(\s*(["'])([^"']+)\1\s*\)/g
const IMPORTED = /@import\s+(?:url\(\s*)?(["'])([^"']+)\1/g
const SOURCE = /\bsrc=(["'])([^"'{}]+)\1/g

const beside = (file: string, to: string): string =>
  to.startsWith('/') ? to.slice(1) : path.posix.join(path.posix.dirname(file), to)

const all = (pattern: RegExp, text: string): string[] => [...text.matchAll(pattern)].map((m) => m[2] ?? '')

/** Page or component: WeChat loads the four files of one name. */
const partsOf = (name: string): string[] => ['js', 'json', 'wxml', 'wxss'].map((end) => `${name}.${end}`)

function componentsIn(json: string): string[] {
  try {
    const { usingComponents = {} } = JSON.parse(json) as { usingComponents?: Record<string, string> }
    return Object.values(usingComponents)
  } catch {
    // It is the compile of an upload that names a configuration which can't be read.
    return []
  }
}

function namedBy(build: Build, file: string): string[] {
  const text = build.read(file)
  const named = (found: string[], ending = '') =>
    found.map((to) => beside(file, to.endsWith(ending) ? to : to + ending))
  if (file.endsWith('.js')) return named(all(REQUIRED, text), '.js')
  if (file.endsWith('.wxss')) return named(all(IMPORTED, text))
  if (file.endsWith('.wxml') || file.endsWith('.wxs'))
    return [...named(all(SOURCE, text)), ...named(all(REQUIRED, text))]
  if (!file.endsWith('.json') || file === 'app.json') return []
  return componentsIn(text).flatMap((name) => partsOf(beside(file, name)))
}

/**
 * Files of the build that nothing reaches: no page or component of app.json, no `require`, `@import` or `src` leads to
 * them, and no file that is reached mentions the picture. They would be uploaded and paid for by every phone.
 */
export function checkUnused(build: Build): string[] {
  const { app } = build
  const icons = (app.tabBar?.list ?? []).flatMap((t) => [t.iconPath, t.selectedIconPath])
  const queue = [
    'app.js',
    'app.json',
    'app.wxss',
    'sitemap.json',
    'theme.json',
    ...icons,
    ...build.pages.flatMap(partsOf)
  ]
  const reached = new Set<string>()
  while (queue.length > 0) {
    const file = queue.pop()
    if (file === undefined || reached.has(file) || !build.has(file)) continue
    reached.add(file)
    if (!isOpaque(file)) queue.push(...namedBy(build, file))
  }
  const texts = [...reached].filter((file) => !isOpaque(file)).map((file) => build.read(file))
  return build
    .files('')
    .filter((file) => isUploaded(file) && !reached.has(file))
    .filter((file) => !isOpaque(file) || !texts.some((text) => text.includes(path.posix.basename(file))))
    .map((file) => `unused: nothing reaches ${file}`)
}
