import jsQR from 'jsqr'
import sharp from 'sharp'
import { type DemoKey, demoPerson, demoVillages } from '../src/cloud/demo/demo-people'
import { call, tokenOf } from './api'
import { until } from './driver'
import type { H5Driver } from './h5-driver'
import { type PdfPage, readPdf } from './read-pdf'
import { signIn } from './story'

const { id: villageId } = demoVillages().a
const sizes = { A4: [595, 842], A3: [842, 1191] } as const
const MM = 96 / 25.4

interface Print {
  readonly name: string
  /** What the choice of paper is called on the page. */
  readonly choice: string
  readonly size: keyof typeof sizes
  readonly lies?: boolean
  /** Least size of any letter, in points. */
  readonly letters?: number
}

/** Notices, registers, statements, settlements and gate codes, printed by Chromium on paper of its real size. */
export const paper = async (pc: H5Driver, address: string): Promise<void> => {
  const ask = async <T>(key: DemoKey, procedure: string, input: object) =>
    call<T>(address, await tokenOf(address, key), procedure, { villageId, ...input })
  await signIn(pc, 'committee-a')
  await onWall(pc, ask)
  await registers(pc, ask)
  await gates(pc)
  await signIn(pc, 'villager-a-elder')
  await statement(pc)
}

type Ask = <T>(key: DemoKey, procedure: string, input: object) => Promise<T>

const pdfOf = async (pc: H5Driver): Promise<readonly PdfPage[]> =>
  readPdf(await pc.page.pdf({ preferCSSPageSize: true, printBackground: false }))

const choosePaper = async (pc: H5Driver, choice: string): Promise<void> => {
  await pc.tap(choice)
  await until(
    async () =>
      (await pc.page.getByRole('radio', { name: choice, checked: true }).filter({ visible: true }).count()) >
      0
        ? true
        : undefined,
    () => `${choice} is not chosen`
  )
}

const within = (found: number, wanted: number): boolean => Math.abs(found - wanted) <= 2

/** Letters without spaces: a PDF breaks lines where it likes. */
const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

/** How often each letter stands in a text. */
const counted = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const letter of bare(text)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}

/** Of what stands on the sheet, what did not reach the paper. */
const lost = (sheet: string, pages: readonly PdfPage[]): string => {
  const printed = counted(pages.map((p) => p.text).join(''))
  return [...counted(sheet)]
    .filter(([letter, times]) => (printed.get(letter) ?? 0) < times)
    .map(([letter]) => letter)
    .join('')
}

/** The words of the sheet that are printed; what is for the screen alone is not among them. */
const asPrinted = async (pc: H5Driver): Promise<string> => {
  await pc.page.emulateMedia({ media: 'print' })
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not printed
  const text = await pc.page.locator('.xy-sheet').filter({ visible: true }).innerText()
  await pc.page.emulateMedia({ media: null })
  return text
}

/** What is wider than its place on paper of this size, by name; measured as it is printed. */
const overflowing = `(() => {
  const sheet = Array.from(document.querySelectorAll('.xy-sheet')).find((s) => s.getClientRects().length > 0)
  const edge = sheet.getBoundingClientRect()
  return Array.from(sheet.querySelectorAll('*'))
    .filter((el) => el.getClientRects().length > 0 && !(el instanceof SVGElement))
    .filter((el) => {
      const box = el.getBoundingClientRect()
      return box.right > edge.right + 1 || box.left < edge.left - 1 || el.scrollWidth > el.clientWidth + 1 && el.clientWidth > 0
    })
    .map((el) => el.className + ': ' + el.textContent.slice(0, 30))
})()`

/** Prints the page that is open on each paper, and holds what came out against the sheet. Answers the most pages. */
const expectPrints = async (pc: H5Driver, prints: readonly Print[]): Promise<number> => {
  let longest = 0
  for (const print of prints) {
    await choosePaper(pc, print.choice)
    const pages = await pdfOf(pc)
    const [short, long] = sizes[print.size]
    const [width, height] = print.lies ? [long, short] : [short, long]
    const wrong = pages.find((p) => !within(p.width, width) || !within(p.height, height))
    if (pages.length === 0 || wrong)
      throw new Error(
        `${print.name} on ${print.choice}: ${pages.length} pages, one of ${wrong?.width}×${wrong?.height}`
      )
    const missing = lost(await asPrinted(pc), pages)
    if (missing) throw new Error(`${print.name} on ${print.choice} lacks: ${missing}`)
    const smallest = Math.min(...pages.map((p) => p.smallest))
    if (smallest < (print.letters ?? 6) - 0.1)
      throw new Error(`${print.name} on ${print.choice} has letters of ${smallest} points`)
    for (const [i, page] of pages.entries())
      if (!bare(page.text).includes(`第${i + 1}页，共${pages.length}页`.normalize('NFKC')))
        throw new Error(`${print.name}: page ${i + 1} has no number: ${page.text}`)
    await expectWholeRows(pc, print, pages)
    await expectInside(pc, print, width)
    longest = Math.max(longest, pages.length)
  }
  return longest
}

/** The tables of the sheet that have a head, as letters without spaces. */
const tables = `Array.from(document.querySelectorAll('.xy-sheet table'))
  .filter((table) => table.getClientRects().length > 0 && table.tHead)
  .map((table) => ({
    head: table.tHead.textContent,
    rows: Array.from(table.tBodies[0].rows, (row) => row.textContent)
  }))`

/** No row is cut by the end of a page, and whoever reads its second page finds the heads of the columns there. */
const expectWholeRows = async (pc: H5Driver, print: Print, pages: readonly PdfPage[]): Promise<void> => {
  const texts = pages.map((p) => bare(p.text))
  for (const { head, rows } of await pc.page.evaluate<{ head: string; rows: string[] }[]>(tables))
    for (const row of rows.map(bare)) {
      const page = texts.find((text) => text.includes(row))
      if (page === undefined) throw new Error(`${print.name} on ${print.choice}: a row is cut: ${row}`)
      if (!page.includes(bare(head)))
        throw new Error(`${print.name} on ${print.choice}: a page without the heads of its columns: ${row}`)
    }
}

/** The sheet as wide as the paper between its margins: nothing stands out of it. */
const expectInside = async (pc: H5Driver, print: Print, points: number): Promise<void> => {
  const margins = print.size === 'A3' ? 36 : 28
  const before = pc.page.viewportSize()
  await pc.page.emulateMedia({ media: 'print' })
  await pc.page.setViewportSize({ width: Math.floor((points / 72) * 96 - margins * MM), height: 1000 })
  const out = await pc.page.evaluate<string[]>(overflowing)
  await expectCodes(pc, print.name)
  await pc.page.emulateMedia({ media: null })
  if (before) await pc.page.setViewportSize(before)
  if (out.length > 0) throw new Error(`${print.name} on ${print.choice} is cut: ${out.join(' | ')}`)
}

/** Every QR code on the sheet: at least 25 mm without its quiet zone, and read after a printer made it black and white. */
const expectCodes = async (pc: H5Driver, name: string): Promise<void> => {
  for (const code of (await pc.page.locator('.xy-sheet svg[role=img]').filter({ visible: true }).all()).slice(
    0,
    3
  )) {
    const box = await code.boundingBox()
    const units = Number((await code.getAttribute('viewBox'))?.split(' ')[2])
    const wide = ((box?.width ?? 0) * (units - 8)) / units / MM
    if (!(wide >= 25)) throw new Error(`${name}: a QR code of ${wide} mm`)
    const { data, info } = await sharp(await code.screenshot())
      .resize({ width: 400, kernel: 'nearest' })
      .threshold(128)
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const read = jsQR(new Uint8ClampedArray(data), info.width, info.height)
    if (!read?.data) throw new Error(`${name}: a QR code that cannot be read in black and white`)
  }
}

const onWall = async (pc: H5Driver, ask: Ask): Promise<void> => {
  const notices = await ask<{ noticeId: string; title: string }[]>('committee-a', 'notice.list', {})
  if (notices.length === 0) throw new Error('the village has no notice to print')
  let longest = 0
  for (const { noticeId, title } of notices.slice(0, 4)) {
    await pc.open(`packages/print/wall/index?villageId=${villageId}&noticeId=${noticeId}`)
    await pc.see(title)
    await pc.see('内容校验码')
    const pages = await expectPrints(pc, [
      { name: title, choice: 'A4纸', size: 'A4', letters: 12 },
      { name: title, choice: 'A3纸（大一倍）', size: 'A3', letters: 18 }
    ])
    longest = Math.max(longest, pages)
  }
  if (longest < 2)
    throw new Error('no notice here is longer than a page: nothing is said of where one is cut')
}

const forms: readonly Omit<Print, 'name'>[] = [
  { choice: 'A4纸', size: 'A4' },
  { choice: 'A4纸横放', size: 'A4', lies: true },
  { choice: 'A3纸（大一倍）', size: 'A3' }
]

/** The settlement that is open, on every paper that it offers. */
export const printSettlement = async (phone: H5Driver): Promise<void> => {
  await expectPrints(
    phone,
    forms.map((form) => ({ ...form, name: '结算单' }))
  )
}

const registers = async (pc: H5Driver, ask: Ask): Promise<void> => {
  const [first] = await ask<{ decisionId: string }[]>('committee-a', 'decision.list', {})
  await pc.open(`packages/print/register/index?villageId=${villageId}&decisionId=${first?.decisionId}`)
  await pc.see('监督意见')
  await expectPrints(
    pc,
    forms.map((form) => ({ ...form, name: '六步登记表' }))
  )
}

const gates = async (pc: H5Driver): Promise<void> => {
  await pc.open('packages/print/gates/index')
  await pc.tap('1组')
  await pc.tap('做好这个组的门牌码')
  await pc.see('第一次认户')
  await expectPrints(pc, [
    { name: '门牌码', choice: 'A4纸', size: 'A4' },
    { name: '门牌码', choice: 'A3纸（大一倍）', size: 'A3' }
  ])
}

const statement = async (pc: H5Driver): Promise<void> => {
  const { householdId } = demoPerson('villager-a-elder')
  await pc.open(`packages/print/statement/index?villageId=${villageId}&householdId=${householdId}`)
  await pc.see('怎么知道没有人改过')
  await expectPrints(
    pc,
    forms.map((form) => ({ ...form, name: '积分明细' }))
  )
}
