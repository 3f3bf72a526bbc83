import type { Insertable, Transaction } from 'kysely'
import { keyedHash } from '../crypto/keyed-hash'
import type { Database } from '../db/schema'
import { type DemoPlan, placeOf } from './demo-plan'
import { demoGateCode } from './demo-secrets'
import type { OfficesPlan } from './offices-plan'
import type { MemberPlan, PlanKey, VillagePlan } from './village-plan'

type Rows<Table extends keyof Database> = Insertable<Database[Table]>[]

const BEGINNING = '2000-01-01'
/** The day of the first roster; children born later joined when they were born. */
const ROSTER_DAY = '2024-01-01'

/** Counties, townships and villages with their names and codes, one statement a table. */
export async function loadPlaces(db: Transaction<Database>, plan: DemoPlan): Promise<void> {
  const villages = [plan.a, plan.b]
  const above: Rows<'place'> = [...plan.counties, ...plan.townships].map((p) => ({
    id: p.id,
    level: p.level,
    parent_id: p.level === 'county' ? null : p.countyId,
    county_id: p.countyId,
    township_id: p.townshipId,
    began_on: BEGINNING
  }))
  const below: Rows<'place'> = villages.map((v) => {
    const township = placeOf(plan, v.townshipCode)
    const up = { parent_id: township.id, county_id: township.countyId, township_id: township.id }
    return { id: v.id, level: 'village', ...up, began_on: v.names[0]?.from ?? BEGINNING }
  })
  await db
    .insertInto('place')
    .values([...above, ...below])
    .execute()
  const names: Rows<'place_name'> = [...plan.counties, ...plan.townships].map((p) => ({
    place_id: p.id,
    valid_from: BEGINNING,
    name: p.name,
    code: p.code
  }))
  const villageNames: Rows<'place_name'> = villages.flatMap((v) =>
    v.names.map((n) => ({ place_id: v.id, valid_from: n.from, valid_to: n.to, name: n.name, code: n.code }))
  )
  await db
    .insertInto('place_name')
    .values([...names, ...villageNames])
    .execute()
}

/** One village's groups, courtyards, households and people. */
export async function loadVillage(
  db: Transaction<Database>,
  village: VillagePlan<PlanKey>,
  offices: OfficesPlan,
  secret: Uint8Array
): Promise<void> {
  const village_id = village.id
  await db
    .insertInto('village_group')
    .values(village.groups.map(({ id, no, name }) => ({ village_id, id, no, name })))
    .execute()
  await db
    .insertInto('courtyard')
    .values(village.courtyards.map((c) => ({ village_id, id: c.id, group_id: c.groupId, name: c.name })))
    .execute()
  await db
    .insertInto('household')
    .values(
      village.households.map((h) => ({
        village_id,
        id: h.id,
        group_id: h.groupId,
        courtyard_id: h.courtyardId,
        no: h.no,
        gate_code_hash: keyedHash(secret, 'gate-code', `${village_id}:${demoGateCode(village_id, h.no)}`)
      }))
    )
    .execute()
  // 13 columns a row: the whole village stays well below the 65,535 parameters of one statement.
  await db
    .insertInto('member')
    .values(village.members.map((m) => memberRow(village_id, m, offices, secret)))
    .execute()
}

const memberRow = (
  village_id: string,
  m: MemberPlan,
  offices: OfficesPlan,
  secret: Uint8Array
): Insertable<Database['member']> => ({
  village_id,
  id: m.id,
  household_id: m.householdId,
  name: m.name,
  relation: m.relation,
  sex: m.sex,
  birth_month: m.birth,
  phone_hash: m.phone === null ? null : keyedHash(secret, 'phone', m.phone),
  phone_last4: m.phone === null ? null : m.phone.slice(-4),
  residence: m.residence,
  party: offices.party.get(m.id) ?? null,
  joined_on: `${m.birth}-01` > ROSTER_DAY ? `${m.birth}-01` : ROSTER_DAY
})
