import type { DeskBrowser, DeskSystem } from '@/domain/session/desk'

const browsers: readonly (readonly [RegExp, DeskBrowser])[] = [
  [/QQBrowser\//, 'qq'],
  [/QIHU|360SE|360EE/, 'safe360'],
  [/Edg\//, 'edge'],
  [/Firefox\//, 'firefox'],
  [/Chrome\//, 'chrome'],
  [/Safari\//, 'safari']
]
const systems: readonly (readonly [RegExp, DeskSystem])[] = [
  [/Mobile|Android|iPhone|iPad/, 'phone'],
  [/Windows/, 'windows'],
  [/Macintosh/, 'mac'],
  [/Linux|X11/, 'linux']
]

/** The kind of browser and system from what a browser says of itself; nothing by which one PC could be told from another. */
export const whichDesk = (agent: string): { browser: DeskBrowser; system: DeskSystem } => ({
  browser: browsers.find(([pattern]) => pattern.test(agent))?.[1] ?? 'other',
  system: systems.find(([pattern]) => pattern.test(agent))?.[1] ?? 'other'
})
