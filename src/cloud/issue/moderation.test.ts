import sharp from 'sharp'
import { wav } from '@/domain/file/sound/sound-samples'
import { noise } from '../file/photo-samples'
import { uploadFile } from '../file/upload-file'
import { outcome } from '../testing/caller'
import { issueScene, press } from '../testing/issue-scene'

const s = issueScene()
const hide = async (issueId: string, role: 'township_staff' | 'township_legal' = 'township_staff') =>
  (await s.who(role)).issue.hide({
    ...press(),
    villageId: s.villageId(),
    issueId,
    reason: 'insult'
  })
const appeal = async (issueId: string, role: 'villager' | 'villager_rep' = 'villager') =>
  (await s.who(role)).issue.appeal({
    ...press(),
    villageId: s.villageId(),
    issueId,
    words: '说的是事，没有骂人'
  })
const waiting = async () =>
  (await s.who('township_staff')).issue.listWaiting({ townshipId: s.world.A.townshipId })

test('what is hidden is appealed against once, by its raiser, and looked at again', async () => {
  const id = await s.raise()
  expect(await outcome(appeal(id))).toBe('ISSUE_NOT_HIDDEN')
  await hide(id)
  expect(await outcome(appeal(id, 'villager_rep'))).toBe('FORBIDDEN')
  expect(await appeal(id)).toMatchObject({ moderation: 'appealed' })
  expect((await waiting()).find((w) => w.issueId === id)).toMatchObject({
    moderationName: '未公开，正在复核',
    appeal: { hiddenFor: '辱骂或造谣中伤他人', words: '说的是事，没有骂人' }
  })
  expect(await outcome(hide(id))).toBe('ISSUE_APPEAL_SAME_JUDGE')
  await hide(id, 'township_legal')
  expect(await outcome(appeal(id))).toBe('ISSUE_NOT_HIDDEN')
  expect((await s.read(id)).history.map((h) => h.kindName)).toEqual([
    '说事',
    '暂不公开',
    '申请复核',
    '暂不公开'
  ])
})

test('shown after an appeal and hidden anew, it is appealed against anew', async () => {
  const id = await s.raise()
  await hide(id)
  await appeal(id)
  await s.show(id)
  await hide(id)
  expect(await appeal(id)).toMatchObject({ moderation: 'appealed' })
  await hide(id, 'township_legal')
  expect(await outcome(appeal(id))).toBe('ISSUE_NOT_HIDDEN')
})

test('the machine marks for the moderator what it finds, and hides nothing itself', async () => {
  const id = await s.raise({ words: '三组老王家电话13812345678，路灯坏了' })
  const queued = (await waiting()).find((w) => w.issueId === id)
  expect(queued?.findings).toMatchObject([{ kind: 'phone', start: 7 }])
  expect([queued?.moderation, queued?.appeal]).toEqual(['waiting', null])
})

test('a name is covered for the public, in reading and in search, and stays for whoever handles it', async () => {
  const id = await s.shown({ words: '向天乐上学的路上没有灯，孩子害怕' })
  const cover = async (spans: object[]) =>
    (await s.who('township_staff')).issue.coverWords({
      ...press(),
      villageId: s.villageId(),
      issueId: id,
      spans: spans as { from: number; to: number }[]
    })
  expect(await outcome(cover([{ from: 0, to: 99 }]))).toBe('ISSUE_COVER_SPAN')
  expect(await outcome(cover([{ from: 2, to: 2 }]))).toBe('ISSUE_COVER_SPAN')
  await cover([{ from: 0, to: 3 }])
  expect((await s.read(id, 'villager_rep')).words).toBe('＊＊＊上学的路上没有灯，孩子害怕')
  expect((await s.read(id)).words).toContain('向天乐')
  expect((await s.read(id, 'courtyard_host')).words).toContain('向天乐')
  const rep = await s.who('villager_rep')
  const find = async (words: string) =>
    (await rep.issue.search({ villageId: s.villageId(), words })).map((i) => i.issueId)
  expect([await find('向天乐'), await find('上学')]).toEqual([[], [id]])
  expect((await s.read(id, 'villager_rep')).history.map((h) => h.kind)).not.toContain('covered')
})

test('a face is painted over on a copy: the public gets the copy alone', async () => {
  const villager = await s.world.callerFor('villager', 'A')
  const bytes = await sharp(noise(80, 60), { raw: { width: 80, height: 60, channels: 3 } })
    .jpeg()
    .toBuffer()
  const photo = await uploadFile(villager, { villageId: s.villageId(), requestId: press().requestId, bytes })
  const id = await s.shown({ photoIds: [photo.fileId] })
  const cover = async (fileId: string, role: 'township_staff' | 'committee_member' = 'township_staff') =>
    (await s.who(role)).issue.coverPhoto({
      ...press(),
      villageId: s.villageId(),
      issueId: id,
      fileId,
      boxes: [{ x: 0.5, y: 0, width: 0.9, height: 1 }]
    })
  expect(await outcome(cover(photo.fileId, 'committee_member'))).toBe('FORBIDDEN')
  expect(await outcome(cover(press().requestId))).toBe('ISSUE_COVER_FILE')
  const { coverId } = await cover(photo.fileId)
  const seen = await s.read(id, 'villager_rep')
  expect(seen.photoLinks.map((p) => p.fileId)).toEqual([coverId])
  expect((await s.read(id)).photoLinks.map((p) => p.fileId)).toEqual([photo.fileId])
  expect(seen.photos).toBe(1)
  const key = { villageId: s.villageId(), fileId: coverId ?? '', variant: 'main' as const }
  const chunks: Buffer[] = []
  for await (const c of (await s.world.deps.files.open(key)) ?? []) chunks.push(Buffer.from(c))
  const { data, info } = await sharp(Buffer.concat(chunks)).raw().toBuffer({ resolveWithObject: true })
  const at = (x: number) => data[(30 * info.width + x) * info.channels] ?? 0
  expect([60, 70, 78].map((x) => Math.abs(at(x) - 128) < 12)).toEqual([true, true, true])
  // The copy is no photo to be covered itself.
  expect(await outcome(cover(coverId ?? ''))).toBe('ISSUE_COVER_FILE')
  // Without a box the cover comes off, once, and leaves its line.
  const uncover = async () =>
    (await s.who('township_staff')).issue.coverPhoto({
      ...{ ...press(), villageId: s.villageId(), issueId: id, fileId: photo.fileId, boxes: [] }
    })
  expect(await uncover()).toMatchObject({ coverId: null })
  expect((await s.read(id, 'villager_rep')).photoLinks.map((p) => p.fileId)).toEqual([photo.fileId])
  expect((await s.read(id)).history.at(-1)).toMatchObject({ kindName: '取消遮盖', reason: '取消遮盖照片' })
  expect((await s.read(id, 'villager_rep')).history.map((h) => h.kind)).not.toContain('uncovered')
  expect(await outcome(uncover())).toBe('ISSUE_NOT_COVERED')
  const again = await cover(photo.fileId)
  expect((await s.read(id, 'villager_rep')).photoLinks.map((p) => p.fileId)).toEqual([again.coverId])
})

test('words and the place are covered apart, and uncovered again with a trace', async () => {
  const id = await s.shown({ words: '向天乐上学的路没有灯', placeWords: '向天乐家门口' })
  const cover = async (part: 'words' | 'place', spans: { from: number; to: number }[]) =>
    (await s.who('township_staff')).issue.coverWords({
      ...{ ...press(), villageId: s.villageId(), issueId: id, part, spans }
    })
  expect(await outcome(cover('words', []))).toBe('ISSUE_NOT_COVERED')
  expect(await outcome(cover('place', [{ from: 0, to: 7 }]))).toBe('ISSUE_COVER_SPAN')
  await cover('place', [{ from: 0, to: 3 }])
  const seen = async () => {
    const { words, where } = await s.read(id, 'villager_rep')
    return [words, where]
  }
  expect(await seen()).toEqual(['向天乐上学的路没有灯', '＊＊＊家门口'])
  expect((await s.read(id)).where).toBe('向天乐家门口')
  const rep = await s.who('villager_rep')
  const find = async (words: string) =>
    (await rep.issue.search({ villageId: s.villageId(), words })).map((i) => i.issueId)
  await cover('words', [{ from: 0, to: 3 }])
  expect(await find('向天乐')).not.toContain(id)
  await cover('words', [])
  await cover('place', [])
  expect(await seen()).toEqual(['向天乐上学的路没有灯', '向天乐家门口'])
  expect(await find('向天乐')).toContain(id)
  expect((await s.read(id)).history.slice(-2).map((h) => h.reason)).toEqual(['取消遮盖文字', '取消遮盖地点'])
})

test('what was hidden is in the township’s list, over or not, with why; shown, it leaves it', async () => {
  const hidden = async (role: 'township_staff' | 'committee_member' = 'township_staff') =>
    (await (await s.who(role)).issue.listHidden({ townshipId: s.world.A.townshipId })).map((h) => h.issueId)
  expect(await outcome(hidden('committee_member'))).toBe('FORBIDDEN')
  const [open, over, quiet] = [await s.raise(), await s.raise(), await s.raise({ channel: 'secretary' })]
  await hide(open)
  await hide(over)
  await s.act('villager', over, 'withdraw')
  expect((await hidden()).slice(0, 2)).toEqual([over, open])
  expect(await hidden()).not.toContain(quiet)
  const staff = await s.who('township_staff')
  const [card] = await staff.issue.listHidden({ townshipId: s.world.A.townshipId })
  expect(card).toMatchObject({
    ...{ issueId: over, state: 'WITHDRAWN', moderationName: '未公开' },
    appeal: { hiddenFor: '辱骂或造谣中伤他人', words: null }
  })
  const beyond = await staff.issue.listHidden({ townshipId: s.world.A.townshipId, before: over })
  expect(beyond.map((h) => h.issueId)).toContain(open)
  await s.show(open)
  expect(await hidden()).not.toContain(open)
})

test('a sound is for the raiser and whoever handles the matter; a photo is none', async () => {
  const villager = await s.world.callerFor('villager', 'A')
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
  const photo = await uploadFile(villager, { villageId: s.villageId(), requestId: press().requestId, bytes })
  expect(await outcome(s.raise({ sound: { fileId: photo.fileId, seconds: 10 } }))).toBe('ISSUE_SOUND_MISSING')
  expect(await outcome(s.raise({ sound: { fileId: photo.fileId, seconds: 61 } }))).toBe('INPUT_INVALID')
  const recorded = (seconds: number) =>
    uploadFile(villager, {
      villageId: s.villageId(),
      requestId: press().requestId,
      bytes: wav(new Uint8Array(seconds * 8000))
    })
  // A phone that says 60 of a sound of 62 is not believed.
  const long = await recorded(62)
  expect(await outcome(s.raise({ sound: { fileId: long.fileId, seconds: 60 } }))).toBe('ISSUE_SOUND_TOO_LONG')
  const sound = await recorded(12)
  const id = await s.shown({ sound: { fileId: sound.fileId, seconds: 12 } })
  expect((await s.read(id)).soundUrl).toContain(sound.fileId)
  expect((await s.read(id, 'courtyard_host')).soundUrl).toContain(sound.fileId)
  const seen = await s.read(id, 'villager_rep')
  expect([seen.soundUrl, seen.photoLinks]).toEqual([null, []])
})
