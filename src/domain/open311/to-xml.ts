type Scalar = string | number | boolean | null
type Fields = Readonly<Record<string, Scalar>>

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;'
}

/** Characters that XML 1.0 cannot hold at all, not even written as a number. */
const impossible = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const escaped = (text: string): string =>
  text.replace(impossible, '').replace(/[&<>"']/g, (c) => entities[c] ?? c)

const element = (name: string, value: Scalar): string =>
  value === null ? `<${name}/>` : `<${name}>${escaped(String(value))}</${name}>`

/** A list as GeoReport's XML: no namespace, no attributes, an empty element where there is nothing. */
export const toXml = (list: string, item: string, rows: readonly Fields[]): string => {
  const items = rows.map((row) => {
    const fields = Object.entries(row).map(([name, value]) => element(name, value))
    return `<${item}>${fields.join('')}</${item}>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>\n<${list}>${items.join('')}</${list}>\n`
}
