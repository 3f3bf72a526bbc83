import sharp from 'sharp'
import { wav } from '@/domain/file/sound/sound-samples'
import { noise } from '../file/photo-samples'
import { uploadFile } from '../file/upload-file'
import { outcome } from '../testing/caller'
import { issueScene, press } from '../testing/issue-scene'

const s = issueScene()
type Role = Parameters<typeof s.who>[0]

const upload = async (role: Exclude<Role, 'visitor'>, bytes?: Uint8Array) => {
  const photo = await sharp(noise(40, 30), { raw: { width: 40, height: 30, channels: 3 } })
    .jpeg()
    .toBuffer()
  const context = await s.world.callerFor(role, 'A')
  const file = { villageId: s.villageId(), requestId: press().requestId, bytes: bytes ?? photo }
  return (await uploadFile(context, file)).fileId
}
/** A matter that the committee works on. */
const inWork = async (over: object = {}) => {
  const id = await s.shown(over)
  await s.act('committee_member', id, 'triage')
  const ownerId = s.holder('committee_member')
  await s.act('committee_member', id, 'assign', { ownerId, dueOn: '2026-11-25' })
  await s.act('committee_member', id, 'start')
  return id
}
const work = async (id: string, over: object = {}) => {
  const photoIds = [await upload('committee_member')]
  await s.act('committee_member', id, 'progress', { reason: '砂石已经拉来，周六动工', photoIds, ...over })
  return photoIds
}
const waiting = async () =>
  (await s.who('township_staff')).issue.listAdditions({ townshipId: s.world.A.townshipId })
const lineOf = async (id: string, role: Role) =>
  (await s.read(id, role)).history.find((h) => h.kind === 'progress')
const show = async (additionId: string, role: Role = 'township_staff') =>
  (await s.who(role)).issue.showAddition({ ...press(), villageId: s.villageId(), additionId })
const hide = async (additionId: string) =>
  (await s.who('township_staff')).issue.hideAddition({
    ...{ ...press(), villageId: s.villageId(), additionId },
    ...{ reason: 'minor' as const, note: '照片里有孩子' }
  })

describe('refuses', () => {
  test('photos with a step that shows no work, a sound, ten of them, or somebody else’s', async () => {
    const id = await inWork()
    const [photo, foreign] = [await upload('committee_member'), await upload('villager')]
    const act = (action: string, photoIds: string[]) =>
      outcome(s.act('committee_member', id, action, { reason: '说明一下情况', photoIds }))
    expect(await act('escalate', [photo])).toBe('ISSUE_PHOTOS_HERE')
    expect(await act('progress', [foreign])).toBe('FILE_NOT_YOURS')
    expect(
      await act(
        'progress',
        Array.from({ length: 10 }, () => press().requestId)
      )
    ).toBe('INPUT_INVALID')
    expect(await act('progress', [await upload('committee_member', wav(new Uint8Array(8000)))])).toBe(
      'ISSUE_NOT_PHOTO'
    )
    // Nothing of it was written, and the photo is free for the right step.
    expect(await lineOf(id, 'committee_member')).toBeUndefined()
    expect(await act('progress', [photo])).toBe('ok')
  })
  test('to let through, or keep, by anybody but the township, twice, or what is none', async () => {
    const id = await inWork()
    await work(id)
    const addition = (await waiting()).find((a) => a.issueId === id)?.additionId ?? ''
    for (const role of ['committee_member', 'villager', 'supervision_member'] as const) {
      expect([role, await outcome(show(addition, role))]).toEqual([role, 'FORBIDDEN'])
    }
    expect(await outcome(show(press().requestId))).toBe('NOT_FOUND')
    await show(addition)
    expect(await outcome(show(addition))).toBe('ISSUE_ALREADY_MODERATED')
  })
})

test('photos of work are seen at once by whom the matter concerns, by the public after the township has looked', async () => {
  const id = await inWork()
  const [photo = ''] = await work(id)
  const files = async (role: Role) => (await lineOf(id, role))?.photoLinks.map((p) => p.fileId)
  expect([await files('villager'), await files('committee_member'), await files('villager_rep')]).toEqual([
    [photo],
    [photo],
    []
  ])
  expect(await lineOf(id, 'villager')).toMatchObject({ waits: 'waiting', reason: '砂石已经拉来，周六动工' })
  // The words of an official stand under their name at once.
  expect(await lineOf(id, 'villager_rep')).toMatchObject({ waits: null, reason: '砂石已经拉来，周六动工' })
  expect((await s.read(id)).photos).toBe(0)
  const found = (await waiting()).find((a) => a.issueId === id)
  expect(found).toMatchObject({ kindName: '记录进展', wordsWait: false, role: '村委会成员' })
  expect(found?.photoLinks.map((p) => p.fileId)).toEqual([photo])
  await show(found?.additionId ?? '')
  expect(await files('villager_rep')).toEqual([photo])
  expect((await waiting()).map((a) => a.issueId)).not.toContain(id)
  expect((await s.read(id)).history.at(-1)?.kindName).toBe('公开办理的照片和说明')
  expect((await s.read(id, 'villager_rep')).history.at(-1)?.kind).toBe('progress')
})

test('a face on them is covered like on the raiser’s; kept back, the author is told why', async () => {
  const id = await inWork()
  const [photo = ''] = await work(id)
  const { coverId } = await (await s.who('township_staff')).issue.coverPhoto({
    ...{ ...press(), villageId: s.villageId(), issueId: id, fileId: photo },
    boxes: [{ x: 0, y: 0, width: 0.5, height: 0.5 }]
  })
  const addition = (await waiting()).find((a) => a.issueId === id)
  expect(addition?.covers.map((c) => c.fileId)).toEqual([photo])
  await show(addition?.additionId ?? '')
  expect((await lineOf(id, 'villager_rep'))?.photoLinks.map((p) => p.fileId)).toEqual([coverId])
  expect((await lineOf(id, 'villager'))?.photoLinks.map((p) => p.fileId)).toEqual([photo])
  await hide(addition?.additionId ?? '')
  expect((await lineOf(id, 'villager_rep'))?.photoLinks).toEqual([])
  const told = await s.db
    .selectFrom('outbox')
    .selectAll()
    .where('kind', '=', 'issue_addition_hidden')
    .execute()
  expect(told.map((m) => [m.holder_id, m.payload.reason])).toEqual([
    [s.holder('committee_member'), '能认出未成年人：照片里有孩子']
  ])
})

test('what was done is shown by photos, and again when it was done over', async () => {
  const id = await inWork()
  const done = async () => {
    const photoIds = [await upload('committee_member')]
    await s.act('committee_member', id, 'done', { reason: '路面补好了，三轮车能过', photoIds })
  }
  await done()
  await s.act('villager', id, 'rate', { rating: 'dissatisfied', reason: '又塌了' })
  await s.act('committee_member', id, 'restart')
  await done()
  const lines = (await s.read(id)).history.filter((h) => h.kind === 'done')
  expect(lines.map((h) => h.photoLinks.length)).toEqual([1, 1])
  expect((await waiting()).filter((a) => a.issueId === id)).toHaveLength(2)
})

test('of a private matter they are for whoever may see the line, and come to no queue', async () => {
  const id = await s.raise({ channel: 'secretary' })
  const secretary = s.holder('party_secretary')
  await s.act('party_secretary', id, 'triage')
  await s.act('party_secretary', id, 'assign', { ownerId: secretary, dueOn: '2026-11-25' })
  await s.act('party_secretary', id, 'start')
  const photoIds = [await upload('party_secretary')]
  await s.act('party_secretary', id, 'progress', { reason: '那个王八蛋已经找到', photoIds })
  expect(await lineOf(id, 'villager')).toMatchObject({ waits: null, photoLinks: [{ fileId: photoIds[0] }] })
  expect((await waiting()).map((a) => a.issueId)).not.toContain(id)
  expect(await outcome(s.read(id, 'villager_rep'))).toBe('FORBIDDEN')
})

test('words of a handler that the machine marks wait for the township; others are read at once', async () => {
  const id = await inWork()
  await s.act('committee_member', id, 'progress', { reason: '那个王八蛋又把路挖断了' })
  expect(await lineOf(id, 'villager_rep')).toMatchObject({ reason: null, waits: null })
  expect(await lineOf(id, 'villager')).toMatchObject({ reason: '那个王八蛋又把路挖断了', waits: 'waiting' })
  const found = (await waiting()).find((a) => a.issueId === id)
  expect(found).toMatchObject({ wordsWait: true, words: '那个王八蛋又把路挖断了' })
  expect(found?.machine).toMatchObject({
    suggestion: 'review',
    marks: [{ labelName: '辱骂', start: 2, end: 5 }]
  })
  await show(found?.additionId ?? '')
  expect(await lineOf(id, 'villager_rep')).toMatchObject({ reason: '那个王八蛋又把路挖断了' })
})

test('what was written of where to go instead waits with its line', async () => {
  const id = await s.shown()
  await s.act('committee_member', id, 'triage')
  const papers = { declineReason: 'beyond_powers', whereTo: '找那个王八蛋去' }
  await s.act('committee_member', id, 'decline', papers)
  const facts = async (role: Role) => (await s.read(id, role)).history.at(-1)?.facts
  expect([await facts('villager'), await facts('villager_rep')]).toEqual([
    ['超出村里的权限', '可以到找那个王八蛋去办'],
    ['超出村里的权限']
  ])
})
