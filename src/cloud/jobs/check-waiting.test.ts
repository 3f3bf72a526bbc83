import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import sharp from 'sharp'
import { mediaWaitMs } from '@/domain/issue/content-check'
import { localContentCheck } from '../adapters/local/local-content-check'
import { uploadFile } from '../file/upload-file'
import type { ContentAnswer, ContentCheck, MediaAnswer } from '../ports/content-check'
import { hour, issueScene } from '../testing/issue-scene'
import { checkWaiting, selectUnchecked } from './check-waiting'

const s = issueScene()
const now = hour('11-23 11:00')
const local = localContentCheck()
const secret = () => s.world.deps.secret
const run = (content: ContentCheck = local, at = now) =>
  checkWaiting({ db: s.db, secret: secret(), content, clock: () => at })
const queued = async (id: string) =>
  (await (await s.who('township_staff')).issue.listWaiting({ townshipId: s.world.A.townshipId })).find(
    (w) => w.issueId === id
  )
const machineOf = async (id: string) => (await queued(id))?.machine
const kept = (id: string) =>
  s.db
    .selectFrom('issue')
    .select(['machine_check', 'moderation', 'updated_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
/** A checker that answers alike to all, and remembers what it was shown. */
const saying = (answer: ContentAnswer) => {
  const seen: string[] = []
  const check: ContentCheck = {
    ...local,
    async checkWords(words) {
      if (words !== '') seen.push(words)
      return answer
    }
  }
  return { check, seen }
}
const photoBy = async (role: 'villager' | 'committee_member') => {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
  const file = { villageId: s.villageId(), requestId: randomUUID(), bytes }
  return (await uploadFile(await s.world.callerFor(role, 'A'), file)).fileId
}

beforeEach(() => run())

test('what is private is never shown to a checker, nor what is decided', async () => {
  await s.raise({ channel: 'secretary', words: '只说给书记听的王八蛋' })
  await s.raise({ about: 'cadre', words: '反映村干部的事情，请查' })
  await s.shown({ words: '已经公开的路灯坏了' })
  const { check, seen } = saying({ kind: 'checked', suggestion: 'pass', findings: [] })
  expect(await run(check)).toEqual({ checked: 0, unavailable: 0, additions: 0, nominees: 0 })
  expect(seen).toEqual([])
})

test('the moderator sees what was found; the matter still waits for a person, and the public sees nothing', async () => {
  const id = await s.raise({ words: '那个王八蛋又把路挖断了' })
  expect(await machineOf(id)).toEqual({
    ...{ suggestion: null, suggestionName: '机器还没有查' },
    ...{ checkedAt: null, marks: [], placeMarks: [], media: [] }
  })
  const before = await kept(id)
  expect(await run()).toEqual({ checked: 1, unavailable: 0, additions: 0, nominees: 0 })
  expect(await machineOf(id)).toEqual({
    ...{ suggestion: 'review', suggestionName: '机器请您仔细看' },
    checkedAt: now.toISOString(),
    marks: [{ label: 'insult', labelName: '辱骂', start: 2, end: 5 }],
    ...{ placeMarks: [], media: [] }
  })
  const after = await kept(id)
  expect([after.moderation, after.updated_at]).toEqual(['waiting', before.updated_at])
  expect(JSON.stringify(after.machine_check)).not.toContain('王八蛋')
  expect(JSON.stringify(await s.read(id))).not.toMatch(/machine|辱骂/)
})

test('what it finds harmless is said so, and is shown by nobody but a person', async () => {
  const id = await s.raise()
  await run()
  expect(await machineOf(id)).toMatchObject({ suggestion: 'pass', suggestionName: '机器没有发现问题' })
  expect((await kept(id)).moderation).toBe('waiting')
  await s.show(id)
  expect((await kept(id)).moderation).toBe('shown')
})

test('each matter is checked once, by several processes at once too, and by two checkers the first counts', async () => {
  const ids = await Promise.all([1, 2, 3].map(() => s.raise()))
  const done = await Promise.all([1, 2, 3].map(() => run()))
  expect(done.reduce((sum, d) => sum + d.checked, 0)).toBe(3)
  const { check, seen } = saying({ kind: 'checked', suggestion: 'risky', findings: [] })
  expect(await run(check)).toEqual({ checked: 0, unavailable: 0, additions: 0, nominees: 0 })
  expect(seen).toEqual([])
  for (const id of ids) expect((await machineOf(id))?.suggestion).toBe('pass')
})

test('out of reach it stops, loses nothing, and goes on the next time', async () => {
  const ids = await Promise.all([1, 2, 3, 4, 5].map(() => s.raise()))
  const down = saying({ kind: 'unavailable', again: true })
  expect(await run(down.check)).toEqual({ checked: 0, unavailable: 0, additions: 0, nominees: 0 })
  expect(down.seen).toHaveLength(3)
  expect((await machineOf(ids[0] ?? ''))?.suggestionName).toBe('机器还没有查')
  expect(await run()).toEqual({ checked: 5, unavailable: 0, additions: 0, nominees: 0 })
})

test('one that the checker cannot take keeps no other waiting', async () => {
  await s.raise({ words: '让机器卡住的一句话' })
  const id = await s.raise()
  const stuck: ContentCheck = {
    ...local,
    checkWords: async (words, who) =>
      words.includes('卡住') ? { kind: 'unavailable', again: true } : local.checkWords(words, who)
  }
  expect(await run(stuck)).toEqual({ checked: 1, unavailable: 0, additions: 0, nominees: 0 })
  expect((await machineOf(id))?.suggestion).toBe('pass')
})

describe('photos, sounds and places', () => {
  /** Answers alike about every file, and remembers where it could fetch them. */
  const looking = (answer: MediaAnswer) => {
    const urls: (string | null)[] = []
    const check: ContentCheck = {
      ...local,
      async checkMedia({ url }) {
        urls.push(url)
        return answer
      }
    }
    return { check, urls }
  }

  test('of a private matter none is handed to a checker, nor of one that is decided', async () => {
    await s.raise({ channel: 'secretary', photoIds: [await photoBy('villager')] })
    await s.shown({ photoIds: [await photoBy('villager')] })
    const { check, urls } = looking({ kind: 'undecided', trace: null })
    await run(check)
    expect(urls).toEqual([])
  })

  test('each is handed in once with the link it can be fetched by, and the queue tells the verdict', async () => {
    const fileId = await photoBy('villager')
    const id = await s.raise({ photoIds: [fileId] })
    const { check, urls } = looking({ kind: 'checked', suggestion: 'risky', labels: ['porn'] })
    const deps = { db: s.db, secret: secret(), content: check, clock: () => now }
    await checkWaiting({ ...deps, mediaLink: (f) => `https://xiaoyuan.example/${f.fileId}` })
    await run(check)
    expect(urls).toEqual([`https://xiaoyuan.example/${fileId}`])
    expect((await machineOf(id))?.media).toEqual([
      { fileId, verdict: 'risky', verdictName: '机器认为有风险', labelNames: ['色情'] }
    ])
  })

  test('a link to a sound is one to a sound: the checker believes what the store calls it', async () => {
    const fileId = await photoBy('villager')
    await s.raise({ photoIds: [fileId] })
    const kept = { kind: 'sound', mime: 'audio/mpeg' } as const
    await s.db.updateTable('file').set(kept).where('id', '=', fileId).execute()
    const { check, urls } = looking({ kind: 'undecided', trace: null })
    const deps = { db: s.db, secret: secret(), content: check, clock: () => now }
    await checkWaiting({ ...deps, mediaLink: ({ mime }) => `https://xiaoyuan.example/${mime}` })
    expect(urls).toEqual(['https://xiaoyuan.example/audio/mpeg'])
  })

  test('the list on this machine sees nothing: a person looks; out of reach all waits for the next time', async () => {
    const id = await s.raise({ photoIds: [await photoBy('villager')] })
    const down = looking({ kind: 'unavailable', again: true })
    expect(await run(down.check)).toMatchObject({ checked: 0 })
    expect(await machineOf(id)).toMatchObject({ suggestion: null, media: [] })
    await run()
    expect((await machineOf(id))?.media).toMatchObject([
      { verdict: 'undecided', verdictName: '机器判断不了，请您看' }
    ])
  })

  test('an answer that comes later is kept under its word; photos of work are handed in too', async () => {
    const id = await s.shown()
    const ownerId = s.holder('committee_member')
    await s.act('committee_member', id, 'triage')
    await s.act('committee_member', id, 'assign', { ownerId, dueOn: '2026-11-25' })
    await s.act('committee_member', id, 'start')
    const fileId = await photoBy('committee_member')
    await s.act('committee_member', id, 'progress', { reason: '砂石已经拉来', photoIds: [fileId] })
    const { check } = looking({ kind: 'undecided', trace: 'trace-1' })
    expect(await run(check)).toEqual({ checked: 0, unavailable: 0, additions: 1, nominees: 0 })
    expect(await run(check)).toEqual({ checked: 0, unavailable: 0, additions: 0, nominees: 0 })
    const kept = await s.db.selectFrom('media_check').selectAll().where('file_id', '=', fileId).execute()
    expect(kept).toMatchObject([{ verdict: 'undecided', trace: 'trace-1', labels: [], asks: 1 }])
    expect(kept[0]?.due_at).toEqual(new Date(now.getTime() + mediaWaitMs))
  })

  test('what is found in the words of the place is told as of the place', async () => {
    const id = await s.raise({ placeWords: '王八蛋家门口' })
    await run()
    expect(await machineOf(id)).toMatchObject({
      ...{ suggestion: 'review', marks: [] },
      placeMarks: [{ labelName: '辱骂', start: 0, end: 3 }]
    })
  })
})

test('one at which the check itself fails is told, and keeps no other waiting', async () => {
  await s.raise({ words: '让检查出错的一句话' })
  const id = await s.raise()
  const failing: ContentCheck = {
    ...local,
    async checkWords(words, who) {
      if (words.includes('出错')) throw new Error('a fault of ours')
      return local.checkWords(words, who)
    }
  }
  await expect(run(failing)).rejects.toThrow('a fault of ours')
  expect((await machineOf(id))?.suggestion).toBe('pass')
})

test('what somebody decides while the machine looks is left as it is', async () => {
  const id = await s.raise()
  const slow: ContentCheck = {
    ...local,
    async checkWords() {
      // The checker holds no lock: a moderator's decision gets through meanwhile.
      await s.show(id)
      return { kind: 'checked', suggestion: 'risky', findings: [] }
    }
  }
  expect(await run(slow)).toEqual({ checked: 0, unavailable: 0, additions: 0, nominees: 0 })
  expect(await kept(id)).toMatchObject({ moderation: 'shown', machine_check: null })
})

test.each([null, randomUUID()])('its index holds just what is left, after %j too', async (last) => {
  const plan = await s.db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    return await selectUnchecked(tx, last).explain()
  })
  const lines = plan.map((row) => String(row['QUERY PLAN'])).join('\n')
  expect(lines).toMatch(/Index Scan using issue_unchecked/)
  expect(lines).not.toMatch(/Sort|Filter/)
})

test('more than a batch is checked in one run', async () => {
  const id = await s.raise()
  const { village_id, raised_at, raised_by } = await s.db
    .selectFrom('issue')
    .select(['village_id', 'raised_at', 'raised_by'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const rows = Array.from({ length: 120 }, () => ({
    ...{ village_id, raised_at, raised_by, updated_at: raised_at, id: randomUUID() },
    ...{ channel: 'courtyard' as const, category: 'road', words: '路塌了一截' },
    ...{ state: 'REPORTED', moderation: 'waiting' as const }
  }))
  await s.db.insertInto('issue').values(rows).execute()
  expect(await run()).toEqual({ checked: 121, unavailable: 0, additions: 0, nominees: 0 })
})
