import { dayOf } from '../common/calendar'
import { sayDate } from '../common/say-day'

/** Text as HTML shows it: nothing in it can become a tag or leave an attribute. */
export const esc = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replace(/\n/g, '<br>')

const style = `
body{max-width:56rem;margin:0 auto;padding:1.5rem;font:20px/1.7 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1a1a1a;background:#fff}
h1{font-size:1.6em;line-height:1.3}h2{font-size:1.2em;margin-top:2em;border-bottom:2px solid #01823e}h3{font-size:1em}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #777;padding:.4em .6em;text-align:left;vertical-align:top}th{background:#f1f5f2;white-space:nowrap}
img{max-width:100%;border:1px solid #777}code{font-size:.8em;word-break:break-all}a{color:#016a32}.quiet{color:#555;font-size:.9em}
th{width:1%}.form{font-size:.8em;overflow-x:auto}.form th{width:auto}.form td{white-space:nowrap}
del{color:#8a1c1c}ins{color:#01582a}@media print{body{font-size:12pt;max-width:none;padding:0}.form td{white-space:normal}}`

/** A page that opens without network, scripts or fonts of its own. */
export const page = (title: string, body: readonly string[]): string =>
  [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${esc(title)}</title><style>${style}</style></head>`,
    `<body><h1>${esc(title)}</h1>`,
    ...body,
    '</body></html>',
    ''
  ].join('\n')

export const heading = (text: string): string => `<h2>${esc(text)}</h2>`
export const para = (text: string): string => `<p>${esc(text)}</p>`
export const quiet = (text: string): string => `<p class="quiet">${esc(text)}</p>`
export const link = (href: string, text: string): string => `<a href="${esc(href)}">${esc(text)}</a>`
export const code = (text: string): string => `<code>${esc(text)}</code>`

/** A list of pieces that are HTML already. */
export const list = (items: readonly string[]): string =>
  items.length === 0 ? '<p>无</p>' : `<ul>${items.map((i) => `<li>${i}</li>`).join('')}</ul>`

/** A table whose cells are HTML already. */
export const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string => {
  const head = columns.length === 0 ? '' : `<tr>${columns.map((c) => `<th>${esc(c)}</th>`).join('')}</tr>`
  const lines = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
  return `<table>${head}${lines.join('')}</table>`
}

/** A table of short cells that stay in one line each. */
export const form = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="form">${table(columns, rows)}</div>`

/** Pairs of a name and what it says; what says nothing is left out. */
export const facts = (pairs: readonly (readonly [string, string | null])[]): string =>
  `<table>${pairs
    .flatMap(([name, value]) =>
      value === null || value === '' ? [] : [`<tr><th>${esc(name)}</th><td>${esc(value)}</td></tr>`]
    )
    .join('')}</table>`

export const photo = (src: string, what: string): string =>
  /\.jpg$/.test(src)
    ? `<p><img src="${esc(src)}" alt="${esc(what)}"><br>${esc(what)}</p>`
    : `<p>${link(src, what)}</p>`

const two = (n: number): string => String(n).padStart(2, '0')

/** An instant as the village's clock showed it: `2026年11月22日 10:05`. */
export const sayTime = (at: Date): string => {
  const local = new Date(at.getTime() + 8 * 60 * 60 * 1000)
  return `${sayDate(dayOf(at))} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`
}
