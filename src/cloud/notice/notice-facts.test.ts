import { Client } from 'pg'
import { noticeScene, press, roadText } from '../testing/notice-scene'
import { noticeFactsOf, openObjectionsOf } from './notice-facts'

const scene = noticeScene()
const { villageId, who, at, cosigned, drafted, hung, putUp, raise } = scene
const facts = (subjectId: string) =>
  noticeFactsOf(
    scene.db,
    { villageId: villageId(), subject: 'decision_resolution', subjectId },
    scene.world.time()
  )
beforeEach(() => at('11-22 10:00'))

test('nothing counts before the notice is signed and hangs everywhere it must', async () => {
  const subjectId = await scene.decision()
  expect(await facts(subjectId)).toBeNull()
  const notice = await drafted({ subjectId })
  const none = { cosigned: false, up: false, windowOver: false, termOver: false }
  expect(await facts(subjectId)).toEqual(none)
  await cosigned(notice)
  expect(await facts(subjectId)).toEqual({ ...none, cosigned: true })
  await putUp(notice.noticeId, ['page'])
  expect(await facts(subjectId)).toEqual({ ...none, cosigned: true })
  await putUp(notice.noticeId, ['wall'])
  expect(await facts(subjectId)).toEqual({ ...none, cosigned: true, up: true })
  at('11-30 00:00')
  expect(await facts(subjectId)).toEqual({ cosigned: true, up: true, windowOver: true, termOver: false })
  at('12-08 00:00')
  expect(await facts(subjectId)).toEqual({ cosigned: true, up: true, windowOver: true, termOver: true })
})

test('one that was tampered with counts as neither signed nor up', async () => {
  const subjectId = await scene.decision()
  const noticeId = await hung({ subjectId })
  const owner = new Client({ connectionString: scene.ownerUrl })
  await owner.connect()
  await owner.query('alter table notice disable trigger notice_frozen')
  await owner.query(`update notice set content = content || '{"title": "别的"}' where id = $1`, [noticeId])
  await owner.query('alter table notice enable trigger notice_frozen')
  await owner.end()
  expect(await facts(subjectId)).toMatchObject({ cosigned: false, up: false })
})

test('stopped by an objection it is not up, and what replaces it is its correction, with terms of its own', async () => {
  const subjectId = await scene.decision()
  const noticeId = await hung({ subjectId })
  const { objectionId } = await raise(noticeId)
  expect(await openObjectionsOf(scene.db, villageId(), subjectId)).toBe(1)
  const about = { villageId: villageId(), objectionId }
  const committee = await who('committee_member')
  await committee.objection.receive({ ...press(), ...about })
  await committee.objection.answer({ ...press(), ...about, words: '当天的计票表可以到村委会查看。' })
  await (await who('supervision_member')).objection.verify({
    ...press(),
    ...about,
    finding: 'flawed',
    steps: ['resolution'],
    reason: '计票少了一票'
  })
  expect(await openObjectionsOf(scene.db, villageId(), subjectId)).toBe(0)
  at('12-20 10:00')
  expect(await facts(subjectId)).toEqual({ cosigned: true, up: false, windowOver: false, termOver: false })
  const table = null
  const again = await (await who('committee_member')).notice.correct({
    ...press(),
    villageId: villageId(),
    noticeId,
    text: { ...roadText, sections: [{ heading: '重新表决', lines: ['赞成37票。'], table }] },
    attachments: [],
    reason: '重新表决后公开'
  })
  await putUp(await cosigned(again))
  expect(await facts(subjectId)).toEqual({ cosigned: true, up: true, windowOver: false, termOver: false })
})

test('those whose turn it is are told, and find it in their list', async () => {
  const notice = await drafted()
  const told = async (kind: string) => {
    const rows = await scene.db.selectFrom('outbox').selectAll().where('kind', '=', kind).execute()
    return rows.filter((m) => m.payload.noticeId === notice.noticeId).map((m) => m.holder_id)
  }
  const { supervision_member, party_secretary, committee_member } = scene.world.A.holders
  expect(await told('notice_to_cosign')).toEqual([supervision_member.id])
  const waiting = async (state: 'draft' | 'cosigned') =>
    (await (await who('supervision_member')).notice.list({ villageId: villageId(), waiting: state })).map(
      (n) => n.noticeId
    )
  expect(await waiting('draft')).toContain(notice.noticeId)
  await cosigned(notice)
  expect(await told('notice_to_put_up')).toEqual([party_secretary.id])
  expect([await waiting('draft'), await waiting('cosigned')].map((l) => l.includes(notice.noticeId))).toEqual(
    [false, true]
  )
  await putUp(notice.noticeId)
  await raise(notice.noticeId)
  expect(await told('objection_to_receive')).toEqual([committee_member.id])
})
