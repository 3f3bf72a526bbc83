import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Build } from './build'

const root = path.resolve(__dirname, '../..')
/** Packages that exist in a browser only: there is no printer on a phone. */
const H5_ONLY = ['packages/print/']
const PAGE = /^((?:pages|packages\/[^/]+)\/[^/]+\/index)\.(?:config\.ts|tsx)$/

/** Every page, component and tab icon that the configuration names is there, and no path of this machine is. */
export function checkFiles(build: Build): string[] {
  const { app } = build
  const parts = build.pages.flatMap((page) => ['js', 'json', 'wxml'].map((ending) => `${page}.${ending}`))
  const missing = parts.filter((file) => !build.has(file)).map((file) => `files: ${file} is missing`)
  const tabs = (app.tabBar?.list ?? []).flatMap((tab) => [
    ...(app.pages.includes(tab.pagePath)
      ? []
      : [`files: tab ${tab.text} leads to ${tab.pagePath}, no page of the main package`]),
    ...[tab.iconPath, tab.selectedIconPath]
      .filter((icon): icon is string => Boolean(icon) && !build.has(String(icon)))
      .map((icon) => `files: icon ${icon} is missing`)
  ])
  const named = ['.js', '.wxss', '.wxml', '.json']
    .flatMap((ending) => build.files(ending))
    .filter((file) => build.read(file).includes(root))
    .map((file) => `files: ${file} contains the path of the build machine`)
  return [...missing, ...tabs, ...named]
}

/**
 * The pages of the sources (`index.tsx` or `index.config.ts` in a folder of `pages` or of a package, under `sources`, which
 * is src/client) are those of the build's app.json: a page that nobody can open, or one without sources, is named.
 */
export function checkPages(build: Build, sources: string): string[] {
  const pages = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .flatMap((f) => PAGE.exec(f.split(path.sep).join('/'))?.[1] ?? [])
    .filter((page) => !H5_ONLY.some((folder) => page.startsWith(folder)))
  const written = [...new Set(pages)].sort()
  return [
    ...written
      .filter((page) => !build.pages.includes(page))
      .map((page) => `pages: ${page} has sources and is missing from app.json`),
    ...build.pages
      .filter((page) => !written.includes(page))
      .map((page) => `pages: ${page} is in app.json and has no sources`)
  ]
}
