import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Role, roles } from '@/domain/role/roles'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

const scene = worldScene()
const words = { post: '村委会', name: '向会计', phone: '0718-7221234', hours: '白天', agreed: true as const }
const press = () => ({ requestId: randomUUID() })
const who = (role: Role, where: 'A' | 'B' = 'A') => as(scene.world.callerFor(role, where))
const write = async (role: Role, over: object = {}, where: 'A' | 'B' = 'A') =>
  (await who(role, where)).contact.chooseVillage({
    ...press(),
    villageId: scene.world.A.villageId,
    contact: { ...words, ...over }
  })
const takeBack = async (role: Role) =>
  (await who(role)).contact.chooseVillage({
    ...press(),
    villageId: scene.world.A.villageId,
    contact: null
  })
const writeTown = async (role: Role, contact: typeof words | null = { ...words, post: '便民服务中心' }) =>
  (await who(role)).contact.chooseTownship({
    ...press(),
    townshipId: scene.world.A.townshipId,
    contact
  })
const seen = async (over: { villageId?: string; townshipId?: string } = {}, role: Role = 'visitor') =>
  (await who(role)).contact.read({ villageId: scene.world.A.villageId, ...over })

describe('refuses', () => {
  test('everybody but the village’s own committee and secretary, and everybody of another village', async () => {
    for (const role of roles) {
      const mine = role === 'committee_member' || role === 'party_secretary'
      const expected = mine ? 'ok' : role === 'visitor' ? 'NOT_SIGNED_IN' : 'FORBIDDEN'
      expect([role, await outcome(write(role))]).toEqual([role, expected])
      const stranger = role === 'visitor' ? 'NOT_SIGNED_IN' : 'FORBIDDEN'
      expect([role, await outcome(write(role, {}, 'B'))]).toEqual([role, stranger])
    }
  })

  test('everybody but the staff of the township its word', async () => {
    for (const role of roles) {
      const expected = role === 'township_staff' ? 'ok' : role === 'visitor' ? 'NOT_SIGNED_IN' : 'FORBIDDEN'
      expect([role, await outcome(writeTown(role))]).toEqual([role, expected])
    }
  })

  test.each([
    ['a person who was not asked', { agreed: false }],
    ['a number that nobody can call', { phone: '7221234' }],
    ['a mobile with a figure too few', { phone: '1380000000' }],
    ['no name', { name: ' ' }],
    ['a name too long for a line', { name: '向'.repeat(13) }],
    ['no hours', { hours: '' }]
  ])('%s', async (_, over) => {
    expect(await outcome(write('committee_member', over))).toBe('INPUT_INVALID')
  })

  test('the application to change or take away a line of its history', async () => {
    await write('committee_member')
    await expect(sql`update office_contact set phone = '12345'`.execute(scene.db)).rejects.toThrow()
    await expect(sql`delete from office_contact`.execute(scene.db)).rejects.toThrow()
  })
})

test('the same press twice is one line', async () => {
  const committee = await who('committee_member')
  const input = { ...press(), villageId: scene.world.A.villageId, contact: words }
  const count = async () => (await scene.db.selectFrom('office_contact').select('id').execute()).length
  const before = await count()
  expect(await committee.contact.chooseVillage(input)).toEqual(await committee.contact.chooseVillage(input))
  expect(await count()).toBe(before + 1)
})

test('the village’s word, else the township’s, else the county’s; the last of each counts', async () => {
  await takeBack('committee_member')
  await writeTown('township_staff', null)
  expect(await seen()).toEqual({ contact: null, own: null })

  await (await who('sys_admin')).account.chooseContact({
    ...press(),
    countyId: scene.world.A.countyId,
    office: '利川市政务服务中心',
    phone: '12345',
    address: '都亭街道'
  })
  expect((await seen()).contact).toEqual({
    level: 'county',
    office: '利川市政务服务中心',
    name: null,
    phone: '12345',
    hours: null
  })

  await writeTown('township_staff')
  expect(await seen()).toEqual({
    contact: {
      level: 'township',
      office: '沙溪乡便民服务中心',
      name: '向会计',
      phone: '0718-7221234',
      hours: '白天'
    },
    // Not the village's own word: its form is empty.
    own: null
  })

  await write('committee_member', { phone: '13800000000' })
  const answer = await write('party_secretary', { name: '谭文书' })
  expect(answer.contact).toMatchObject({ level: 'village', office: '莫𡐓村村委会', name: '谭文书' })
  const { agreed: _, ...own } = words
  expect(await seen()).toEqual({ ...answer, own: { ...own, name: '谭文书' } })
  // Another county knows nothing of it.
  expect((await seen({ villageId: scene.world.B.villageId })).contact).toBeNull()

  expect((await takeBack('committee_member')).contact?.level).toBe('township')
})

test('the township reads its own word; whoever names no place is told that of their own', async () => {
  await writeTown('township_staff')
  await write('committee_member')
  const town = await (await who('township_staff')).contact.read({ townshipId: scene.world.A.townshipId })
  expect(town.own).toMatchObject({ post: '便民服务中心' })
  const of = async (role: Role) => (await (await who(role)).contact.read({})).contact?.level
  expect(await of('villager')).toBe('village')
  expect(await of('township_staff')).toBe('township')
  // Two counties stand here: a visitor who names no village is told nothing.
  expect(await of('visitor')).toBeUndefined()
})
