import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import readWorkbook from 'read-excel-file/node'
import { type DemoKey, demoPerson } from '../src/cloud/demo/demo-people'
import { expectUsable } from './a11y'
import { until } from './driver'
import type { H5Driver } from './h5-driver'
import { ask, raise, type Scene, townshipId } from './matter-scene'
import { signIn } from './story'

const raisers: readonly DemoKey[] = ['villager-a-elder', 'villager-a-daughter', 'representative-a']
const said = ['路灯不亮了', '水沟堵了', '垃圾桶满了', '栏杆松了', '路面有个坑', '井盖响'] as const

/** The scene of `matter-scene`, whose phone is a PC. */
type Desk = Scene & { readonly phone: H5Driver; readonly mark: string }

/**
 * A clerk's morning at a PC, by the keyboard alone: filters the queue, opens one, lets five through at one press, takes it
 * back, does it again; carries a table away and reads the file; pastes a delivery note from Excel.
 */
export const clerkMorning = async (pc: H5Driver, address: string): Promise<void> => {
  const mark = randomBytes(3).toString('hex')
  const desk: Desk = { phone: pc, address, tokens: new Map(), mark }
  for (const [i, words] of said.entries())
    await raise(desk, { category: 'light', words: `${words}（${mark}）` }, raisers[i % raisers.length])
  await signIn(pc, 'staff-shaxi')
  await throughQueue(desk)
  await tableAway(desk)
  await signIn(pc, 'committee-a')
  await pasteGoods(desk)
  await pasteList(desk)
  await pasteRoster(desk)
}

/** How many of this morning's matters still wait. */
const waiting = async ({ mark, ...desk }: Desk): Promise<number> => {
  const list = await ask<{ words: string }[]>(desk, 'staff-shaxi', 'issue.listWaiting', { townshipId })
  return list.filter((w) => w.words.includes(mark)).length
}

const expectWaiting = async (desk: Desk, count: number): Promise<void> => {
  const found = await waiting(desk)
  if (found !== count) throw new Error(`${found} matters wait, expected ${count}`)
}

const keys = async (pc: H5Driver, ...pressed: readonly string[]): Promise<void> => {
  for (const key of pressed) await pc.page.keyboard.press(key)
}

const focused = (pc: H5Driver, selector: string): Promise<true> =>
  until(
    async () =>
      (await pc.page.evaluate<boolean>(
        `document.activeElement?.matches(${JSON.stringify(selector)}) === true`
      ))
        ? true
        : undefined,
    () => `the focus is not on ${selector}`
  )

const throughQueue = async (desk: Desk): Promise<void> => {
  const { phone: pc, mark } = desk
  await pc.open('packages/township/queue/index')
  await pc.see(mark)
  await pc.see('键盘怎么用')
  await keys(pc, '/')
  await focused(pc, '.xy-desk__filter')
  await pc.page.keyboard.type(mark)
  await pc.see(`${said.length}件，一共`)
  await keys(pc, 'Escape')
  await focused(pc, '[role=row]')
  await keys(pc, '?')
  await pc.see('下一条')
  await expectUsable(pc)
  await pc.shot('morning-01-keys')
  await keys(pc, '?', 'Enter')
  await focused(pc, '.xy-twin__detail')
  await keys(pc, 'Escape')
  await focused(pc, '[role=row]')
  for (let i = 0; i < 5; i += 1) await keys(pc, ' ', 'j')
  await pc.see('已勾5件')
  await expectUsable(pc)
  await pc.shot('morning-02-ticked')
  await keys(pc, 'Escape')
  await focused(pc, '[role=row]')
  // Nothing slow between these: there are ten seconds.
  await keys(pc, 'Control+Enter')
  await pc.see('5件还没有发出，可以撤销')
  await keys(pc, 'u')
  await pc.see('已勾5件')
  await expectWaiting(desk, said.length)
  await keys(pc, 'Control+Enter')
  await focused(pc, '[role=button][aria-label^=撤销]')
  await pc.see('5件已公开')
  await until(
    async () => ((await waiting(desk)) === said.length - 5 ? true : undefined),
    async () => `${await waiting(desk)} matters wait after five were let through`
  )
  await pc.shot('morning-03-done')
}

/** By its role and name, as a screen reader would find it; then Enter. */
const press = async (pc: H5Driver, role: 'button' | 'radio', name: RegExp): Promise<void> => {
  const found = pc.page.getByRole(role, { name }).filter({ visible: true }).last()
  await found.focus()
  await keys(pc, 'Enter')
}

const tableAway = async ({ phone: pc, mark }: Desk): Promise<void> => {
  await pc.open('packages/township/matters/index')
  await pc.see('看表格')
  await press(pc, 'radio', /^看表格/)
  await pc.see('下载表格')
  await press(pc, 'button', /^村/)
  await keys(pc, '/')
  await pc.page.keyboard.type(mark)
  await pc.see(`${said.length}行，一共`)
  await keys(pc, 'Escape')
  await focused(pc, 'tr.xy-grid__row')
  await expectUsable(pc)
  await pc.shot('morning-04-table')
  const [download] = await Promise.all([pc.page.waitForEvent('download'), press(pc, 'button', /^下载表格/)])
  const [sheet] = await readWorkbook(await readFile(await download.path()))
  const [head, ...rows] = sheet?.data ?? []
  const words = rows.map((row) => String(row[head?.indexOf('什么事') ?? 0]))
  if (rows.length !== said.length || !words.every((w) => w.includes(mark)))
    throw new Error(`the file ${download.suggestedFilename()} holds ${JSON.stringify(sheet?.data)}`)
}

/** As Excel puts it on the clipboard. */
const paste = async (pc: H5Driver, rows: readonly (readonly string[])[]): Promise<void> => {
  await pc.page.locator('.xy-paste__area').filter({ visible: true }).focus()
  await pc.page.keyboard.insertText(rows.map((cells) => cells.join('\t')).join('\r\n'))
}

const pasteGoods = async ({ phone: pc, mark }: Desk): Promise<void> => {
  await pc.open('packages/shop/stock/index')
  await pc.see('从Excel粘贴进货单')
  await press(pc, 'button', /^从Excel粘贴进货单/)
  const note = [
    ['商品', '数量', '单位', '分数', '供货人', '单价（元）'],
    [`香皂${mark}`, '１２', '块', '5', '"乡里""供销社"""', '2.50'],
    [`毛巾${mark}`, '八', '条', '6', '供销社', '']
  ]
  await paste(pc, note)
  await pc.see('1样可以入库，其中1样是新商品；1行有问题')
  await pc.see(`第3行：毛巾${mark}：数量“八”不是1以上的整数`)
  await expectUsable(pc)
  await pc.shot('morning-05-paste')
  await press(pc, 'button', /^照单入库/)
  await pc.see(`第2行：毛巾${mark}`)
  await pc.see(`香皂${mark}`)
  const left = await pc.page.locator('.xy-paste__area').inputValue()
  if (left.includes('香皂') || !left.includes('毛巾')) throw new Error(`what is left to paste: ${left}`)
  const row = await pc.page.locator('tr.xy-grid__row', { hasText: `香皂${mark}` }).textContent()
  if (!row?.includes('12')) throw new Error(`twelve came in, the table says ${row}`)
}

/** A day's list becomes ticks; a number that nobody has is named and stays. */
const pasteList = async ({ phone: pc }: Desk): Promise<void> => {
  const no = demoPerson('villager-a-elder').householdNo ?? ''
  await pc.open('packages/claims/record/index')
  await pc.see('选一条细则')
  await press(pc, 'button', /屋里屋外扫整齐/)
  await pc.see('从Excel粘贴名单')
  await press(pc, 'button', /^从Excel粘贴名单/)
  await paste(pc, [
    ['户号', '次数'],
    [no, '１'],
    ['99999', '1']
  ])
  await pc.see('认出1户，1行没有认出来')
  await pc.see('第3行：名册里没有“99999”')
  await press(pc, 'button', /^勾上认出来的/)
  await pc.see('已勾1户')
}

/** A pasted roster is looked at like a file: what it would change is said, and nothing is changed. */
const pasteRoster = async ({ phone: pc }: Desk): Promise<void> => {
  await pc.open('packages/committee/roster/index')
  await pc.see('从Excel粘贴名册')
  await press(pc, 'button', /^从Excel粘贴名册/)
  await paste(pc, [
    ['组', '户号', '姓名', '与户主关系'],
    ['1组', '01001', '向德华', '户主']
  ])
  await pc.see('一共2行，连表头')
  await press(pc, 'button', /^先看会改什么/)
  await pc.see('表里有1户1人')
}
