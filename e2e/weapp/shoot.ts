import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { CHROMIUM_ARGS, findChromium } from '../find-chromium'
import type { Host } from './host'

// What WeChat's native components look like before any stylesheet of the mini-program.
const NATIVE = `
  * { margin: 0; padding: 0 }
  html, body { height: 100% }
  body { display: flex; flex-direction: column; width: 375px; height: 812px; overflow: hidden }
  page { display: block; flex: 1; overflow: hidden }
  bar { display: flex; align-items: center; justify-content: center; flex: none; background: #fff; color: #000 }
  bar.top { height: 88px; padding-top: 44px; box-sizing: border-box; font-weight: 600; font-size: 17px }
  bar.tabs { height: 84px; padding-bottom: 34px; box-sizing: border-box; border-top: 1px solid #ddd; font-size: 14px }
  bar.tabs > b { flex: 1; text-align: center; font-weight: 400 }
  view, scroll-view, form, swiper, radio-group, checkbox-group, label.block { display: block }
  text { white-space: pre-line } image { display: inline-block; width: 320px; height: 240px; background: #eee }
  button { display: block; width: 100%; font: inherit; font-size: 18px; line-height: 2.5555; border: 1px solid #0003;
    border-radius: 5px; background: #f8f8f8; color: #000; text-align: center; padding: 0 14px }
  button[disabled] { color: #0004 } input, textarea { display: block; width: 100%; border: 0; font: inherit; background: none }
  over { position: fixed; left: 50%; top: 45%; transform: translate(-50%,-50%); background: #000c; color: #fff; padding: 16px; border-radius: 8px; white-space: pre-line }
`

const html = (s: string) => s.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`)

/** The page's tree; what is written in a box is its text in HTML, an attribute in WeChat. */
function drawn(box: Element): string {
  const copy = box.cloneNode(true) as Element
  for (const area of copy.querySelectorAll('textarea')) area.textContent = area.getAttribute('value')
  return copy.innerHTML
}

function document(host: Host): string {
  const { overlay, page } = host
  const tabs = host.pages.isTab(page.path) ? host.pages.tabPages : []
  const over = overlay.dialog
    ? [overlay.dialog.text, [...overlay.dialog.buttons.keys()].join('   ')].join('\n\n')
    : (overlay.loading ?? overlay.toast)
  const bar = tabs.map((t) => `<b>${html(t.text)}</b>`).join('')
  return `<!DOCTYPE html><html lang="zh-CN"><style>${NATIVE}</style><style>${host.styles()}</style><body>
    <bar class="top">${html(host.title())}</bar>${drawn(page.box)}
    ${bar && `<bar class="tabs">${bar}</bar>`}${over ? `<over>${html(over)}</over>` : ''}</body></html>`
}

let browser: Browser | null = null

/** Draws the page's own tree and stylesheets in Chromium: near to the phone, not its renderer. Needs a browser. */
export async function shoot(host: Host, file: string): Promise<void> {
  const executablePath = findChromium()
  if (!executablePath) return
  browser ??= await chromium.launch({ executablePath, args: CHROMIUM_ARGS })
  const tab = await browser.newPage({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' })
  await tab.setContent(document(host))
  mkdirSync(path.dirname(file), { recursive: true })
  await tab.screenshot({ path: file })
  await tab.close()
}

/** Ends the browser that drew the pictures; without it the process stays. */
export async function closeShooter(): Promise<void> {
  await browser?.close()
  browser = null
}
