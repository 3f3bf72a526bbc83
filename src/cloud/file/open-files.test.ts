import { copyLink } from '../account/copy-link'
import { archiveLink } from '../archive/archive-link'
import { newId } from '../crypto/new-id'
import { callerOf, outcome } from '../testing/caller'
import { type CloudHome, cloudHome } from '../testing/cloud-home'
import { worldScene } from '../testing/world-scene'
import { fileLink } from './file-link'
import { photoWithPosition } from './photo-samples'

const scene = worldScene()
let home: CloudHome
let taken: { fileId: string; url: string; smallUrl: string | null }
beforeAll(async () => {
  home = await cloudHome(scene.world)
  const incomingId = await home.send('villager', await photoWithPosition(300, 200))
  const villager = await home.who('villager')
  taken = await villager.file.take({ villageId: scene.world.A.villageId, requestId: newId(), incomingId })
})
afterAll(() => home.stop())

const open = async (...links: string[]) => (await (await home.who('visitor')).file.open({ links })).urls
const secret = () => scene.world.deps.secret
const link = (over: { villageId?: string; fileId?: string } = {}, at = scene.now) =>
  fileLink(secret(), { villageId: scene.world.A.villageId, fileId: taken.fileId, ...over }, at)

test('answers nothing for a link that was changed, made up, or is over', async () => {
  expect(await open('/files/not-a-link', `${taken.url}x`, taken.url.slice(0, -1))).toEqual([null, null, null])
  expect(
    await open(taken.url.replace('?', '?size=small&'), taken.url.replace(taken.fileId, newId()))
  ).toEqual([null, null])
  expect(await open(link({}, new Date(scene.now.getTime() - 46 * 60_000)))).toEqual([null])
  expect(await open(`https://evil.example${taken.url}`, `${taken.url}#`, `/x/..${taken.url}`)).toEqual([
    null,
    null,
    null
  ])
  expect(home.storage.calls.links).toBe(1)
})

test('answers nothing for a good link to what has gone, from the table or from the store', async () => {
  expect(await open(link({ fileId: newId() }), link({ villageId: newId() }))).toEqual([null, null])
  home.storage.files.delete(`files/${scene.world.A.villageId}/${taken.fileId}.small`)
  const [main, small] = await open(taken.url, taken.smallUrl ?? '')
  expect([main === null, small]).toEqual([false, null])
})

test('takes fifty at once and no more', async () => {
  const fifty = Array.from({ length: 50 }, () => taken.url)
  expect(await open(...fifty)).toHaveLength(50)
  expect(await outcome(open(...fifty, taken.url))).toBe('INPUT_INVALID')
  expect(await outcome(open())).toBe('INPUT_INVALID')
})

test('the address leads to the bytes, without a session', async () => {
  const [url] = await open(taken.url)
  const reply = await fetch(url ?? '')
  expect(Buffer.from(await reply.arrayBuffer())).toEqual(
    home.storage.files.get(`files/${scene.world.A.villageId}/${taken.fileId}.main`)
  )
})

test('where the host serves files, a good link stays what it is', async () => {
  const visitor = callerOf(await scene.world.callerFor('visitor', 'A'))
  expect(await visitor.file.open({ links: [taken.url, `${taken.url}x`] })).toEqual({
    urls: [taken.url, null]
  })
})

describe('packages', () => {
  const ids = { decisionId: newId(), office: newId(), public: newId() }
  beforeAll(async () => {
    const { villageId } = scene.world.A
    await scene.db
      .insertInto('decision')
      .values({
        ...{
          village_id: villageId,
          id: ids.decisionId,
          no: '2026-07',
          title: '修路',
          summary: 's',
          meaning: 'm'
        },
        ...{ state: 'ARCHIVED', published: true, began_on: '2026-01-01', updated_at: scene.now }
      })
      .execute()
    await scene.db
      .insertInto('archive')
      .values({
        ...{
          village_id: villageId,
          decision_id: ids.decisionId,
          digest: 'a'.repeat(64),
          closed_at: scene.now
        },
        ...{
          office_file_id: ids.office,
          office_bytes: 3,
          public_file_id: ids.public,
          public_bytes: 3,
          files: '[]'
        }
      })
      .execute()
    await home.deps.files.put(
      { villageId, fileId: ids.public, variant: 'main' },
      Buffer.from('zip'),
      'application/zip'
    )
  })
  const download = async (to: string) => (await home.who('visitor')).file.download({ link: to })
  const archive = (kind: 'office' | 'public', decisionId = ids.decisionId) =>
    archiveLink(secret(), { villageId: scene.world.A.villageId, decisionId, kind }, scene.now)

  test('refuses links that were changed, ask for the other package, or lead nowhere', async () => {
    expect(await outcome(download('/archives/x'))).toBe('FILE_LINK_INVALID')
    expect(await outcome(download(taken.url))).toBe('FILE_LINK_INVALID')
    const other = archive('public').replace('kind=public', 'kind=office')
    expect(await outcome(download(other))).toBe('ARCHIVE_LINK_INVALID')
    expect(await outcome(download(archive('public', newId())))).toBe('NOT_FOUND')
    expect(await outcome(download(archive('office')))).toBe('NOT_FOUND')
    const copy = copyLink(secret(), { accountId: newId(), copyId: newId() }, scene.now)
    expect(await outcome(download(copy))).toBe('NOT_FOUND')
    expect(await outcome(download(copy.replace(/exp=\d+/, 'exp=1')))).toBe('COPY_LINK_INVALID')
  })

  test('an archive has an address of its own, under a name that a computer opens', async () => {
    const { url } = await download(archive('public'))
    expect(new URL(url).pathname).toMatch(/\.zip$/)
    expect(await (await fetch(url)).text()).toBe('zip')
  })

  test('where the host serves it, the link stays what it is', async () => {
    const visitor = callerOf(await scene.world.callerFor('visitor', 'A'))
    expect(await visitor.file.download({ link: archive('office') })).toEqual({ url: archive('office') })
  })
})
