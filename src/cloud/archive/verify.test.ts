import type { Json } from '@/domain/notice/canonical-json'
import { courseOf } from '../decision/course-testing'
import { archiveDecisions } from '../jobs/archive-decisions'
import { worldScene } from '../testing/world-scene'
import { finishing, objectorsWords } from './archive-testing'
import { buildPackage } from './build-package'
import { loadRecord } from './load-record'
import {
  bytesIn,
  chainAnew,
  listAnew,
  readJson,
  type Unpacked,
  unpack,
  verify,
  writeJson
} from './package-testing'

// A whole life of a decision is lived in most of these tests.
jest.setTimeout(300_000)

const scene = worldScene()
const course = courseOf(scene)
const packages = { office: new Map(), public: new Map() } as { office: Unpacked; public: Unpacked }
let digest = ''

beforeAll(async () => {
  await finishing(scene, course).finish()
  const { files } = scene.world.deps
  const log = { info: () => undefined, error: () => undefined }
  await archiveDecisions({ db: scene.db, files, clock: () => scene.world.time(), log })
  const row = await scene.db.selectFrom('archive').selectAll().executeTakeFirstOrThrow()
  packages.office = unpack(await bytesIn(files, row.village_id, row.office_file_id))
  packages.public = unpack(await bytesIn(files, row.village_id, row.public_file_id))
  digest = row.digest
})

type Members = { [key: string]: Json }
const history = 'record/history.json'
const flip = (files: Unpacked, name: string, at = 0.5): void => {
  const bytes = Buffer.from(files.get(name) ?? '')
  const i = Math.floor(bytes.length * at)
  bytes[i] = (bytes[i] ?? 0) ^ 1
  files.set(name, bytes)
}
const voteOf = (links: readonly Members[]): Members => {
  const line = links.find((l) => l.action === 'pass_resolution') as Members
  return (line.meeting as Members).facts as Members
}

/** The package, spoilt; then what the check said of it. */
const spoilt = (
  spoil: (files: Unpacked) => void,
  kind: 'office' | 'public' = 'office',
  ...args: string[]
) => {
  const files = new Map(packages[kind])
  spoil(files)
  const { status, says } = verify(files, ...args)
  return [status, /\[(\w+)\] (\S+?)[：\s]/.exec(says)?.slice(1).join(' ') ?? says]
}

describe('finds', () => {
  test.each([
    ['index.html', 'FILE_ALTERED index.html'],
    ['course.html', 'FILE_ALTERED course.html'],
    ['versions.html', 'FILE_ALTERED versions.html'],
    ['notices/02/notice.html', 'FILE_ALTERED notices/02/notice.html'],
    ['notices/02/content.json', 'FILE_ALTERED notices/02/content.json'],
    ['notices/02/events.json', 'FILE_ALTERED notices/02/events.json'],
    ['notices/02/attachment-01.jpg', 'FILE_ALTERED notices/02/attachment-01.jpg'],
    ['notices/02/paper-01.jpg', 'FILE_ALTERED notices/02/paper-01.jpg'],
    ['record/decision.json', 'FILE_ALTERED record/decision.json'],
    [history, `FILE_ALTERED ${history}`],
    ['record/versions.json', 'FILE_ALTERED record/versions.json'],
    ['record/objections.json', 'FILE_ALTERED record/objections.json'],
    ['results/14-01.jpg', 'FILE_ALTERED results/14-01.jpg'],
    ['office/papers/03-minutes.jpg', 'FILE_ALTERED office/papers/03-minutes.jpg'],
    ['office/people.json', 'FILE_ALTERED office/people.json'],
    ['office/meetings.json', 'FILE_ALTERED office/meetings.json'],
    ['office/register.html', 'FILE_ALTERED office/register.html'],
    ['office/index.html', 'FILE_ALTERED office/index.html'],
    ['office/objection-words.json', 'FILE_ALTERED office/objection-words.json']
  ])('one byte changed in %s', (name, found) => {
    expect(packages.office.has(name)).toBe(true)
    expect(spoilt((files) => flip(files, name))).toEqual([1, found])
  })

  test('one byte changed in itself, wherever it still runs', () => {
    expect(spoilt((files) => flip(files, 'verify.mjs', 0.002))).toEqual([1, 'FILE_ALTERED verify.mjs'])
  })

  test('one byte changed in the list of files, wherever it is', () => {
    for (const at of [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
      const [status, found] = spoilt((files) => flip(files, 'manifest.json', at))
      expect([at, status]).toEqual([at, 1])
      expect(found).toMatch(
        /^(JSON_BROKEN|JSON_NOT_CANONICAL|MANIFEST_ALTERED|FORMAT_UNKNOWN) manifest.json$/
      )
    }
  })

  test.each(['index.html', 'office/people.json', 'notices/01/content.json', 'verify.mjs'])(
    '%s taken away',
    (name) => {
      const [status, found] = spoilt((files) => void files.delete(name))
      expect(status).toBe(1)
      if (name !== 'verify.mjs') expect(found).toBe(`FILE_MISSING ${name}`)
    }
  )

  test('a file that was added, and one that was renamed', () => {
    expect(spoilt((files) => void files.set('notices/02/more.jpg', Buffer.from('x')))).toEqual([
      1,
      'FILE_EXTRA notices/02/more.jpg'
    ])
    const rename = (files: Unpacked) => {
      files.set('results/14-09.jpg', files.get('results/14-01.jpg') ?? Buffer.alloc(0))
      files.delete('results/14-01.jpg')
    }
    expect(spoilt(rename)).toEqual([1, 'FILE_EXTRA results/14-09.jpg'])
  })

  test('another digest than the one on the page', () => {
    expect(spoilt(() => undefined, 'office', 'f'.repeat(64))).toEqual([1, 'DIGEST_DIFFERS manifest.json'])
  })

  test('names of offices in the public package, added one by one', () => {
    const add = (files: Unpacked) =>
      void files.set('office/people.json', packages.office.get('office/people.json') ?? Buffer.alloc(0))
    expect(spoilt(add, 'public')).toEqual([1, expect.stringMatching(/^FILE_MISSING office\//)])
  })
})

describe('finds what somebody changed who wrote the list of files anew', () => {
  test('a vote', () => {
    const change = (files: Unpacked) => {
      const links = readJson(files, history) as Members[]
      voteOf(links).yes = 3
      voteOf(links).no = 0
      writeJson(files, history, links)
      listAnew(files)
    }
    expect(spoilt(change)).toEqual([1, `ENTRY_ALTERED ${history}`])
  })

  test.each([
    ['more votes than people', { yes: 9 }, 'COUNT_VOTES'],
    ['more people than were entitled', { present: 4 }, 'COUNT_PRESENT'],
    ['a majority that is none', { yes: 1, no: 2 }, 'VOTE_RESULT'],
    ['a quorum that is none', { present: 1, yes: 1, no: 0 }, 'VOTE_QUORUM'],
    ['another number of those entitled', { eligible: 30 }, 'VOTE_ELIGIBLE'],
    ['a number that is none', { yes: -1 }, 'COUNT_INVALID']
  ])('a vote, with the whole chain after it: %s', (_what, facts, code) => {
    const change = (files: Unpacked) =>
      chainAnew(files, history, 'head', (links) => void Object.assign(voteOf(links), facts))
    expect(spoilt(change)).toEqual([1, `${code} ${history}`])
  })

  test('a vote that still carries, with the whole chain: by the digest on the page alone', () => {
    const change = (files: Unpacked) =>
      chainAnew(files, history, 'head', (links) => void Object.assign(voteOf(links), { yes: 3, no: 0 }))
    expect(spoilt(change)[0]).toBe(0)
    expect(spoilt(change, 'office', digest)).toEqual([1, 'DIGEST_DIFFERS manifest.json'])
  })

  test('a line of history left out, and two that changed places', () => {
    const without = (files: Unpacked) => {
      writeJson(
        files,
        history,
        (readJson(files, history) as Members[]).filter((_, i) => i !== 4)
      )
      listAnew(files)
    }
    expect(spoilt(without)).toEqual([1, `CHAIN_BROKEN ${history}`])
    const swap = (files: Unpacked) => chainAnew(files, history, 'head', (links) => void links.splice(4, 1))
    expect(spoilt(swap)).toEqual([1, `HISTORY_ORDER ${history}`])
  })

  test('the order of the members of an object', () => {
    for (const name of [history, 'notices/02/content.json', 'record/decision.json']) {
      const reorder = (files: Unpacked) => {
        const value = readJson(files, name)
        const turned = (v: Json): Json =>
          v !== null && typeof v === 'object' && !Array.isArray(v)
            ? Object.fromEntries(Object.entries(v as Members).reverse())
            : v
        const whole = Array.isArray(value) ? (value as Json[]).map(turned) : turned(value)
        files.set(name, Buffer.from(JSON.stringify(whole), 'utf8'))
        listAnew(files)
      }
      expect(spoilt(reorder)).toEqual([1, `JSON_NOT_CANONICAL ${name}`])
    }
  })

  test('a notice, its signature, its attachment', () => {
    const words = (files: Unpacked) => {
      const content = readJson(files, 'notices/02/content.json') as Members
      writeJson(files, 'notices/02/content.json', { ...content, title: '修建机耕道决算' })
      listAnew(files)
    }
    expect(spoilt(words)).toEqual([1, 'NOTICE_ALTERED notices/02/content.json'])
    const signature = (files: Unpacked) => {
      const events = readJson(files, 'notices/02/events.json') as Members
      writeJson(files, 'notices/02/events.json', { ...events, contentHash: 'a'.repeat(64) })
      listAnew(files)
    }
    expect(spoilt(signature)).toEqual([1, 'NOTICE_SIGNATURE notices/02/events.json'])
    const attachment = (files: Unpacked) => {
      flip(files, 'notices/02/attachment-01.jpg')
      listAnew(files)
    }
    expect(spoilt(attachment)).toEqual([1, 'ATTACHMENT_ALTERED notices/02/attachment-01.jpg'])
  })

  test('a wording, and an objection that was open', () => {
    const change = (files: Unpacked) =>
      chainAnew(files, 'record/versions.json', 'versionsHead', (links) => {
        const [first, second] = links
        if (first && second) second.content = first.content ?? null
      })
    expect(spoilt(change)).toEqual([1, 'VERSION_CHANGES record/versions.json'])
    const open = (files: Unpacked) => {
      const [objection] = readJson(files, 'record/objections.json') as Members[]
      writeJson(files, 'record/objections.json', [{ ...objection, state: 'RECEIVED' }])
      listAnew(files)
    }
    expect(spoilt(open)).toEqual([1, 'OBJECTION_OPEN record/objections.json'])
  })
})

test('a package as it was made is whole: all of it, and the public one, with the digest of the page', () => {
  for (const kind of ['office', 'public'] as const) {
    const { status, says } = verify(packages[kind], digest)
    expect([kind, status]).toEqual([kind, 0])
    expect(says).toContain(digest)
    expect(says).toContain('档案完整')
  }
  expect(verify(packages.public).says).toContain('公开档案')
})

test('a notice that showed personal data is for the offices alone, and both packages can still be checked', async () => {
  const row = await scene.db.selectFrom('archive').selectAll().executeTakeFirstOrThrow()
  const decision = await scene.db
    .selectFrom('decision')
    .selectAll()
    .where('id', '=', row.decision_id)
    .executeTakeFirstOrThrow()
  const record = await loadRecord(scene.db, decision, row.closed_at)
  if (!record) throw new Error('a decision in its course')
  const notices = record.notices.map((n, i) => ({ ...n, covered: i === 1 }))
  const built = await buildPackage(scene.world.deps.files, { ...record, notices })
  if (!('made' in built)) throw new Error(built.fault.code)
  const [office, open] = [unpack(built.made.office), unpack(built.made.public)]
  expect([verify(office).status, verify(open).status]).toEqual([0, 0])
  expect([...open.keys()].filter((name) => name.startsWith('notices/02'))).toEqual(['notices/02/events.json'])
  expect([...open.values()].some((bytes) => bytes.toString('utf8').includes('实施结果公示'))).toBe(false)
  expect(office.get('office/notices/02/notice.html')?.toString('utf8')).toContain('实施结果公示')
  const spoilt = new Map(office)
  const content = readJson(spoilt, 'office/notices/02/content.json') as Members
  writeJson(spoilt, 'office/notices/02/content.json', { ...content, title: '另一个题目' })
  listAnew(spoilt)
  expect(verify(spoilt).says).toContain('[NOTICE_ALTERED] office/notices/02/content.json')
})

test('what a computer leaves in a folder that was looked at is no difference', () => {
  const files = new Map(packages.office).set('notices/.DS_Store', Buffer.from('x'))
  expect(verify(files).status).toBe(0)
})

test('the public package is the whole one without the offices’ papers, byte for byte', () => {
  for (const [name, bytes] of packages.public)
    expect([name, packages.office.get(name)]).toEqual([name, bytes])
  const withheld = [...packages.office.keys()].filter((name) => !packages.public.has(name))
  expect(withheld.length).toBeGreaterThan(5)
  expect(withheld.every((name) => name.startsWith('office/'))).toBe(true)
})

test('nobody’s name is in the public package; who objected is in neither', () => {
  const people = Object.values(scene.world.A.holders).map((h) => h.name)
  const told = ['向国富', ...scene.world.A.households.flatMap((h) => h.members.map((m) => m.name))]
  for (const [name, bytes] of packages.public) {
    const text = bytes.toString('utf8')
    expect([name, [...people, ...told].filter((person) => text.includes(person))]).toEqual([name, []])
  }
  const holds = (files: Unpacked) => [...files.values()].some((bytes) => bytes.includes(objectorsWords))
  expect([holds(packages.public), holds(packages.office)]).toEqual([false, true])
  const { history: lines } = readJson(packages.office, 'office/people.json') as { history: Json } & Members
  const objecting = (lines as Members[]).filter((l) => l.action === 'object_result')
  expect(objecting.map((l) => l.actor)).toEqual([null])
  const objector = scene.world.A.holders.villager.id
  for (const [name, bytes] of packages.office)
    expect([name, bytes.toString('utf8').includes(objector)]).toEqual([name, false])
})
