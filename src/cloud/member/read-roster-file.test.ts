import { deflateRawSync } from 'node:zlib'
import { RefusalError } from '../api/refusal-error'
import { readRosterFile } from './read-roster-file'
import { workbookOf } from './testing'

const codeOf = (file: Buffer): Promise<string> =>
  readRosterFile(file).then(
    () => 'read',
    (error: unknown) => {
      if (error instanceof RefusalError) return error.refusal.code
      throw error
    }
  )

const heading = ['组', '户号', '姓名', '与户主关系']

/** A zip whose directory says nothing true about sizes: what a bomb looks like. */
const zipOf = (
  entries: readonly { name: string; data: Buffer; claimed?: number; flags?: number }[]
): Buffer => {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, claimed, flags } of entries) {
    const packed = deflateRawSync(data)
    const bytes = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(flags ?? 0, 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(claimed ?? data.length, 18)
    head.writeUInt16LE(bytes.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), head, bytes, packed)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, bytes)
    offset += 30 + bytes.length + packed.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(
    directory.reduce((n, b) => n + b.length, 0),
    8
  )
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}

const xml = '<?xml version="1.0" encoding="UTF-8"?>'
const office = 'http://schemas.openxmlformats.org'
/** The smallest workbook of one sheet, with the sheet's own XML as given. */
const bare = (sheetData: string, more: { flags?: number } = {}): Buffer =>
  zipOf([
    {
      name: 'xl/workbook.xml',
      data: Buffer.from(
        `${xml}<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>`
      )
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: Buffer.from(
        `${xml}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
      )
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: Buffer.from(
        `${xml}<worksheet xmlns="${office}/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData></worksheet>`
      ),
      ...more
    }
  ])
const cell = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`

describe('refuses', () => {
  test('what is no workbook, half of one, and nothing', async () => {
    const whole = await workbookOf([heading])
    const codes = await Promise.all(
      [
        Buffer.from('hello world'),
        Buffer.from('PK'),
        whole.subarray(0, whole.length / 2),
        Buffer.alloc(0),
        Buffer.alloc(5000, 7)
      ].map(codeOf)
    )
    expect(codes).toEqual(Array(5).fill('ROSTER_FILE_UNREADABLE'))
  })
  test('a zip without a workbook, and a sheet whose XML is broken', async () => {
    expect(await codeOf(zipOf([{ name: 'a.xml', data: Buffer.from('<a/>') }]))).toBe('ROSTER_FILE_UNREADABLE')
    expect(await codeOf(bare('<row r="1"><c r="A1" t="s"><v>9</v></c></row>'))).toBe('ROSTER_FILE_UNREADABLE')
  })
  test('the old binary format, and a web page under its name', async () => {
    const ole = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(2000)
    ])
    expect(await codeOf(ole)).toBe('ROSTER_FILE_OLD')
    expect(await codeOf(Buffer.from('<html><table><tr><td>组</td></tr></table></html>'))).toBe(
      'ROSTER_FILE_OLD'
    )
  })
  test('a password, of the workbook or of the zip', async () => {
    const ole = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(99)
    ])
    for (const file of [ole, bare('', { flags: 1 })]) {
      await expect(readRosterFile(file)).rejects.toMatchObject({
        refusal: { code: 'ROSTER_FILE_UNREADABLE', message: /密码/ }
      })
    }
  })
  test('a zip bomb, whatever sizes it claims, without unpacking it', async () => {
    const huge = { name: 'xl/sharedStrings.xml', data: Buffer.alloc(300_000_000, 32), claimed: 10 }
    const small = Buffer.alloc(3_000_000, 32)
    const many = Array.from({ length: 40 }, (_, i) => ({ name: `xl/worksheets/sheet${i}.xml`, data: small }))
    const bombs = [zipOf([huge]), zipOf(many)]
    const before = process.memoryUsage().rss
    for (const bomb of bombs) {
      expect(bomb.length).toBeLessThan(400_000)
      expect(await codeOf(bomb)).toBe('ROSTER_FILE_TOO_LARGE')
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  })
  test('cells so far out that every empty one before them would be kept', async () => {
    const codes = await Promise.all(
      [
        `<row r="1">${cell('XFD1', 'x')}</row>`,
        `<row r="1048576">${cell('A1048576', 'x')}</row>`,
        '<row r="99999999999"></row>',
        `<row r="1">${cell('ZZZZZZZZ1', 'x')}</row>`
      ].map((rows) => codeOf(bare(rows)))
    )
    expect(codes).toEqual([
      'ROSTER_FILE_TOO_LARGE',
      'ROSTER_FILE_TOO_LARGE',
      'ROSTER_FILE_UNREADABLE',
      'ROSTER_FILE_UNREADABLE'
    ])
  })
})

describe('reads', () => {
  test('text, numbers, dates and characters outside the BMP', async () => {
    const rows = await readRosterFile(
      await workbookOf([
        heading,
        ['3组', '03017', '莫𡐓', '户主'],
        [3, 3017, null, true],
        [new Date(Date.UTC(1958, 2, 15)), 1958.1, '', false]
      ])
    )
    expect(rows).toEqual([
      heading,
      ['3组', '03017', '莫𡐓', '户主'],
      [3, 3017, null, true],
      ['1958-03-15', 1958.1, null, false]
    ])
  })
  test('an error cell as what Excel shows, styled empty cells as nothing', async () => {
    const file = bare(
      `<row r="1">${cell('A1', '组')}<c r="B1" t="e"><f>A9</f><v>#REF!</v></c><c r="XFD1" s="0"/></row><row r="1048576"/>`
    )
    expect(await readRosterFile(file)).toEqual([['组', '#REF!']])
  })
  test('the sheet with the heading, wherever it is in the workbook', async () => {
    const { default: write } = await import('write-excel-file/node')
    const file = await write([
      { sheet: '封面', data: [['莫𡐓村']] },
      { sheet: '名册', data: [['莫𡐓村名册'], heading, ['1', '1', '向国富', '户主']] }
    ]).toBuffer()
    expect((await readRosterFile(file))[1]).toEqual(heading)
  })
  test('comma-separated text in UTF-8 and in the old encoding of Chinese Excel', async () => {
    const csv = '组,户号,姓名,与户主关系\r\n3组,03017,"向,国""富",户主\r\n'
    const expected = [heading, ['3组', '03017', '向,国"富', '户主']]
    expect(await readRosterFile(Buffer.from(`\ufeff${csv}`))).toEqual(expected)
    expect(await readRosterFile(Buffer.from(csv.replaceAll(',', '\t').replace('"向\t', '"向,')))).toEqual(
      expected
    )
    const gbk = Buffer.from([0xd7, 0xe9, 0x2c, 0xbb, 0xa7, 0xba, 0xc5, 0x0a])
    expect(await readRosterFile(gbk)).toEqual([['组', '户号']])
  })
})

test('a sheet made to be read for hours is refused in a moment', async () => {
  const many = 400_000
  const attributes = Array.from({ length: many }, (_, i) => `a${i}="A1" `).join('')
  for (const sheet of [
    '<c '.repeat(many),
    `<c ${'r="A1" '.repeat(many)}`,
    `<row><c ${attributes}/></row>`,
    '<row '.repeat(many)
  ]) {
    // In this process's own work, which other processes do not slow down: hours of it would be many times as much.
    const began = process.cpuUsage()
    expect(await codeOf(bare(sheet))).toBe('ROSTER_FILE_UNREADABLE')
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(20_000)
  }
}, 300_000)
