import { sql, type Transaction } from 'kysely'
import type * as z from 'zod/mini'
import { inspectionRefusals, OpenRound } from '@/domain/inspection/forms'
import { carriesRedList } from '@/domain/inspection/red-list'
import { fewestInspectors } from '@/domain/inspection/visit'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { holdVillage } from '../place/hold-village'
import { villageSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { readRuleItems } from '../rulebook/rule-items'
import { tiesOf } from './load-round'
import { latestRubric } from './load-rubric'
import { presentOpened } from './present-round'
import { tellRound } from './tell-round'

type Input = z.output<typeof OpenRound>
type Tx = Transaction<Database>

/** Those who go round, each once, all of them in the roster; the leader is one of them, and answers with the name. */
const checkInspectors = async (db: Tx, input: Input): Promise<{ ids: string[]; leaderName: string }> => {
  const ids = [...new Set(input.inspectorIds)]
  if (ids.length < fewestInspectors) deny(inspectionRefusals.inspectorsFew)
  if (!ids.includes(input.leaderId)) deny(inspectionRefusals.leader)
  const members = await db
    .selectFrom('member')
    .select(['id', 'name'])
    .where('village_id', '=', input.villageId)
    .where('id', 'in', ids)
    .where('ended_on', 'is', null)
    .execute()
  if (members.length !== ids.length) deny(inspectionRefusals.inspectorUnknown)
  return { ids, leaderName: members.find((m) => m.id === input.leaderId)?.name ?? '' }
}

const checkItems = async ({ db, actor }: WriteContext, input: Input): Promise<void> => {
  const ids = [input.cleanestItemId, input.cleanItemId].flatMap((id) => id ?? [])
  if (ids.length === 0) return
  const items = await readRuleItems(db, input.villageId, actor.on)
  // A yard is a household's: no honour points, which come from an award, and nothing that is counted by the person.
  const isEarned = (id: string) =>
    items.some(
      (i) =>
        i.id === id &&
        i.points > 0 &&
        !i.honour &&
        i.exclusive?.per !== 'person' &&
        i.caps.every((cap) => cap.per !== 'person')
    )
  if (!ids.every(isEarned)) deny(inspectionRefusals.item)
}

const checkRedList = async (db: Tx, { villageId, redListDecisionId }: Input): Promise<void> => {
  if (redListDecisionId === undefined) return
  const found = await db
    .selectFrom('decision')
    .select(['topic', 'state'])
    .where('village_id', '=', villageId)
    .where('id', '=', redListDecisionId)
    .executeTakeFirst()
  if (!found || !carriesRedList(found)) deny(inspectionRefusals.redList)
}

/** The households of the groups in the order in which one walks: group, courtyard, number. */
const layRoute = async (db: Tx, { villageId, groupIds }: Input, roundId: string): Promise<number> => {
  const { numAffectedRows = 0n } = await sql`
    insert into inspection_stop (village_id, round_id, household_id, no)
    select h.village_id, ${roundId}::uuid, h.id, row_number() over (order by g.no, c.name nulls last, h.no)
    from household h
    join village_group g on g.village_id = h.village_id and g.id = h.group_id
    left join courtyard c on c.village_id = h.village_id and c.id = h.courtyard_id
    where h.village_id = ${villageId} and h.ended_on is null and h.group_id = any(${groupIds}::uuid[])`.execute(
    db
  )
  return Number(numAffectedRows) || deny(inspectionRefusals.noHouseholds)
}

/**
 * How many households of a route fewer than three of those who go round may score: an inspector's own, and those of their
 * relatives. They would end without a result.
 */
const countShort = async (db: Tx, villageId: string, roundId: string, ids: readonly string[]) => {
  const homes = await db
    .selectFrom('member')
    .select(['id as memberId', 'household_id as householdId'])
    .where('village_id', '=', villageId)
    .where('id', 'in', [...ids])
    .execute()
  const tied = new Map<string, Set<string>>()
  for (const { memberId, householdId } of [...homes, ...(await tiesOf(db, villageId, ids))]) {
    tied.set(householdId, (tied.get(householdId) ?? new Set()).add(memberId))
  }
  const short = [...tied].flatMap(([id, by]) => (ids.length - by.size < fewestInspectors ? [id] : []))
  if (short.length === 0) return 0
  const stops = await db
    .selectFrom('inspection_stop')
    .select('household_id')
    .where('village_id', '=', villageId)
    .where('round_id', '=', roundId)
    .where('household_id', 'in', short)
    .execute()
  return stops.length
}

/**
 * Opens a round over whole groups, under the rubric as it now is, with those who go round and one of them who leads.
 * Everyone who goes round is told. Answers also how many households are `short` of inspectors. Refuses ROUND_INSPECTORS_FEW, ROUND_INSPECTOR_UNKNOWN, ROUND_LEADER,
 * ROUND_NO_HOUSEHOLDS, ROUND_ITEM, ROUND_RED_LIST and VILLAGE_ENDED.
 */
export const openRound = mutation({
  action: 'round_manage',
  input: OpenRound,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, input, village) => {
    const { db, now } = ctx
    await holdVillage(db, input.villageId)
    const { ids, leaderName } = await checkInspectors(db, input)
    await checkItems(ctx, input)
    await checkRedList(db, input)
    const by = recorderFor(ctx, 'round_manage', village)
    const [villageId, roundId] = [input.villageId, newId()]
    await db
      .insertInto('inspection_round')
      .values({
        ...{ village_id: villageId, id: roundId, name: input.name, from_day: input.from, to_day: input.to },
        rubric_version: (await latestRubric(db, villageId)).version,
        ...{ leader_id: input.leaderId, leader_name: leaderName },
        cleanest_item: input.cleanestItemId ?? null,
        clean_item: input.cleanItemId ?? null,
        red_list_decision: input.redListDecisionId ?? null
      })
      .execute()
    const households = await layRoute(db, input, roundId)
    await db
      .insertInto('inspection_inspector')
      .values(ids.map((member_id) => ({ village_id: villageId, round_id: roundId, member_id })))
      .execute()
    await db
      .insertInto('inspection_round_event')
      .values({
        ...{ village_id: villageId, id: newId(), round_id: roundId, at: now, kind: 'opened' as const },
        ...{ actor_id: by.id, actor_name: by.name, detail: JSON.stringify({ households }) }
      })
      .execute()
    await tellRound(db, villageId, ids, { kind: 'round_to_inspect', now, except: by.id })
    return presentOpened(roundId, households, await countShort(db, villageId, roundId, ids))
  }
})
