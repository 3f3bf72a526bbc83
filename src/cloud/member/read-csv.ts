/** Text of a file that a spreadsheet program saved as text: UTF-8, UTF-16 with its mark, or the old GB encodings. */
export const decodeText = (file: Buffer): string => {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return new TextDecoder('gb18030').decode(file)
  }
}

/** Rows of comma- or tab-separated text; quoted fields may hold the separator, quotes and line ends (RFC 4180). */
export const readCsv = (text: string): string[][] => {
  const beginning = text.slice(0, 2_000)
  const separator = beginning.split('\t').length > beginning.split(',').length ? '\t' : ','
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (quoted) {
      if (c !== '"') field += c
      else if (text[i + 1] === '"') field += text[++i]
      else quoted = false
    } else if (c === '"' && field === '') quoted = true
    else if (c === separator || c === '\n') {
      row.push(field.endsWith('\r') ? field.slice(0, -1) : field)
      field = ''
      if (c === '\n') {
        rows.push(row)
        row = []
      }
    } else field += c
  }
  if (field !== '' || row.length > 0) rows.push([...row, field])
  return rows
}
