import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { mayBeKept, neverKept } from './never-kept'

const CLIENT = path.join(process.cwd(), 'src/client')

const sources = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
  .map((file) => readFileSync(path.join(CLIENT, file), 'utf8'))

/** What every query's key begins with. */
const read = new Set(
  sources.flatMap((text) =>
    [...text.matchAll(/useRead(?:More)?(?:<[^>]*>)?\(\s*\[\s*'([^']+)'/g)].map(([, name]) => name ?? '')
  )
)

test('a key begins with the name of a procedure, by which it is decided what is kept', () => {
  expect(read.size).toBeGreaterThan(80)
  expect([...read].filter((name) => !/^[a-z0-9]+\.[a-zA-Z]+$/.test(name))).toEqual([])
})

test('nothing stands on the list that no page reads', () => {
  const keyed = (name: string) => sources.some((text) => text.includes(`['${name}'`))
  expect(neverKept().filter((name) => !keyed(name))).toEqual([])
})

test.each([
  ['binding.listPending', 'v1'],
  ['member.listHouseholds', 'v1', null, '向'],
  ['session.seeDesk', '482913'],
  ['open311.listKeys', 'c1'],
  ['meeting.listEntitled', 'v1'],
  ['round.listHelped', 'v1'],
  ['decision.foresee', 'v1', 'd1'],
  ['issue.read', 'v1', 'i1']
])('%s does not lie on a phone', (...key) => expect(mayBeKept(key)).toBe(false))

test.each([['decision.list'], ['notice.read'], ['points.readStatement'], ['message.list'], ['session.read']])(
  '%s does',
  (...key) => expect(mayBeKept(key)).toBe(true)
)
