import { type Browser, chromium, type Page } from 'playwright-core'
import { seriousViolations } from '../axe'
import { CHROMIUM_ARGS, findChromium } from '../find-chromium'
import type { Fault } from './in-page/shown'
import { inPageCode } from './in-page-code'

/** A page as the app makes them, with what is planted in it. */
const pageWith = (
  planted: string,
  styles = ''
): string => `<!DOCTYPE html><html lang="zh-CN"><head><title>小院</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { margin: 0; font: 17px/1.5 sans-serif } ${styles}
.xy-tap:focus-visible { outline: 3px solid #01823e }
.tap { display: flex; align-items: center; min-width: 60px; min-height: 60px }</style></head>
<body><div class="wx-root xy-page"><div role="banner"><h1>公开</h1></div>
<main>${planted}</main></div></body></html>`

const tap = (words: string, style = ''): string =>
  `<div class="xy-tap tap" role="button" tabindex="0" style="${style}">${words}</div>`

interface Planted {
  readonly name: string
  /** How the fault is called that must be found. */
  readonly kind: string
  readonly html: string
  /** The same without the fault, in which nothing may be found. */
  readonly sound: string
}

const LONG = '三组至七组通组公路硬化及筹劳方案公示到十二月一日为止，有意见请在这之前提出来'

const layout: readonly Planted[] = [
  {
    name: 'a text cut off by a box of a fixed height',
    kind: 'cut',
    html: `<div style="height:30px;overflow:hidden">${LONG}</div>`,
    sound: `<div style="overflow:hidden">${LONG}</div>`
  },
  {
    name: 'a line cut short with dots',
    kind: 'cut',
    html: `<div style="overflow:hidden;white-space:nowrap;text-overflow:ellipsis">${LONG}</div>`,
    sound: `<div style="white-space:normal;text-overflow:ellipsis">${LONG}</div>`
  },
  {
    name: 'lines cut short where nothing leads to the whole',
    kind: 'cut',
    html: `<div style="display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1;overflow:hidden">${LONG}</div>`,
    sound: tap(
      `<div style="display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1;overflow:hidden">${LONG}</div>`
    )
  },
  {
    name: 'a text that stands out of its button',
    kind: 'cut',
    html: tap(LONG, 'height:60px;background:#eee;width:100px'),
    sound: tap(LONG, 'background:#eee;width:100px')
  },
  {
    name: 'a text beside the screen',
    kind: 'beside',
    html: `<div style="white-space:nowrap">${LONG}</div>`,
    sound: `<div style="overflow-x:auto"><div style="white-space:nowrap">${LONG}</div></div>`
  },
  {
    name: 'a hint longer than its field',
    kind: 'cut',
    html: `<input aria-label="地点" style="width:100px;height:60px;font-size:17px" placeholder="${LONG}">`,
    sound: '<input aria-label="地点" style="width:200px;height:60px;font-size:17px" placeholder="在哪里">'
  },
  {
    name: 'two texts on each other',
    kind: 'overlap',
    html: '<div>应到人数</div><div style="margin-top:-16px">实到人数</div>',
    sound: '<div>应到人数</div><div style="margin-top:-2px">实到人数</div>'
  },
  {
    name: 'a drawing on a text',
    kind: 'overlap',
    html: '<div style="position:relative">应到<div class="xy-icon" style="position:absolute;left:8px;top:4px;width:20px;height:20px"></div></div>',
    sound:
      '<div style="position:relative;padding-left:40px">应到<div class="xy-icon" style="position:absolute;left:8px;top:4px;width:20px;height:20px"></div></div>'
  },
  {
    name: 'letters that are too small',
    kind: 'small',
    html: '<div style="font-size:13px">应到</div>',
    sound: '<div style="font-size:15px">应到</div>'
  },
  {
    name: 'letters that are too small in a drawing',
    kind: 'small',
    html: '<svg role="img" aria-label="图" width="100" height="100" viewBox="0 0 200 200"><text y="90" font-size="20">应到</text></svg>',
    sound:
      '<svg role="img" aria-label="图" width="100" height="100" viewBox="0 0 200 200"><text y="90" font-size="32">应到</text></svg>'
  },
  {
    name: 'letters that are too small in a picture',
    kind: 'small',
    html: `<img alt="图" width="100" height="100" src="data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><text y="90" font-size="20">应到</text></svg>')}">`,
    sound: `<img alt="图" width="100" height="100" src="data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><text y="90" font-size="32">应到</text></svg>')}">`
  },
  {
    name: 'letters typed too small',
    kind: 'small',
    html: '<input aria-label="地点" style="width:200px;height:60px;font-size:13px">',
    sound: '<input aria-label="地点" style="width:200px;height:60px;font-size:15px">'
  },
  {
    name: 'lines too close',
    kind: 'close',
    html: `<div style="line-height:1.15">${LONG}</div>`,
    sound: `<div style="line-height:1.3">${LONG}</div>`
  },
  {
    name: 'a button too small for a finger',
    kind: 'target',
    html: '<div role="button" tabindex="0" style="width:40px;height:40px">看</div>',
    sound:
      '<div role="button" tabindex="0" class="felt">看</div><style>.felt{position:relative;width:40px;height:40px;margin:20px}.felt::before{content:"";position:absolute;inset:-2px}</style>'
  },
  {
    name: 'a bar that hides the last line',
    kind: 'bar',
    html: `<div style="height:1200px"></div><div>最后一行</div><div style="position:fixed;bottom:0;left:0;right:0;background:#fff;height:60px">办</div>`,
    sound: `<div style="height:1200px"></div><div style="margin-bottom:60px">最后一行</div><div style="position:fixed;bottom:0;left:0;right:0;background:#fff;height:60px">办</div>`
  },
  {
    name: 'a bar that takes the screen',
    kind: 'bar',
    html: '<div style="height:1200px"></div><div style="position:sticky;bottom:0;background:#fff;height:500px">办</div>',
    sound:
      '<div style="height:1200px"></div><div style="position:sticky;bottom:0;background:#fff;height:100px">办</div>'
  }
]

/** What React would have put on it, without React. */
const heard = (part: string, handlers: string): string =>
  `${part.replace('<div', '<div id="heard"')}<script>document.getElementById('heard').__reactProps$walk = { ${handlers} }</script>`

const structure: readonly Planted[] = [
  { name: 'a second heading', kind: 'structure', html: '<h1>又一个</h1>', sound: '<h2>下面的</h2>' },
  { name: 'a second main part', kind: 'structure', html: '<main>又一个</main>', sound: '<div>下面的</div>' },
  { name: 'a button without a name', kind: 'name', html: tap(''), sound: tap('办') },
  {
    name: 'a picture without a description',
    kind: 'image',
    html: '<img src="data:,">',
    sound: '<img src="data:," alt="桥">'
  },
  {
    name: 'a place of its own in the order',
    kind: 'order',
    html: tap('办').replace('tabindex="0"', 'tabindex="1"'),
    sound: tap('办')
  },
  {
    name: 'what a finger presses and the keyboard cannot reach',
    kind: 'keyboard',
    html: heard('<div>办</div>', 'onClick() {}'),
    sound: heard(tap('办'), 'onClick() {}, onKeyDown() {}')
  },
  {
    name: 'what the keyboard reaches and cannot press',
    kind: 'keyboard',
    html: heard(tap('办'), 'onClick() {}'),
    sound: heard(tap('办'), 'onClick() {}, onKeyDown() {}')
  }
]

const keyboard: readonly Planted[] = [
  {
    name: 'the keyboard cannot be seen',
    kind: 'focus',
    html: `${tap('办')}<style>.xy-tap:focus-visible{outline:none}</style>`,
    sound: tap('办')
  },
  {
    name: 'the keyboard is under a bar',
    kind: 'focus',
    html: `${tap('办')}<div style="position:fixed;inset:0;background:#fff"></div>`,
    sound: tap('办')
  },
  {
    name: 'the keyboard goes up the page',
    kind: 'order',
    html: `<div style="display:flex;flex-direction:column-reverse">${tap('先')}${tap('后')}</div>`,
    sound: `<div style="display:flex;flex-direction:column">${tap('先')}${tap('后')}</div>`
  }
]

const axe: readonly Planted[] = [
  {
    name: 'letters too pale',
    kind: 'color-contrast',
    html: '<div style="color:#999;background:#fff">应到</div>',
    sound: '<div style="color:#555;background:#fff">应到</div>'
  },
  {
    name: 'a field without a name',
    kind: 'label',
    html: '<input style="height:60px">',
    sound: '<input style="height:60px" aria-label="地点">'
  }
]

type Look = (page: Page) => Promise<readonly string[]>

const kinds = (faults: readonly Fault[]): string[] => faults.map((f) => f.kind)

const lookAtLayout: Look = async (page) =>
  kinds(await page.evaluate<Fault[]>('walk.layoutFaults({ letters: 15, target: 44 })'))

const lookAtStructure: Look = async (page) => kinds(await page.evaluate<Fault[]>('walk.structureFaults()'))

const lookAtKeyboard: Look = async (page) => {
  await page.evaluate('walk.beginFocus()')
  for (let more = true; more; ) {
    await page.keyboard.press('Tab')
    more = await page.evaluate<boolean>('walk.stepFocus()')
  }
  return kinds(await page.evaluate<Fault[]>('walk.endFocus()'))
}

const lookWithAxe: Look = async (page) => (await seriousViolations(page)).map((v) => v.id)

const plant = async (browser: Browser, planted: readonly Planted[], look: Look): Promise<string[]> => {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, isMobile: true })
  const page = await context.newPage()
  const wrong: string[] = []
  for (const { name, kind, html, sound } of planted) {
    const find = async (inside: string): Promise<readonly string[]> => {
      await page.setContent(pageWith(inside))
      await page.evaluate(inPageCode())
      return await look(page)
    }
    const found = await find(html)
    if (!found.includes(kind)) wrong.push(`${name} is not found as ${kind}; found: ${found.join(', ')}`)
    const left = await find(sound)
    if (left.length > 0) wrong.push(`${name}: the sound page has ${left.join(', ')}`)
  }
  await context.close()
  return wrong
}

/** Each check of the walk finds what it is there for, and nothing on the same page without it. */
export const plantedFaults = async (): Promise<string> => {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium here: set CHROMIUM_PATH')
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS })
  try {
    const wrong = [
      ...(await plant(browser, layout, lookAtLayout)),
      ...(await plant(browser, structure, lookAtStructure)),
      ...(await plant(browser, keyboard, lookAtKeyboard)),
      ...(await plant(browser, axe, lookWithAxe))
    ]
    if (wrong.length > 0) throw new Error(wrong.join('\n'))
    return `${layout.length + structure.length + keyboard.length + axe.length} faults planted and found`
  } finally {
    await browser.close()
  }
}
