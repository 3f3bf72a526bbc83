import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A stylesheet with those that it imports in their place; an import of nothing is WeChat's error, and so it is here. */
const readStyles = (file: string): string =>
  readFileSync(file, 'utf8')
    .replace(/@import\s+["']([^"']+)["'];?/g, (_, other) => readStyles(path.join(path.dirname(file), other)))
    .replace(/([\d.]+)rpx/g, (_, n) => `${Number(n) / 2}px`)

/** The stylesheets of the app and of a page, in CSS. */
export const stylesOf = (dist: string, page: string): string =>
  ['app.wxss', `${page}.wxss`]
    .map((file) => path.join(dist, file))
    .filter((file) => existsSync(file))
    .map(readStyles)
    .join('\n')
