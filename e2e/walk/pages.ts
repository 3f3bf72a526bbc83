import type { Visit } from '../weapp/visits'
import { visits } from '../weapp/visits'
import { paperVisits } from './paper-visits'

interface AppConfig {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

/** Every page of the H5 app, as its configuration lists them. */
export const h5Pages = async (): Promise<string[]> => {
  // Taro's own function, which only hands on; the app's pages depend on what is built.
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config })
  process.env.TARO_ENV = 'h5'
  const { default: config } = (await import('../../src/client/app.config')) as { default: AppConfig }
  return [
    ...config.pages,
    ...config.subPackages.flatMap(({ root, pages }) => pages.map((p) => `${root}/${p}`))
  ]
}

/** How each page is opened. */
export const everyVisit: readonly Visit[] = [...visits, ...paperVisits]

/** Pages of the app that nobody visits, and visits to no page. */
export const unvisited = async (): Promise<string[]> => {
  const pages = await h5Pages()
  return [
    ...pages
      .filter((page) => !everyVisit.some((v) => v.page === page))
      .map((page) => `nobody visits ${page}`),
    ...everyVisit.filter((v) => !pages.includes(v.page)).map((v) => `${v.page} is visited and not a page`)
  ]
}
