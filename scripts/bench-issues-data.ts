import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import type { World } from '@/cloud/testing/world'

const perVillage = 10_000
const perTownship = 10

/** Words as villagers say them, put together so that no two matters read alike and each pair of characters is common. */
const words = `(array['村口','三组','学校旁边','水井边','桥头','院坝','后山','大屋门口','河边','二组'])[1 + n % 10]
  || (array['的路灯','的路','的水管','的垃圾','的电线','的水沟','的护栏','的桥面'])[1 + (n / 10) % 8]
  || (array['坏了三天','漏水','没人收','塌了一截','断了','堵住了','晚上看不见','要修一修','踩空了人'])[1 + (n / 80) % 9]
  || (n / 720)::text`

/** One village's matters in one statement: one in twenty is open, one in a hundred waits, some are private. */
const fillVillage = `
  insert into issue (village_id, id, channel, category, words, group_id, courtyard_id, raised_by, state, moderation,
    audience, level, owner_id, owner_name, owner_role, owner_due, raised_at, updated_at, since, level_since, due_at, grams)
  select $1::uuid, x.id, case when x.secret then 'secretary' else 'courtyard' end,
    (array['road','water','light','clean','neighbour','elder','farm','safety','other'])[1 + n % 9],
    x.words, $3::uuid, $4::uuid, $2::uuid,
    case when x.open then (array['REPORTED','TRIAGED','ASSIGNED','IN_PROGRESS'])[1 + n / 20 % 4] else 'CLOSED' end,
    x.moderation, case when x.secret then 'handlers' else 'village' end,
    case when x.secret or n % 3 = 0 then 'village' else 'courtyard' end,
    case when x.given then $2::uuid end, case when x.given then '某人' end,
    case when x.given then 'courtyard_host' end, case when x.given then (x.at + interval '5 days')::date end,
    x.at, x.at, x.at, x.at, case when x.open then x.at + interval '7 days' end,
    case when x.moderation = 'shown' then array(
      select distinct right($1::uuid::text, 12) || substr(x.words, i, 2) from generate_series(1, length(x.words) - 1) i)
    else '{}' end
  from (
    select n, ${words} as words, n % 20 = 0 as open, n % 20 = 0 and n / 20 % 4 > 1 as given, n % 40 = 7 as secret,
      case when n % 40 = 7 then 'private' when n % 100 = 3 then 'waiting' else 'shown' end as moderation,
      now() - (interval '400 days' * (1 - n::float / $5::int)) as at,
      -- Ordered by time, as the server's own ids are.
      (lpad(to_hex((extract(epoch from now() - (interval '400 days' * (1 - n::float / $5::int))) * 1000)::bigint), 12, '0')
        || '7' || substr(md5($1::uuid::text || n), 1, 3) || '8' || substr(md5($1::uuid::text || n), 4, 15))::uuid as id
    from generate_series(1, $5::int) n
  ) x`

const places = async (owner: Client, world: World, count: number) => {
  const { countyId, townshipId, villageId } = world.A
  const villages: {
    villageId: string
    memberId: string
    groupId: string | null
    courtyardId: string | null
  }[] = []
  let township = townshipId
  for (let i = 1; i < count; i++) {
    if (i % perTownship === 0) {
      township = randomUUID()
      await place(owner, township, 'township', countyId, countyId, township, `乡${i}`)
    }
    const [id, groupId, householdId, memberId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    await place(owner, id, 'village', township, countyId, township, `村${i}`)
    await owner.query(`insert into village_group (village_id, id, no, name) values ($1, $2, 1, '1组')`, [
      id,
      groupId
    ])
    await owner.query(`insert into household (village_id, id, group_id, no) values ($1, $2, $3, '1')`, [
      id,
      householdId,
      groupId
    ])
    await owner.query(
      `insert into member (village_id, id, household_id, name, relation, joined_on) values ($1, $2, $3, '某人', 'head', '2020-01-01')`,
      [id, memberId, householdId]
    )
    villages.push({ villageId: id, memberId, groupId, courtyardId: null })
  }
  const home = world.A.households[0]
  const first = {
    villageId,
    memberId: home.members[2]?.id ?? '',
    groupId: home.groupId,
    courtyardId: home.courtyardId
  }
  return [first, ...villages]
}

const place = async (
  owner: Client,
  id: string,
  level: string,
  parent: string,
  county: string,
  township: string,
  name: string
) => {
  await owner.query(
    `insert into place (id, level, parent_id, county_id, township_id, began_on) values ($1, $2, $3, $4, $5, '2000-01-01')`,
    [id, level, parent, county, township]
  )
  await owner.query(
    `insert into place_name (place_id, valid_from, name, code) values ($1, '2000-01-01', $2, '422802000000')`,
    [id, name]
  )
}

/**
 * Fills the county of village A with matters, 10,000 in every village; `deep` is one in the middle of village A's. The
 * index of words is built once at the end, as it would be after an import.
 */
export const fillCounty = async (owner: Client, world: World, matters: number) => {
  const villages = await places(owner, world, Math.max(1, Math.round(matters / perVillage)))
  const each = Math.min(perVillage, matters)
  await owner.query('drop index issue_search')
  for (const v of villages) {
    await owner.query(fillVillage, [v.villageId, v.memberId, v.groupId, v.courtyardId, each])
  }
  await owner.query(`set maintenance_work_mem = '512MB'`)
  await owner.query(`create index issue_search on issue using gin (grams) where moderation = 'shown'`)
  await owner.query('vacuum analyze')
  const { rows } = await owner.query<{ id: string }>(
    `select id from issue where village_id = $1 and moderation = 'shown' order by id offset $2 limit 1`,
    [world.A.villageId, Math.floor(each / 2)]
  )
  return { deep: rows[0]?.id ?? '', total: each * villages.length }
}
