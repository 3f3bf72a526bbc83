import type { Role } from '@/domain/role/roles'
import { newId } from '../crypto/new-id'
import { awardHonours } from '../jobs/award-honours'
import { watchNotices } from '../jobs/watch-notices'
import { as } from '../testing/caller'
import { noticeScene, press } from '../testing/notice-scene'

type Person = { placeId: string; id: string; name: string }

/** The test world with what tests of 最美评选 share: more households, and the way from a nomination to the plaque. */
export const honourScene = () => {
  const scene = noticeScene()
  const here = () => ({ ...press(), villageId: scene.villageId() })
  const whoIs = (person: Person) => as(scene.world.callerAs(person))

  /** A household of two in courtyard 0, with an account to be honoured on. */
  const settle = async (name: string, no: string): Promise<Person & { householdId: string }> => {
    const [at] = scene.world.A.households
    const householdId = newId()
    const id = newId()
    const village_id = scene.villageId()
    await scene.db
      .insertInto('household')
      .values({ village_id, id: householdId, group_id: at.groupId, courtyard_id: at.courtyardId, no })
      .execute()
    await scene.db
      .insertInto('member')
      .values({
        ...{ village_id, id, household_id: householdId, name, relation: 'head' as const },
        ...{ sex: 'female' as const, birth_month: '1980-01', residence: 'resident' as const },
        joined_on: '2020-01-01'
      })
      .execute()
    return { placeId: village_id, id, name, householdId }
  }
  const opened = async (over: object = {}): Promise<string> => {
    const round = await (await scene.who('committee_member')).honour.openRound({
      ...here(),
      ...{ category: '最美庭院', period: '2026年', standard: '门前干净，院内整齐，邻里都认可' },
      ...{ nominateUntil: '2026-11-25', plaques: 2, points: 20, method: 'points' as const, ...over }
    })
    return round.roundId
  }
  /** A household puts its own name down. */
  const entered = async (roundId: string, person: Person & { householdId: string }): Promise<string> => {
    const own = { householdId: person.householdId, words: '院子一年四季都收拾', fileIds: [] }
    return (await (await whoIs(person)).honour.nominate({ ...here(), roundId, ...own })).nomineeId
  }
  const supported = async (nomineeId: string, role: Role = 'courtyard_host') =>
    (await scene.who(role)).honour.recordView({
      ...here(),
      ...{ nomineeId, supports: true, words: '大家都说这家收拾得好', present: '十二户' }
    })
  const moved = async (roundId: string, action: 'begin_panel' | 'close_panel' | 'cancel', words?: string) =>
    (await scene.who('committee_member')).honour.actRound({
      ...here(),
      ...{ roundId, action, ...(words ? { words } : {}) }
    })
  const judged = async (role: Role, nomineeId: string, points: number) =>
    (await scene.who(role)).honour.judge({ ...here(), nomineeId, points, words: '看过院子，属实' })
  const panel = ['committee_member', 'party_secretary', 'villager_rep', 'points_assessor'] as const
  const judgedByAll = async (nomineeId: string, points: readonly number[]) => {
    for (const [i, p] of points.entries()) await judged(panel[i] ?? 'points_assessor', nomineeId, p)
  }
  const drafted = async (roundId: string) =>
    (await scene.who('committee_member')).honour.draftNotice({ ...here(), roundId })
  const hung = async (roundId: string): Promise<string> => {
    const noticeId = await scene.cosigned(await drafted(roundId))
    await scene.putUp(noticeId)
    return noticeId
  }
  /** The whole way to the board: a round with these households, each given these points. */
  const onNotice = async (
    people: readonly (Person & { householdId: string })[],
    points: readonly number[]
  ) => {
    scene.at('11-22 10:00')
    const roundId = await opened()
    const nominees: string[] = []
    for (const p of people) nominees.push(await entered(roundId, p))
    for (const n of nominees) await supported(n)
    scene.at('11-26 09:00')
    await moved(roundId, 'begin_panel')
    for (const n of nominees) await judgedByAll(n, points)
    await moved(roundId, 'close_panel')
    return { roundId, nominees, noticeId: await hung(roundId) }
  }
  const clock = async (text: string) => {
    const now = scene.at(text)
    await watchNotices(scene.db, now)
    return awardHonours(scene.db, now)
  }
  const stateOf = async (nomineeId: string): Promise<string> =>
    (
      await scene.db
        .selectFrom('honour_nominee')
        .select('state')
        .where('id', '=', nomineeId)
        .executeTakeFirstOrThrow()
    ).state
  const told = async (kind: string): Promise<string[]> =>
    (await scene.db.selectFrom('outbox').select('holder_id').where('kind', '=', kind).execute()).map(
      (r) => r.holder_id
    )
  return {
    ...{ scene, here, whoIs, settle, opened, entered, supported, moved, judged, judgedByAll, drafted, hung },
    ...{ onNotice, clock, stateOf, told }
  }
}
