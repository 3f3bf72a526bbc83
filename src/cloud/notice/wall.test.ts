import { randomUUID } from 'node:crypto'
import jsQR from 'jsqr'
import sharp from 'sharp'
import { callerOf, outcome } from '../testing/caller'
import { noticeScene, roadText } from '../testing/notice-scene'
import { noticeAddress, qrCodeOf } from './qr-code'

const scene = noticeScene()
const { villageId, at, drafted, cosigned, putUp, takeDown, hung, who } = scene
const publicUrl = 'https://xiaoyuan.example.gov.cn'
const wall = async (
  noticeId: string,
  role: Parameters<typeof who>[0] = 'committee_member',
  url: string | null = publicUrl
) => {
  const context = await scene.world.callerFor(role, 'A')
  return callerOf({ ...context, publicUrl: url }).notice.readWall({ villageId: villageId(), noticeId })
}

/** What a phone reads from the code as it is drawn on paper. */
const scanned = async ({ size, path }: { size: number; path: string }): Promise<string | undefined> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 4}" height="${size * 4}"><rect width="100%" height="100%" fill="#fff"/><path d="${path}"/></svg>`
  const { data, info } = await sharp(Buffer.from(svg))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data
}

beforeEach(() => at('11-22 10:00'))

describe('refuses', () => {
  test('whoever does not keep the paper, and what is not there', async () => {
    const noticeId = await hung()
    for (const role of ['villager', 'villager_rep', 'township_staff', 'township_legal', 'visitor'] as const) {
      expect(await outcome(wall(noticeId, role))).toMatch(/FORBIDDEN|NOT_SIGNED_IN/)
    }
    expect(await outcome(wall(randomUUID()))).toBe('NOT_FOUND')
  })
  test('what must not hang again: covered, or corrected', async () => {
    const covered = await hung()
    await takeDown(covered, 'leak', 'supervision_member', ['wall', 'page'])
    expect(await outcome(wall(covered))).toBe('NOTICE_COVERED')
    const old = await hung()
    const text = { ...roadText, title: '3组机耕路硬化项目更正公告' }
    const draft = await (await who('committee_member')).notice.correct({
      requestId: randomUUID(),
      villageId: villageId(),
      noticeId: old,
      text,
      attachments: [],
      reason: '题目写错了'
    })
    const shown = await wall(draft.noticeId)
    expect(shown.corrects).toMatchObject({ reason: '题目写错了', differences: [{ where: '标题' }] })
    await putUp(await cosigned(draft))
    expect(await outcome(wall(old))).toBe('NOTICE_CORRECTED')
    expect(await outcome(wall(draft.noticeId))).toBe('ok')
  })
})

test('before it hangs it has no dates, and before it is signed no signature; both are lines for the pen', async () => {
  const draft = await drafted()
  expect(await wall(draft.noticeId)).toMatchObject({
    signed: null,
    hungOn: null,
    windowLastDay: null,
    termLastDay: null,
    contentHash: draft.contentHash
  })
  await cosigned(draft)
  expect(await wall(draft.noticeId, 'supervision_member')).toMatchObject({
    signed: { on: '2026-11-22' },
    hungOn: null
  })
  await putUp(draft.noticeId)
  expect(await wall(draft.noticeId, 'party_secretary')).toMatchObject({
    hungOn: '2026-11-22',
    windowLastDay: '2026-11-29',
    termLastDay: '2026-12-07',
    title: roadText.title,
    sections: roadText.sections
  })
})

test('the code on the paper leads to the page of the notice, also when a corner is covered', async () => {
  const noticeId = await hung()
  const { qr } = await wall(noticeId)
  const address = `${publicUrl}/#/packages/disclosure/notice/index?villageId=${villageId()}&noticeId=${noticeId}`
  expect(qr?.url).toBe(address)
  expect(qr && (await scanned(qr))).toBe(address)
  const { size, path } = qrCodeOf(noticeAddress(publicUrl, villageId(), noticeId))
  // A stain of a twentieth of the field, away from the corner marks.
  const stain = Math.floor(size / 5)
  const from = Math.floor(size / 2)
  expect(await scanned({ size, path: `${path}M${from} ${from}h${stain}v${stain}h-${stain}z` })).toBe(address)
})

test('without an address there is no code', async () => {
  expect((await wall(await hung(), 'committee_member', null)).qr).toBeNull()
})

test('says on paper too whom to call, once the village has written it', async () => {
  const noticeId = await hung()
  expect((await wall(noticeId)).contact).toBeNull()
  await (await who('committee_member')).contact.chooseVillage({
    requestId: randomUUID(),
    villageId: villageId(),
    contact: { post: '村委会', name: '向会计', phone: '0718-7221234', hours: '白天', agreed: true }
  })
  expect((await wall(noticeId)).contact).toBe('有事打电话：莫𡐓村村委会 向会计 0718-7221234（白天）')
})
