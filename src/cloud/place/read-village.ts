import { sql } from 'kysely'
import { nameOn, ReadVillage } from '@/domain/place/place'
import { query } from '../api/procedure'
import { namesOf } from './names'
import { presentVillage } from './present-place'
import { villageSubject } from './subjects'

/** A village: its names (also former ones), what it belongs to, its size, and which villages it was merged from or into. */
export const readVillage = query({
  action: 'read_place',
  input: ReadVillage,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, actor }, { villageId }, subject) => {
    const places = await db
      .selectFrom('place')
      .select(['id', 'level', 'began_on', 'ended_on', 'merged_into'])
      .where((e) =>
        e.or([
          e('id', 'in', [villageId, subject.townshipId ?? villageId, subject.countyId]),
          e('merged_into', '=', villageId)
        ])
      )
      .execute()
    const village = places.find((p) => p.id === villageId)
    if (!village) throw new Error(`village ${villageId} vanished`)
    const ids = [...places.map((p) => p.id), ...(village.merged_into ? [village.merged_into] : [])]
    const names = await namesOf(db, ids)
    const counts = await sql<{ groups: number; households: number; people: number }>`
      select (select count(*)::int from village_group where village_id = ${villageId} and ended_on is null) as groups,
        (select count(*)::int from household where village_id = ${villageId} and ended_on is null) as households,
        (select count(*)::int from member where village_id = ${villageId} and ended_on is null) as people`.execute(
      db
    )
    const called = (id: string | null) => nameOn(names.get(id ?? '') ?? [], actor.on)?.name ?? ''
    return presentVillage(
      village,
      names.get(villageId) ?? [],
      { township: called(subject.townshipId), county: called(subject.countyId) },
      counts.rows[0] ?? { groups: 0, households: 0, people: 0 },
      actor.on,
      {
        successor: village.merged_into
          ? { villageId: village.merged_into, name: called(village.merged_into) }
          : null,
        predecessors: places
          .filter((p) => p.merged_into === villageId)
          .map((p) => {
            const last = nameOn(names.get(p.id) ?? [], p.ended_on ?? actor.on)
            return { villageId: p.id, name: last?.name ?? '', code: last?.code ?? '' }
          })
      }
    )
  }
})
