import { randomUUID } from 'node:crypto'
import type { Role } from '@/domain/role/roles'
import { as } from './caller'
import { worldScene } from './world-scene'

export const press = () => ({ requestId: randomUUID() })

/** An hour of Shanghai in 2026: `hour('11-23 10:00')`. */
export const hour = (text: string): Date => new Date(`2026-${text.replace(' ', 'T')}:00+08:00`)

/** The test world with what tests of matters share: raising, showing, and any step by whoever holds a role. */
export const issueScene = () => {
  const scene = worldScene(hour('11-23 10:00'))
  const villageId = () => scene.world.A.villageId
  const who = (role: Role, where: 'A' | 'B' = 'A') => as(scene.world.callerFor(role, where))
  const at = (text: string) => scene.world.time(hour(text))
  const holder = (role: Exclude<Role, 'visitor'>) => scene.world.A.holders[role].id
  const raise = async (over: object = {}, role: Role = 'villager') => {
    const { issueId } = await (await who(role)).issue.raise({
      ...press(),
      villageId: villageId(),
      category: 'road',
      words: '水井边的路塌了一截，三轮车过不去',
      photoIds: [],
      showName: false,
      ...over
    })
    return issueId
  }
  const show = async (issueId: string) =>
    (await who('township_staff')).issue.show({ ...press(), villageId: villageId(), issueId })
  /** A matter of household 0 that the village reads. */
  const shown = async (over: object = {}) => {
    const issueId = await raise(over)
    await show(issueId)
    return issueId
  }
  const act = async (role: Role, issueId: string, action: string, papers: object = {}) =>
    (await who(role)).issue.act({
      ...press(),
      villageId: villageId(),
      issueId,
      action: action as never,
      ...papers
    })
  const read = async (issueId: string, role: Role = 'villager') =>
    (await who(role)).issue.read({ villageId: villageId(), issueId })
  return {
    base: scene,
    get db() {
      return scene.db
    },
    get world() {
      return scene.world
    },
    ...{ villageId, who, at, holder, raise, show, shown, act, read }
  }
}
