import { type DeskBrowser, type DeskSystem, deskBrowsers, deskSystems } from '@/domain/session/desk'

/** Which PC it is, as far as it can be told: Windows电脑上的Edge浏览器. */
export const sayDesk = ({ system, browser }: { system: DeskSystem; browser: DeskBrowser }): string =>
  `${deskSystems[system]}上的${deskBrowsers[browser]}`
