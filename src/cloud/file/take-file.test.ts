import { maxBytes } from '@/domain/file/file'
import { mostIncoming } from '@/domain/file/incoming'
import { ogg } from '@/domain/file/sound/sound-samples'
import type { Role } from '@/domain/role/roles'
import { newId } from '../crypto/new-id'
import { sweepIncoming } from '../jobs/sweep-incoming'
import { callerOf, outcome } from '../testing/caller'
import { type CloudHome, cloudHome } from '../testing/cloud-home'
import { worldScene } from '../testing/world-scene'
import { photoWithPosition } from './photo-samples'

const scene = worldScene()
let home: CloudHome
let photo: Buffer
beforeAll(async () => {
  home = await cloudHome(scene.world)
  photo = await photoWithPosition(900, 600)
})
afterAll(() => home.stop())

const villageId = () => scene.world.A.villageId
const take = async (
  incomingId: string,
  requestId = newId(),
  role: Role = 'villager',
  where: 'A' | 'B' = 'A'
) => (await home.who(role, where)).file.take({ villageId: villageId(), requestId, incomingId })
const fileRows = async () => (await scene.db.selectFrom('file').select('id').execute()).length
const waiting = () => [...home.storage.files.keys()].filter((path) => path.startsWith('incoming/'))

describe('a place', () => {
  test('is for those signed in', async () => {
    const visitor = await home.who('visitor')
    expect(await outcome(visitor.file.place({ requestId: newId() }))).toBe('NOT_SIGNED_IN')
  })

  test('is the same for the same press', async () => {
    const requestId = newId()
    const villager = await home.who('villager')
    const first = await villager.file.place({ requestId })
    expect(first.cloudPath).toBe(`incoming/${first.incomingId}`)
    expect(await villager.file.place({ requestId })).toEqual(first)
  })

  test('is refused when as many are waiting as an account may have, and given again once they are swept', async () => {
    const stranger = home.inside(await scene.world.stranger())
    const place = () => callerOf(stranger).file.place({ requestId: newId() })
    const values = Array.from({ length: mostIncoming - 1 }, () => ({
      account_id: stranger.actor.accountId ?? '',
      id: newId(),
      placed_at: scene.now
    }))
    await scene.db.insertInto('incoming_file').values(values).execute()
    await place()
    expect(await outcome(place())).toBe('INCOMING_TOO_MANY')
    const later = () => new Date(scene.now.getTime() + 24 * 3600_000 + 1)
    await sweepIncoming({ db: scene.db, incoming: home.deps.incoming, clock: later })
    expect(await outcome(place())).toBe('ok')
  })
})

describe('refuses', () => {
  let before = 0
  beforeEach(async () => {
    before = await fileRows()
  })
  afterEach(async () => expect(await fileRows()).toBe(before))

  test('a visitor, somebody of another village, and a place that was never given', async () => {
    const id = await home.send('villager', photo)
    expect(await outcome(take(id, newId(), 'visitor'))).toBe('NOT_SIGNED_IN')
    expect(await outcome(take(await home.send('villager', photo, 'B'), newId(), 'villager', 'B'))).toBe(
      'FORBIDDEN'
    )
    expect(await outcome(take(newId()))).toBe('INCOMING_GONE')
  })

  test("another's place, also to who holds the same role: it does not exist", async () => {
    const id = await home.send('villager', photo)
    expect(await outcome(take(id, newId(), 'committee_member'))).toBe('INCOMING_GONE')
    expect(await outcome(take(id))).toBe('ok')
    before += 1
  })

  test('names of files, of this environment or another, in place of an id', async () => {
    for (const name of [
      'cloud://other.env/incoming/x',
      'cloud://xiaoyuan-1.7869-xiaoyuan-1-1300000000/files/x',
      '../files/x'
    ]) {
      expect(await outcome(take(name))).toBe('INPUT_INVALID')
    }
  })

  test('a place to which nothing came, and one byte too many', async () => {
    const { incomingId } = await (await home.who('villager')).file.place({ requestId: newId() })
    expect(await outcome(take(incomingId))).toBe('INCOMING_GONE')
    const large = await home.send('villager', Buffer.alloc(maxBytes.photo + 1))
    expect(await outcome(take(large))).toBe('FILE_TOO_LARGE')
  })

  test('what is no photo and no sound', async () => {
    const id = await home.send('villager', Buffer.from('<!doctype html><script>alert(1)</script>'))
    expect(await outcome(take(id))).toBe('FILE_TYPE_REFUSED')
    expect(await outcome(take(await home.send('villager', Buffer.alloc(0))))).toBe('FILE_EMPTY')
  })
})

test('takes a photo: kept without its position, nothing left where it came in', async () => {
  const id = await home.send('villager', photo)
  const taken = await take(id)
  expect(taken.kind).toBe('photo')
  expect(home.storage.files.has(`incoming/${id}`)).toBe(false)
  const main = home.storage.files.get(`files/${villageId()}/${taken.fileId}.main`)
  expect(main?.includes('geheim')).toBe(false)
  expect(home.storage.files.has(`files/${villageId()}/${taken.fileId}.small`)).toBe(true)
})

test('takes a sound', async () => {
  const taken = await take(await home.send('villager', ogg()))
  expect([taken.kind, taken.smallUrl]).toEqual(['sound', null])
})

describe('the same request id', () => {
  test('answers with the same file: from the place that is empty by now, and from a new one with the same bytes', async () => {
    const requestId = newId()
    const id = await home.send('villager', photo)
    const first = await take(id, requestId)
    const before = await fileRows()
    expect(await take(id, requestId)).toEqual(first)
    expect(await take(await home.send('villager', photo), requestId)).toEqual(first)
    expect(await fileRows()).toBe(before)
  })

  test('with other bytes is refused; a place once emptied serves no second press', async () => {
    const requestId = newId()
    const id = await home.send('villager', photo)
    await take(id, requestId)
    const other = await home.send('villager', await photoWithPosition(300, 200))
    expect(await outcome(take(other, requestId))).toBe('REQUEST_ID_REUSED')
    expect(await outcome(take(id))).toBe('INCOMING_GONE')
  })

  test('pressed six times at once makes one file', async () => {
    const requestId = newId()
    const id = await home.send('villager', photo)
    const before = await fileRows()
    // Some find the place empty already, before the winner wrote down what it took: they may be pressed again.
    await Promise.all(Array.from({ length: 6 }, () => outcome(take(id, requestId))))
    expect(await outcome(take(id, requestId))).toBe('ok')
    expect(await fileRows()).toBe(before + 1)
  })
})

test('the bytes stay where they came in when the store is away, and the same press succeeds later', async () => {
  const requestId = newId()
  const id = await home.send('villager', photo)
  const villager = home.inside(await scene.world.callerFor('villager', 'A'))
  const away = { ...home.deps.files, put: () => Promise.reject(new Error('store away')) }
  const broken = callerOf({ ...villager, deps: { ...home.deps, files: away } })
  const input = { villageId: villageId(), requestId, incomingId: id }
  await expect(broken.file.take(input)).rejects.toThrow('store away')
  expect(await outcome(take(id, requestId))).toBe('ok')
})

describe('the sweep', () => {
  const at = (hours: number) => () => new Date(scene.now.getTime() + hours * 3600_000)

  test('leaves what is a day old to the minute, then takes the bytes and the rows, in two processes at once', async () => {
    for (let i = 0; i < 60; i++) await home.send('villager', Buffer.from('x'))
    const deps = { db: scene.db, incoming: home.deps.incoming }
    const before = waiting().length
    expect(before).toBeGreaterThanOrEqual(60)
    expect(await sweepIncoming({ ...deps, clock: at(24) })).toEqual({ removed: 0 })
    expect(waiting()).toHaveLength(before)
    await Promise.all([1, 2].map(() => sweepIncoming({ ...deps, clock: at(24.01) })))
    await sweepIncoming({ ...deps, clock: at(24.01) })
    expect(waiting()).toEqual([])
    expect(await scene.db.selectFrom('incoming_file').select('id').execute()).toEqual([])
  })

  test('keeps the row while the bytes would not go', async () => {
    await home.send('villager', Buffer.from('x'))
    const away = { read: async () => null, remove: () => Promise.reject(new Error('away')) }
    await expect(sweepIncoming({ db: scene.db, incoming: away, clock: at(30) })).rejects.toThrow('away')
    expect(await sweepIncoming({ db: scene.db, incoming: home.deps.incoming, clock: at(30) })).toEqual({
      removed: 1
    })
  })

  test('a host beside the functions, which has no such storage, leaves the rows: nothing else leads to the bytes', async () => {
    await home.send('villager', Buffer.from('x'))
    expect(await sweepIncoming({ db: scene.db, clock: at(30) })).toEqual({ removed: 0 })
    const { incoming } = home.deps
    expect(await sweepIncoming({ db: scene.db, incoming, clock: at(30) })).toEqual({ removed: 1 })
    expect(waiting()).toEqual([])
  })
})
