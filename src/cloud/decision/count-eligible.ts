import { sql } from 'kysely'
import { byHousehold } from '@/domain/meeting/attendance'
import type { MeetingFacts } from '@/domain/meeting/counts'
import { bodyRoles, hasList } from '@/domain/meeting/entitled'
import type { MeetingKind, MeetingMode } from '@/domain/meeting/meeting'
import { isAdult } from '@/domain/member/member'
import type { Db } from '../db/pool'

/** Who ought to come, as far as the roster knows: the part of a meeting's numbers that is known before it. */
export type Entitled = Pick<MeetingFacts, 'eligible' | 'women' | 'allMembers'>

const partyMembers = async (db: Db, villageId: string): Promise<Entitled> => {
  const row = await db
    .selectFrom('member')
    .select([
      sql<number>`count(*) filter (where party = 'full')::int`.as('full'),
      sql<number>`count(*)::int`.as('all')
    ])
    .where('village_id', '=', villageId)
    .where('party', 'is not', null)
    .where('ended_on', 'is', null)
    .executeTakeFirstOrThrow()
  return { eligible: row.full, allMembers: { eligible: row.all } }
}

/** 组成人员: the representatives and the members of the committee, whoever is both counted once. */
const representatives = async (db: Db, villageId: string, on: string): Promise<Entitled> => {
  const row = await db
    .selectFrom('role_grant as g')
    .innerJoin('member as m', (j) =>
      j.onRef('m.village_id', '=', 'g.place_id').onRef('m.id', '=', 'g.holder_id')
    )
    .select([
      sql<number>`count(distinct m.id)::int`.as('all'),
      sql<number>`count(distinct m.id) filter (where g.role = 'villager_rep' and m.sex = 'female')::int`.as(
        'women'
      ),
      sql<boolean>`coalesce(bool_and(m.sex is not null), false)`.as('sexes_known')
    ])
    .where('g.place_id', '=', villageId)
    .where('g.role', 'in', bodyRoles)
    .where('g.from_day', '<=', on)
    .where((w) => w.or([w('g.to_day', 'is', null), w('g.to_day', '>=', on)]))
    .where('m.ended_on', 'is', null)
    .executeTakeFirstOrThrow()
  // A roster without the column says nothing of the women among them; zero would be a warning about nobody.
  return row.sexes_known ? { eligible: row.all, women: { eligible: row.women } } : { eligible: row.all }
}

const households = async (db: Db, villageId: string, groupId: string | null): Promise<Entitled> => {
  const row = await db
    .selectFrom('household')
    .select(sql<number>`count(*)::int`.as('all'))
    .where('village_id', '=', villageId)
    .where('ended_on', 'is', null)
    .$if(groupId !== null, (q) => q.where('group_id', '=', groupId ?? ''))
    .executeTakeFirstOrThrow()
  return { eligible: row.all }
}

/** Someone without a birth month counts as an adult: leaving them out would lower the number that must come. */
const adults = async (
  db: Db,
  at: { readonly villageId: string; readonly on: string },
  groupId: string | null
): Promise<Entitled> => {
  const rows = await db
    .selectFrom('member as m')
    .select(['m.birth_month', sql<number>`count(*)::int`.as('people')])
    .where('m.village_id', '=', at.villageId)
    .where('m.ended_on', 'is', null)
    .$if(groupId !== null, (q) =>
      q
        .innerJoin('household as h', (j) =>
          j.onRef('h.village_id', '=', 'm.village_id').onRef('h.id', '=', 'm.household_id')
        )
        .where('h.group_id', '=', groupId ?? '')
    )
    .groupBy('m.birth_month')
    .execute()
  const of = rows.filter((r) => r.birth_month === null || isAdult(r.birth_month, at.on))
  return { eligible: of.reduce((sum, r) => sum + r.people, 0) }
}

/**
 * Who ought to come to a meeting of this kind on a day, counted from the roster; null where the roster cannot know
 * (the branch's committee, a group not named, the members of the collective). The same people name by name:
 * `entitledPeople`.
 */
export const countEligible = async (
  db: Db,
  at: { readonly villageId: string; readonly on: string },
  kind: MeetingKind,
  mode?: MeetingMode,
  groupId: string | null = null
): Promise<Entitled | null> => {
  if (!hasList(kind, mode ?? null, groupId)) return null
  // 一事一议 by representatives counts the households behind them, which the roster does not tie to anybody.
  if (kind === 'yishiyiyi' && mode === 'reps') return null
  if (kind === 'party_members') return partyMembers(db, at.villageId)
  if (kind === 'rep_meeting') return representatives(db, at.villageId, at.on)
  const group = kind === 'group_meeting' ? groupId : null
  const whole = byHousehold({ kind, mode: mode ?? null })
  return whole ? households(db, at.villageId, group) : adults(db, at, group)
}
