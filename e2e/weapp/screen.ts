import { JSDOM } from 'jsdom'

const INLINE = new Set(['TEXT', 'SPAN', 'COMP', 'IMAGE', 'ICON'])

/** The visible text under `root`, one block a line: what a reader could read without layout. */
export function readText(root: Element): string {
  const lines: string[] = ['']
  const walk = (node: Node) => {
    if (node.nodeType === 3) lines[lines.length - 1] += (node as Text).data
    if (node.nodeType !== 1) return
    const el = node as HTMLElement
    if (el.hasAttribute('hidden') || el.style.display === 'none') return
    const block = !INLINE.has(el.tagName)
    if (block) lines.push('')
    for (const child of el.childNodes) walk(child)
    if (block) lines.push('')
  }
  walk(root)
  return lines
    .map((l) => l.replace(/[ \t]+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')
}

let dom: JSDOM | undefined

/** The one DOM of this process. glass-easel reads `window` and `document` from the global scope when it starts. */
export function domWindow(): JSDOM['window'] {
  if (!dom) {
    dom = new JSDOM('<!DOCTYPE html><html lang="zh-CN"><body></body></html>', { pretendToBeVisual: true })
    Object.assign(globalThis, { window: dom.window, document: dom.window.document })
  }
  return dom.window
}

/** Ends the DOM's own timers, so that the process can end. */
export function closeDom(): void {
  dom?.window.close()
  dom = undefined
}
