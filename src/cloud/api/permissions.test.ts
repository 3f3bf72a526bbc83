import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Role, roleNames, roles } from '@/domain/role/roles'
import { callerOf, outcome } from '../testing/caller'
import { type TestDatabase, withDatabase } from '../testing/database'
import { examples } from '../testing/permission-examples'
import { permissionScene } from '../testing/permission-scene'
import { buildWorld, type Where, type World } from '../testing/world'
import { liveIn, type WorldLife } from '../testing/world-life'
import type { Context } from './context'
import { appRouter } from './router'
import type { Meta } from './trpc'

const tableFile = path.resolve(__dirname, '../../../docs/permissions.md')
const now = new Date('2026-11-22T02:00:00Z')
const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { meta?: Meta } }>
const paths = Object.keys(procedures).sort()

let base: TestDatabase
let world: World
let lives: Record<Where, WorldLife>
beforeAll(async () => {
  base = await withDatabase()
  world = await buildWorld(base.db, Buffer.alloc(32, 7), now)
  lives = { A: await liveIn(base.db, world.A, now), B: await liveIn(base.db, world.B, now) }
})
afterAll(async () => {
  await world.close()
  await base.drop()
})

const call = async (context: Context, procedure: string, where: Where): Promise<boolean> => {
  const scene = await permissionScene({ db: base.db, world, lives }, where)
  const example = examples[procedure as keyof typeof examples]
  const [entity = '', verb = ''] = procedure.split('.')
  const caller = callerOf(context) as unknown as Record<
    string,
    Record<string, (input: object) => Promise<unknown>>
  >
  const code = await outcome(caller[entity]?.[verb]?.(example(scene)) ?? Promise.reject(new Error(procedure)))
  if (code === 'INPUT_INVALID') throw new Error(`the example of ${procedure} does not fit its schema`)
  return code !== 'FORBIDDEN' && code !== 'NOT_SIGNED_IN'
}

const mark = (own: boolean, other: boolean) => (own && other ? '●' : own ? '○' : other ? '外' : '')

const walk = async (): Promise<string> => {
  const rows: string[] = []
  for (const procedure of paths) {
    const cells: string[] = []
    for (const role of roles) {
      const own = await call(await world.callerFor(role, 'A'), procedure, 'A')
      const other = await call(await world.callerFor(role, 'A'), procedure, 'B')
      cells.push(mark(own, other))
    }
    const action = procedures[procedure]?._def.meta?.action ?? '（没有权限）'
    rows.push(`| ${procedure} | ${action} | ${cells.join(' | ')} |`)
  }
  return [
    '# 谁能做什么',
    '',
    '由 `src/cloud/api/permissions.test.ts` 逐个接口、逐个角色、在本村和外村各调用一次得出，不手工修改；重写用 `npm run test:permissions:write`。',
    '○ 只能对本村（本乡镇、本县，或更小的范围）做；● 在哪里都能做；空白不能做。调用的例子见 `src/cloud/testing/permission-examples.ts`。',
    '',
    `| 接口 | 权限 | ${roles.map((r: Role) => roleNames[r]).join(' | ')} |`,
    `|---|---|${roles.map(() => '---').join('|')}|`,
    ...rows,
    ''
  ].join('\n')
}

test('every procedure names its permission and has an example', () => {
  expect(paths.filter((p) => !procedures[p]?._def.meta?.action)).toEqual([])
  expect(paths.filter((p) => !(p in examples))).toEqual([])
  expect(Object.keys(examples).filter((p) => !paths.includes(p))).toEqual([])
})

test('what every role may do in the own and in another village is what the table says', async () => {
  const found = await walk()
  if (process.env.WRITE_PERMISSIONS === '1') writeFileSync(tableFile, found)
  expect(found.split('\n')).toEqual(readFileSync(tableFile, 'utf8').split('\n'))
}, 900_000)

test('nothing is ever allowed elsewhere that is not allowed at home', () => {
  expect(readFileSync(tableFile, 'utf8')).not.toContain('| 外 |')
})
