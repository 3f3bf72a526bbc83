import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { keyedHash } from '../crypto/keyed-hash'
import { type TestDatabase, withDatabase } from '../testing/database'
import { foundCommand } from './found-command'
import { foundPlaces, readPlaces } from './found-places'

const secret = Buffer.alloc(32, 5)
const now = new Date('2026-11-22T02:00:00Z')
const header = ['代码', '名称', '姓名', '手机号', '身份']
const county = ['422802000000', '利川市', '', '', '']
const township = ['422802108000', '团堡镇', '', '', '']
const village = ['422802108201', '某村', '', '', '']
const admin = ['422802000000', '利川市', '张三', '13800000001', '系统管理员']

let base: TestDatabase
beforeEach(async () => {
  base = await withDatabase()
})
afterEach(() => base.drop())

const found = (...rows: string[][]) => foundPlaces(base.db, secret, readPlaces([header, ...rows]), now)
const count = async (table: 'place' | 'staff' | 'role_grant') =>
  Number(
    (
      await base.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n
  )

test.each([
  [['42280210', '利川市', '', '', ''], '第2行：区划代码是12位数字'],
  [['422802000000', '', '', '', ''], '第2行：没有写名称'],
  [['422802000000', '利川市', '张三', '13800000001', '乡镇经办'], '第2行：身份应是系统管理员或县级观察员'],
  [['422802108201', '某村', '张三', '13800000001', '村民'], '第2行：村里的人从花名册导入'],
  [['422802000000', '利川市', '张三', '1380000', '系统管理员'], '第2行：要写姓名和11位手机号']
])('%j is refused with its line', (row, sentence) => {
  expect(() => readPlaces([header, row])).toThrow(sentence)
})

test('a table without its header, and a place without the one above it, found nothing', async () => {
  expect(() => readPlaces([county])).toThrow('第1行应是：代码,名称,姓名,手机号,身份')
  await expect(found(county, village)).rejects.toThrow('422802108201 的上级 422802108000')
  expect(await count('place')).toBe(0)
})

test('in any order; twice, and two at once, found once', async () => {
  expect(await found(village, admin, township)).toEqual({ places: 3, people: 1 })
  const again = await Promise.all([1, 2].map(() => found(admin, county, township, village)))
  expect(again).toEqual([
    { places: 0, people: 0 },
    { places: 0, people: 0 }
  ])
  expect([await count('place'), await count('staff'), await count('role_grant')]).toEqual([3, 1, 1])
})

test('the administrator is known by the phone, kept as a hash', async () => {
  await found(admin)
  const staff = await base.db.selectFrom('staff').selectAll().executeTakeFirstOrThrow()
  expect(staff.phone_hash?.equals(keyedHash(secret, 'phone', '13800000001'))).toBe(true)
  expect(staff.phone_last4).toBe('0001')
  expect(await base.db.selectFrom('role_grant').select(['role', 'from_day', 'to_day']).execute()).toEqual([
    { role: 'sys_admin', from_day: '2026-11-22', to_day: '2031-12-31' }
  ])
})

test('the command reads a table as a spreadsheet program saves it', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-found-'))
  const file = path.join(home, 'a.csv')
  await writeFile(file, `\ufeff${[header, admin, township].map((row) => row.join(',')).join('\r\n')}\r\n`)
  const said: string[] = []
  const run = (args: string[], env: NodeJS.ProcessEnv) =>
    foundCommand({ args, env, root: home, say: (sentence) => void said.push(sentence) })
  const env = { DATABASE_URL: base.url, XIAOYUAN_SECRET: 's'.repeat(32) }
  await expect(run([], env)).rejects.toThrow('写法是')
  await expect(run([file], { DATABASE_URL: base.url })).rejects.toThrow('XIAOYUAN_SECRET')
  await expect(run([`${file}x`], env)).rejects.toThrow('读不到')
  await run([file], env)
  expect(said).toEqual(['新建了 2 个地方、1 位工作人员；表里已有的没有动。'])
  await rm(home, { recursive: true })
})
