import { archiveLink } from '../archive/archive-link'
import { newId } from '../crypto/new-id'
import { startTestHost, type TestHost } from './testing'

let host: TestHost
const ids = { decisionId: newId(), officeFileId: newId(), publicFileId: newId() }
const zip = { office: Buffer.from('PK whole'), public: Buffer.from('PK public') }
beforeAll(async () => {
  host = await startTestHost()
  const { deps, A } = host.world
  const { villageId } = A
  await deps.db
    .insertInto('decision')
    .values({
      ...{
        village_id: villageId,
        id: ids.decisionId,
        no: '2026-07',
        title: '修路/"一"期',
        summary: 's',
        meaning: 'm'
      },
      ...{ state: 'ARCHIVED', published: true, began_on: '2026-01-01', updated_at: deps.clock() }
    })
    .execute()
  await deps.db
    .insertInto('archive')
    .values({
      ...{
        village_id: villageId,
        decision_id: ids.decisionId,
        digest: 'a'.repeat(64),
        closed_at: deps.clock()
      },
      ...{ office_file_id: ids.officeFileId, office_bytes: zip.office.length },
      ...{ public_file_id: ids.publicFileId, public_bytes: zip.public.length, files: '[]' }
    })
    .execute()
  await deps.files.put({ villageId, fileId: ids.officeFileId, variant: 'main' }, zip.office)
  await deps.files.put({ villageId, fileId: ids.publicFileId, variant: 'main' }, zip.public)
})
afterAll(() => host.stop())

const linkTo = (kind: 'office' | 'public', decisionId = ids.decisionId) => {
  const { deps, A } = host.world
  return archiveLink(deps.secret, { villageId: A.villageId, decisionId, kind }, deps.clock())
}
const refused = async (path: string) => {
  const response = await fetch(host.address + path)
  const { refusal } = (await response.json()) as { refusal: { code: string } }
  return [response.status, refusal.code]
}

test('refuses a link that was changed, asks for the other package, names another decision or is too old', async () => {
  const invalid = [403, 'ARCHIVE_LINK_INVALID']
  const url = linkTo('public')
  expect(await refused(url.split('?')[0] ?? '')).toEqual(invalid)
  expect(await refused(`${url}x`)).toEqual(invalid)
  expect(await refused(url.replace('kind=public', 'kind=office'))).toEqual(invalid)
  expect(await refused(`${url}&kind=office`)).toEqual(invalid)
  expect(await refused(url.replace(ids.decisionId, newId()))).toEqual(invalid)
  expect(await refused(url.replace('exp=1', 'exp=2'))).toEqual(invalid)
  const { time } = host.world
  const now = time()
  time(new Date(now.getTime() + 46 * 60_000))
  expect(await refused(url)).toEqual(invalid)
  time(now)
})

test('answers a right link to an archive that is not there with 404', async () => {
  expect(await refused(linkTo('public', newId()))).toEqual([404, 'NOT_FOUND'])
})

test.each(['office', 'public'] as const)(
  'sends the %s package under a name that people and file systems read',
  async (kind) => {
    const response = await fetch(host.address + linkTo(kind))
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('cache-control')
    ]).toEqual([200, 'application/zip', 'private, no-store'])
    const disposition = response.headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="archive-2026-07\.zip"; filename\*=UTF-8''[\w%.~!-]+$/)
    const name = decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')
    expect(name).toBe(`四议两公开档案-2026-07-修路_一_期${kind === 'public' ? '-公开' : ''}.zip`)
    expect(Buffer.from(await response.arrayBuffer()).equals(zip[kind])).toBe(true)
  }
)
