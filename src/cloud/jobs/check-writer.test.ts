import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { localContentCheck } from '../adapters/local/local-content-check'
import { wechatApi } from '../adapters/wechat/wechat-api'
import { wechatContentCheck } from '../adapters/wechat/wechat-content-check'
import { sealText } from '../crypto/seal-text'
import { uploadFile } from '../file/upload-file'
import type { ContentCheck } from '../ports/content-check'
import { hour, issueScene } from '../testing/issue-scene'
import { checkWaiting } from './check-waiting'

// WeChat asks for the openid of whoever wrote it.

const s = issueScene()
const now = hour('11-23 11:00')
const secret = () => s.world.deps.secret
const run = (content: ContentCheck = localContentCheck(), at = now) =>
  checkWaiting({ db: s.db, secret: secret(), content, clock: () => at })
const machineOf = async (id: string) =>
  (await (await s.who('township_staff')).issue.listWaiting({ townshipId: s.world.A.townshipId })).find(
    (w) => w.issueId === id
  )?.machine
const photoBy = async (role: 'villager' | 'committee_member') => {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
  const file = { villageId: s.villageId(), requestId: randomUUID(), bytes }
  return (await uploadFile(await s.world.callerFor(role, 'A'), file)).fileId
}

beforeEach(() => run())

const asking = () => {
  const asked: (string | null)[] = []
  const check: ContentCheck = {
    async checkWords(_words, who) {
      asked.push(who?.openid ?? null)
      return { kind: 'checked', suggestion: 'pass', findings: [] }
    },
    async checkMedia(_media, who) {
      asked.push(who?.openid ?? null)
      return { kind: 'undecided', trace: null }
    }
  }
  return { check, asked }
}
/** Everybody has signed in by WeChat. */
const seal = async () => {
  for (const { id } of await s.db.selectFrom('account').select('id').execute()) {
    const openid_sealed = sealText(secret(), 'openid', `openid of ${id}`)
    await s.db.updateTable('account').set({ openid_sealed }).where('id', '=', id).execute()
  }
}
const accountOf = async () => `openid of ${(await s.world.callerFor('villager', 'A')).actor.accountId}`
const writtenBy = async (id: string) =>
  (await s.db.selectFrom('issue').select('written_by').where('id', '=', id).executeTakeFirstOrThrow())
    .written_by

test('without an openid it is left said that no machine has looked', async () => {
  const id = await s.raise({ words: '那个王八蛋又把路挖断了' })
  const api = wechatApi({
    ...{ appid: 'wx0', secret: randomUUID(), clock: () => now },
    baseUrl: 'http://127.0.0.1:1'
  })
  const wechat = wechatContentCheck(api)
  expect(await run(wechat)).toEqual({ checked: 0, unavailable: 1, additions: 0, nominees: 0 })
  expect(await run(wechat)).toEqual({ checked: 0, unavailable: 0, additions: 0, nominees: 0 })
  expect(await machineOf(id)).toMatchObject({
    suggestion: 'unavailable',
    suggestionName: '机器没有查',
    marks: []
  })
})

test('who was there more than two hours ago is not asked for', async () => {
  await seal()
  await s.raise()
  const { raised_at } = await s.db
    .selectFrom('issue')
    .select('raised_at')
    .where('machine_check', 'is', null)
    .where('moderation', '=', 'waiting')
    .executeTakeFirstOrThrow()
  const { check, asked } = asking()
  await run(check, new Date(raised_at.getTime() + 115 * 60_000 + 1))
  expect(asked).toEqual([null])
})

test('the account that wrote it is asked for within two hours, for words, place and photos, then forgotten', async () => {
  await seal()
  const fileId = await photoBy('villager')
  const id = await s.raise({ placeWords: '水井边', photoIds: [fileId] })
  expect(await writtenBy(id)).not.toBeNull()
  const { check, asked } = asking()
  const { raised_at } = await s.db
    .selectFrom('issue')
    .select('raised_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await run(check, new Date(raised_at.getTime() + 115 * 60_000))
  expect(asked).toEqual([await accountOf(), await accountOf(), await accountOf()])
  expect(await writtenBy(id)).toBeNull()
})

test('of what is private no account is kept for a machine', async () => {
  const id = await s.raise({ channel: 'secretary', words: '只说给书记听的话' })
  expect(await writtenBy(id)).toBeNull()
})

test.each(['showIssue', 'hideIssue'] as const)(
  'once the township has decided (%s) no account is kept, though no machine has looked',
  async (decide) => {
    const id = await s.raise()
    expect(await writtenBy(id)).not.toBeNull()
    const key = { requestId: randomUUID(), villageId: s.villageId(), issueId: id }
    const { issue } = await s.who('township_staff')
    await (decide === 'showIssue' ? issue.show(key) : issue.hide({ ...key, reason: 'insult' }))
    expect(await writtenBy(id)).toBeNull()
  }
)

test('what becomes private before a machine has looked keeps no account', async () => {
  const id = await s.raise()
  const consent = (of: 'raiser' | 'other') => ({ consent: { of, given: true } })
  await s.act('committee_member', id, 'triage')
  await s.act('committee_member', id, 'name_party', {
    party: { memberId: s.holder('party_member'), name: '李大翠' }
  })
  await s.act('villager', id, 'consent', consent('raiser'))
  await s.act('party_member', id, 'consent', consent('other'))
  expect(await writtenBy(id)).not.toBeNull()
  await s.act('committee_member', id, 'start_mediation', { ownerId: s.holder('committee_member') })
  expect(await writtenBy(id)).toBeNull()
})
