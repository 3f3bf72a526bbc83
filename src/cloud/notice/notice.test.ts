import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { photoWithPosition } from '../file/photo-samples'
import { uploadFile } from '../file/upload-file'
import { outcome } from '../testing/caller'
import { noticeScene, press, roadText } from '../testing/notice-scene'

const scene = noticeScene()
const { villageId, who, at, drafted, cosigned, putUp, takeDown, hung, read } = scene
const about = (noticeId: string) => ({ ...press(), villageId: villageId(), noticeId })
beforeEach(() => at('11-22 10:00'))

describe('refuses', () => {
  test('a draft about nothing, about what is not decided yet, and about another village', async () => {
    expect(await outcome(drafted({ subjectId: randomUUID() }))).toBe('NOTICE_SUBJECT_UNKNOWN')
    const early = await scene.decision('S4_RESOLVE')
    expect(await outcome(drafted({ subjectId: early }))).toBe('NOTICE_SUBJECT_TOO_EARLY')
    const resolved = await scene.decision('P1_PUBLISHED')
    expect(await outcome(drafted({ subject: 'decision_result', subjectId: resolved }))).toBe(
      'NOTICE_SUBJECT_TOO_EARLY'
    )
    expect(await outcome(drafted({ villageId: scene.world.B.villageId }))).toBe('FORBIDDEN')
  })
  test('fewer days than the law asks for', async () => {
    expect(await outcome(drafted({ requiredDays: 14 }))).toBe('NOTICE_TERM_TOO_SHORT')
    expect(await outcome(drafted({ requiredDays: 15 }))).toBe('ok')
  })
  test('personal data, with the places named, leaving no row behind', async () => {
    const before = await scene.db.selectFrom('notice').select('id').execute()
    const section = { heading: '', lines: ['联系人电话13972413355'], table: null }
    const table = { columns: ['户主', '身份证号'], rows: [['杨某', '422802196703052118']] }
    const text = { title: '补助名单', sections: [section, { heading: '名单', lines: [], table }] }
    const refused = await drafted({ text }).catch(
      (error: { cause: { refusal: object } }) => error.cause.refusal
    )
    expect(refused).toMatchObject({ code: 'NOTICE_PERSONAL_DATA', field: 'text.sections.0.lines.0' })
    expect(JSON.stringify(refused)).toMatch(/第1部分第1行.*第2部分表头“身份证号”/)
    expect(JSON.stringify(refused)).not.toContain('13972413355')
    expect(await scene.db.selectFrom('notice').select('id').execute()).toHaveLength(before.length)
    const found = await (await who('committee_member')).notice.check({ villageId: villageId(), text })
    expect(found.length).toBeGreaterThanOrEqual(3)
    expect(found[0]).toMatchObject({ where: '第1部分第1行', start: 5, end: 16, path: 'sections.0.lines.0' })
  })
  test('an unsigned notice on the board, a signature under something else, and a second one', async () => {
    const notice = await drafted()
    expect(await outcome(putUp(notice.noticeId))).toBe('NOTICE_NOT_COSIGNED')
    expect(await outcome(cosigned({ ...notice, contentHash: '0'.repeat(64) }))).toBe('NOTICE_NOT_AS_SHOWN')
    await cosigned(notice)
    expect(await outcome(cosigned(notice))).toBe('NOTICE_COSIGNED_ALREADY')
  })
  test('a second notice of one matter, also when both are put up at the same moment', async () => {
    const subjectId = await scene.decision()
    const both = [await cosigned(await drafted({ subjectId })), await cosigned(await drafted({ subjectId }))]
    const done = await Promise.all(both.map((id) => outcome(putUp(id))))
    expect(done.sort()).toEqual(['NOTICE_STANDING', 'ok'])
    expect(await outcome(drafted({ subjectId }))).toBe('NOTICE_STANDING')
    const states = await scene.db
      .selectFrom('notice')
      .select('state')
      .where('subject_id', '=', subjectId)
      .orderBy('state')
      .execute()
    expect(states.map((s) => s.state)).toEqual(['cosigned', 'window_open'])
  })
  test('to be withdrawn, to be covered by those who published it, and to be read before it is out', async () => {
    const noticeId = await hung()
    expect(await outcome(takeDown(noticeId, 'term_done'))).toBe('NOTICE_NOT_WITHDRAWABLE')
    expect(await outcome(takeDown(noticeId, 'leak'))).toBe('NOTICE_LEAK_NOT_SUPERVISOR')
    const draft = await drafted()
    expect(await outcome(read(draft.noticeId))).toBe('NOT_SIGNED_IN')
    expect(await outcome(read(draft.noticeId, 'villager'))).toBe('FORBIDDEN')
    expect((await read(draft.noticeId, 'supervision_member')).state).toBe('draft')
    const listed = await (await who('visitor')).notice.list({ villageId: villageId() })
    expect(listed.map((n) => n.noticeId)).toContain(noticeId)
    expect(listed.map((n) => n.noticeId)).not.toContain(draft.noticeId)
  })
  test('any change of what is frozen, from the application itself', async () => {
    const { noticeId } = await drafted()
    const change = (set: object) =>
      scene.db.updateTable('notice').set(set).where('id', '=', noticeId).execute()
    await expect(change({ content: JSON.stringify({ title: '改' }) })).rejects.toThrow('frozen: content')
    await expect(change({ content_hash: '0'.repeat(64) })).rejects.toThrow('frozen: content_hash')
    await expect(change({ window_days: 1 })).rejects.toThrow('frozen: window_days')
    await expect(scene.db.deleteFrom('notice').where('id', '=', noticeId).execute()).rejects.toThrow('frozen')
    await expect(scene.db.deleteFrom('notice_event').execute()).rejects.toThrow('permission denied')
  })
})

test('a notice hangs its days: the window closes after seven, the term after fifteen', async () => {
  const noticeId = await hung({ subjectId: await scene.decision() })
  expect(await read(noticeId)).toMatchObject({
    state: 'window_open',
    intact: true,
    warning: null,
    windowLastDay: '2026-11-29',
    windowDaysLeft: 7,
    termLastDay: '2026-12-07',
    termDaysLeft: 15,
    mayObject: false
  })
  expect((await read(noticeId, 'villager')).mayObject).toBe(true)
  at('11-30 00:00')
  expect(await read(noticeId)).toMatchObject({ state: 'window_closed', termDaysLeft: 7, mayObject: false })
  at('12-08 00:00')
  expect(await read(noticeId)).toMatchObject({ state: 'term_done', hoursUp: 15 * 24 + 14 })
  await takeDown(noticeId, 'term_done', 'party_secretary', ['wall', 'page'])
  expect((await read(noticeId)).state).toBe('term_done')
  const shown = await read(noticeId)
  expect(shown.history.map((h) => [h.name, h.role])).toEqual([
    ['起草', '村委会成员'],
    ['村监委会签', '村监委成员'],
    ['挂出', '村党组织书记'],
    ['取下或中断', '村党组织书记']
  ])
  expect(shown.waysOut.map((w) => w.id)).toEqual(['supervision', 'township', 'petition', 'court'])
})

test('it is not up before it hangs on the wall as well, and a gap of an hour starts both terms again', async () => {
  const noticeId = await cosigned(await drafted())
  expect((await putUp(noticeId, ['page'])).state).toBe('up')
  at('11-23 09:00')
  expect(await putUp(noticeId, ['wall'])).toMatchObject({ state: 'window_open', windowLastDay: '2026-11-30' })
  at('11-26 08:00')
  await takeDown(noticeId, 'damaged')
  at('11-26 08:59')
  expect(await putUp(noticeId, ['wall'])).toMatchObject({ windowLastDay: '2026-11-30' })
  at('11-27 08:00')
  await takeDown(noticeId, 'damaged')
  at('11-27 09:00')
  expect((await read(noticeId)).state).toBe('interrupted')
  expect(await putUp(noticeId, ['wall'])).toMatchObject({
    state: 'window_open',
    clockFrom: '2026-11-27T01:00:00.000Z',
    windowLastDay: '2026-12-04',
    termLastDay: '2026-12-12'
  })
  expect((await read(noticeId)).gaps.map((g) => [g.minutes, g.restarts])).toEqual([
    [59, false],
    [60, true]
  ])
})

test('one whose row is tampered with by the owner of the database is shown as altered, and goes no further', async () => {
  const tampered = async (noticeId: string, set: string) => {
    const owner = new Client({ connectionString: scene.ownerUrl })
    await owner.connect()
    await owner.query('alter table notice disable trigger notice_frozen')
    await owner.query(`update notice set ${set} where id = $1`, [noticeId])
    await owner.query('alter table notice enable trigger notice_frozen')
    await owner.end()
  }
  const noticeId = await hung()
  await tampered(
    noticeId,
    `content = jsonb_set(content, '{sections,0,lines,0}', '"应到52人，实到51人，赞成50票。"')`
  )
  const shown = await read(noticeId)
  expect(shown).toMatchObject({ intact: false, warning: expect.stringContaining('可能被改动过') })
  expect(shown.contentHash).not.toBe(shown.writtenHash)
  // Whoever changes the hash with it is found out by what was signed.
  await tampered(noticeId, `content_hash = '${shown.contentHash}'`)
  expect(await read(noticeId)).toMatchObject({
    intact: false,
    contentHash: shown.contentHash,
    writtenHash: shown.contentHash
  })
  await takeDown(noticeId, 'damaged')
  expect(await outcome(putUp(noticeId, ['wall']))).toBe('NOTICE_ALTERED')
  const draft = await drafted()
  await tampered(draft.noticeId, `content = jsonb_set(content, '{title}', '"别的标题"')`)
  expect(await outcome(cosigned(draft))).toBe('NOTICE_ALTERED')
})

describe('a correction', () => {
  const corrected = {
    ...roadText,
    sections: [{ ...roadText.sections[0], lines: ['应到52人，实到41人，赞成37票。'] }]
  }
  const correct = async (noticeId: string, text: object = corrected) =>
    (await who('committee_member')).notice.correct({
      ...about(noticeId),
      text: text as typeof roadText,
      attachments: [],
      reason: '赞成票数写错了'
    })
  test('is refused without a change, or before the notice hangs', async () => {
    const noticeId = await hung()
    expect(await outcome(correct(noticeId, roadText))).toBe('NOTICE_CORRECTION_EMPTY')
    expect(await outcome(correct((await drafted()).noticeId))).toBe('NOTICE_NOT_UP')
  })
  test('shows what changed, is signed anew, and takes the place of the old one when it is put up', async () => {
    const noticeId = await hung()
    const draft = await correct(noticeId)
    expect(draft.differences).toEqual([
      {
        where: '第1部分第1行',
        before: '应到52人，实到41人，赞成38票。',
        after: '应到52人，实到41人，赞成37票。'
      }
    ])
    expect((await read(noticeId)).state).toBe('window_open')
    at('11-24 10:00')
    await putUp(await cosigned(draft), ['wall'])
    expect(await read(noticeId)).toMatchObject({
      state: 'corrected',
      correctedBy: draft.noticeId,
      correction: { reason: '赞成票数写错了', differences: draft.differences },
      takesObjections: false,
      intact: true
    })
    at('11-24 11:00')
    expect(await putUp(draft.noticeId, ['page'])).toMatchObject({
      state: 'window_open',
      windowLastDay: '2026-12-01'
    })
    expect((await read(draft.noticeId)).corrects).toMatchObject({ noticeId, reason: '赞成票数写错了' })
    expect(await outcome(correct(noticeId))).toBe('NOTICE_CORRECTED')
  })
  test('of a covered one does not show again what was covered', async () => {
    const noticeId = await hung({
      text: { title: '补助公开', sections: [{ heading: '', lines: ['杨某家小名铁蛋'], table: null }] }
    })
    await takeDown(noticeId, 'leak', 'supervision_member', ['wall', 'page'])
    expect(await read(noticeId)).toMatchObject({ covered: true, sections: [] })
    expect((await read(noticeId, 'committee_member')).sections).toHaveLength(1)
    const draft = await correct(noticeId, {
      title: '补助公开',
      sections: [{ heading: '', lines: ['杨某'], table: null }]
    })
    await putUp(await cosigned(draft))
    expect(JSON.stringify(await read(draft.noticeId))).not.toContain('铁蛋')
  })
})

test('a photo of the paper on the wall belongs to the notice, and only its uploader can give it', async () => {
  const noticeId = await hung()
  const uploader = await scene.world.callerFor('committee_member', 'A')
  const file = await uploadFile(uploader, {
    villageId: villageId(),
    requestId: randomUUID(),
    bytes: await photoWithPosition(40, 30)
  })
  const add = { villageId: villageId(), noticeId, fileId: file.fileId }
  const other = await who('supervision_member')
  expect(await outcome(other.notice.addPhoto({ ...press(), ...add }))).toBe('FILE_NOT_YOURS')
  await (await who('committee_member')).notice.addPhoto({ ...press(), ...add })
  const { photos } = await read(noticeId)
  expect(photos.map((p) => p.fileId)).toEqual([file.fileId])
  expect(photos[0]?.url).toContain(`/files/${villageId()}/${file.fileId}?`)
})
