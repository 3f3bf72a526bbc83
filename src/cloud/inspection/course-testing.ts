import { randomUUID } from 'node:crypto'
import { defaultLines } from '@/domain/inspection/rubric'
import type { Role } from '@/domain/role/roles'
import { as } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

export const press = () => ({ requestId: randomUUID() })

const outside = defaultLines.filter((l) => !l.indoors)

/** Marks outside the house that come to this score out of a hundred (whole eighths above 0 only). */
export const marksFor = (score: number): Record<string, number> => {
  let left = Math.ceil((score * outside.length * 10) / 100)
  return Object.fromEntries(
    outside.map((line, i) => {
      const mark = Math.min(10, Math.ceil(left / (outside.length - i)))
      left -= mark
      return [line.id, mark]
    })
  )
}

type Holder = Exclude<Role, 'visitor'>

/** The test world with a round over its two groups: led by the committee's member, gone round by offices of households 1 and 2. */
export const roundScene = () => {
  const scene = worldScene()
  const villageId = () => scene.world.A.villageId
  const who = (role: Role, where: 'A' | 'B' = 'A') => as(scene.world.callerFor(role, where))
  const holder = (role: Holder) => scene.world.A.holders[role].id
  const household = (n: 0 | 1 | 2) => scene.world.A.households[n].id
  const inspectors = ['committee_member', 'villager_rep', 'supervision_member', 'points_assessor'] as const

  const draft = (over: object = {}) => ({
    ...{ ...press(), villageId: villageId(), name: '十一月庭院卫生检查' },
    ...{ from: '2026-11-20', to: '2026-11-30', groupIds: scene.world.A.groups.map((g) => g.id) },
    inspectorIds: inspectors.map((role) => holder(role)),
    leaderId: holder('committee_member'),
    ...over
  })
  const open = async (over: object = {}) =>
    (await (await who('committee_member')).round.open(draft(over))).roundId

  const sheet = (score: number, over: object = {}) => ({
    ...{ sheetId: randomUUID() as string, householdId: household(0), at: '2026-11-22T01:00:00.000Z' },
    ...{ consent: 'none' as const, marks: marksFor(score), help: '', advice: '', again: false, photoIds: [] },
    ...over
  })
  type SheetSent = ReturnType<typeof sheet>
  const batch = (role: Holder, roundId: string, sheets: readonly SheetSent[]) => ({
    ...{ ...press(), villageId: villageId(), roundId, inspectorId: holder(role) },
    sheets: [...sheets]
  })
  const send = async (role: Holder, roundId: string, ...sheets: readonly SheetSent[]) =>
    (await (await who(role)).round.sendSheets(batch(role, roundId, sheets))).sheets
  /** The codes of the answers, null for what was kept. */
  const codes = async (role: Holder, roundId: string, ...sheets: readonly SheetSent[]) =>
    (await send(role, roundId, ...sheets)).map((s) => s.code)

  const stop = (roundId: string, householdId = household(0)) =>
    scene.db
      .selectFrom('inspection_stop')
      .select(['kind', 'sheets', 'score', 'level', 'spread'])
      .where('village_id', '=', villageId())
      .where('round_id', '=', roundId)
      .where('household_id', '=', householdId)
      .executeTakeFirstOrThrow()
  const say = async (kind: 'enter' | 'red_list', value: boolean | null) =>
    (await who('villager')).round.say({
      ...press(),
      villageId: villageId(),
      householdId: household(0),
      kind,
      value
    })
  const helped = async (value: boolean, householdId = household(0)) =>
    (await who('committee_member')).round.markHelped({
      ...{ ...press(), villageId: villageId(), householdId, helped: value }
    })
  const close = async (roundId: string, asked?: boolean) =>
    (await who('committee_member')).round.close({
      ...{ ...press(), villageId: villageId(), roundId },
      ...(asked === undefined ? {} : { asked })
    })
  const reopen = async (roundId: string, role: Role = 'committee_member') =>
    (await who(role)).round.reopen({ ...press(), villageId: villageId(), roundId, reason: '岩上组没有信号' })
  const progress = async (roundId: string, role: Role = 'committee_member') =>
    (await who(role)).round.readProgress({ villageId: villageId(), roundId })
  const route = async (role: Role, roundId: string) =>
    (await who(role)).round.readRoute({ villageId: villageId(), roundId })
  const own = async (role: Role = 'villager') =>
    (await who(role)).round.readOwn({ villageId: villageId(), householdId: household(0) })
  return {
    base: scene,
    get db() {
      return scene.db
    },
    ...{ villageId, who, holder, household, inspectors, draft, open, sheet, batch, send, codes, stop },
    ...{ say, helped, close, reopen, progress, route, own }
  }
}
