import path from 'node:path'
import { type Build, isUploaded } from './build'

/** Bytes: what we allow ourselves, so that a weak network opens it soon, and what WeChat refuses. */
export const LIMITS = {
  main: 500_000,
  sub: 300_000,
  wechat: 2 * 1024 * 1024,
  wechatAll: 20 * 1024 * 1024
} as const

export interface Sizes {
  readonly main: number
  readonly subpackages: Record<string, number>
}

/** Bytes of the files that would be uploaded, by package. */
export function sizes(build: Build): Sizes {
  const packages = (build.app.subPackages ?? []).map(({ root, name }) => ({
    root: `${root}/`,
    name: name ?? path.basename(root)
  }))
  const subpackages = Object.fromEntries(packages.map(({ name }) => [name, 0]))
  let main = 0
  for (const file of build.files('').filter(isUploaded)) {
    const owner = packages.find(({ root }) => file.startsWith(root))
    if (owner) subpackages[owner.name] = (subpackages[owner.name] ?? 0) + build.size(file)
    else main += build.size(file)
  }
  return { main, subpackages }
}

const over = (what: string, bytes: number, own: number): string[] => {
  if (bytes > LIMITS.wechat)
    return [`size: ${what} is ${bytes} bytes, WeChat refuses more than ${LIMITS.wechat}`]
  return bytes > own ? [`size: ${what} is ${bytes} bytes, our limit is ${own}`] : []
}

/** Packages over our limits, over WeChat's, and a sum over WeChat's. */
export function checkSizes(build: Build): string[] {
  const { main, subpackages } = sizes(build)
  const all = Object.values(subpackages).reduce((sum, bytes) => sum + bytes, main)
  return [
    ...over('the main package', main, LIMITS.main),
    ...Object.entries(subpackages).flatMap(([name, bytes]) => over(`subpackage ${name}`, bytes, LIMITS.sub)),
    ...(all > LIMITS.wechatAll
      ? [`size: all packages are ${all} bytes, WeChat refuses more than ${LIMITS.wechatAll}`]
      : [])
  ]
}
