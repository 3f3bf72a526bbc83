import { randomUUID } from 'node:crypto'
import type { DecisionState } from '@/domain/decision/decision'
import type { Role } from '@/domain/role/roles'
import { newId } from '../crypto/new-id'
import { as } from './caller'
import { worldScene } from './world-scene'

export const press = () => ({ requestId: randomUUID() })

/** An hour of Shanghai in 2026: `hour('12-01 10:00')`. */
export const hour = (text: string): Date => new Date(`2026-${text.replace(' ', 'T')}:00+08:00`)

export const roadText = {
  title: '3组机耕路硬化项目决议公开',
  sections: [
    {
      heading: '表决情况',
      lines: ['应到52人，实到41人，赞成38票。'],
      table: { columns: ['户主', '户号尾号', '出资（元）'], rows: [['杨某', '0128', '300']] }
    }
  ]
}

/** The test world with what tests of notices share: a decision that is ripe, and the way of a notice to the board. */
export const noticeScene = () => {
  const scene = worldScene(hour('11-22 10:00'))
  const villageId = () => scene.world.A.villageId
  /** The caller who holds a role in village A, at the hour the clock shows. */
  const who = (role: Role) => as(scene.world.callerFor(role, 'A'))
  const at = (text: string) => scene.world.time(hour(text))

  const decision = async (state: DecisionState = 'P1_PUBLISHED'): Promise<string> => {
    const id = newId()
    await scene.db
      .insertInto('decision')
      .values({
        village_id: villageId(),
        id,
        no: id.slice(-12),
        title: '硬化机耕路',
        summary: '硬化1.8公里',
        meaning: '每户出资300元',
        state,
        published: true,
        began_on: '2026-10-01',
        updated_at: scene.world.time()
      })
      .execute()
    return id
  }
  const drafted = async (over: object = {}) => {
    const input = {
      ...press(),
      villageId: villageId(),
      subject: 'decision_resolution' as const,
      subjectId: await decision(),
      text: roadText,
      attachments: [],
      ...over
    }
    return (await who('committee_member')).notice.draft(input)
  }
  const cosigned = async (notice: { noticeId: string; contentHash: string }) => {
    await (await who('supervision_member')).notice.cosign({
      ...press(),
      villageId: villageId(),
      noticeId: notice.noticeId,
      contentHash: notice.contentHash
    })
    return notice.noticeId
  }
  const putUp = async (noticeId: string, channels: ('wall' | 'page')[] = ['wall', 'page']) =>
    (await who('party_secretary')).notice.putUp({ ...press(), villageId: villageId(), noticeId, channels })
  const takeDown = async (
    noticeId: string,
    reason: 'damaged' | 'outage' | 'leak' | 'term_done',
    role: Role = 'committee_member',
    channels: ('wall' | 'page')[] = ['wall']
  ) => (await who(role)).notice.takeDown({ ...press(), villageId: villageId(), noticeId, channels, reason })
  /** A notice that hangs in both places since now. */
  const hung = async (over: object = {}) => {
    const noticeId = await cosigned(await drafted(over))
    await putUp(noticeId)
    return noticeId
  }
  const read = async (noticeId: string, role: Role = 'visitor') =>
    (await who(role)).notice.read({ villageId: villageId(), noticeId })
  const raise = async (noticeId: string, over: object = {}) =>
    (await who('villager')).objection.raise({
      ...press(),
      villageId: villageId(),
      noticeId,
      ground: 'procedure',
      words: '开会没有通知到我家',
      showName: false,
      ...over
    })
  return {
    base: scene,
    get db() {
      return scene.db
    },
    get world() {
      return scene.world
    },
    get ownerUrl() {
      return scene.ownerUrl
    },
    ...{ villageId, who, at, decision, drafted, cosigned, putUp, takeDown, hung, read, raise }
  }
}
