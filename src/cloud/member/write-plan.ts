import { sql } from 'kysely'
import type { CurrentHousehold } from '@/domain/member/roster-match'
import type { PlannedMember } from '@/domain/member/roster-plan'
import { planCounts } from './present-member'
import { type RosterImport, records, type Tx } from './roster-import'
import { writeEvents } from './write-events'
import { writeBindings, writeRepresentatives } from './write-holders'

/** Writes a plan with its history in the caller's transaction, set by set: no statement per row. */
export const writePlan = async (db: Tx, job: RosterImport): Promise<void> => {
  await db
    .insertInto('roster_import')
    .values({
      village_id: job.villageId,
      id: job.importId,
      imported_by: job.by.id,
      imported_at: job.now,
      file_sha256: job.sha256,
      counts: JSON.stringify(planCounts(job.plan))
    })
    .execute()
  await writePlaces(db, job)
  await endMembers(db, job)
  await insertMembers(db, job)
  await updateMembers(db, job)
  await endHouseholds(db, job)
  await writeRepresentatives(db, job)
  await writeBindings(db, job)
  await writeMoves(db, job)
  await writeEvents(db, job)
}

const writePlaces = async (db: Tx, { villageId, plan }: RosterImport): Promise<void> => {
  if (plan.newGroups.length > 0) {
    await sql`insert into village_group (village_id, id, no, name)
      select ${villageId}, x.id, x.no, x.name from ${records(plan.newGroups)} as x (id uuid, no int, name text)`.execute(
      db
    )
  }
  if (plan.newCourtyards.length > 0) {
    await sql`insert into courtyard (village_id, id, group_id, name)
      select ${villageId}, x.id, x."groupId", x.name
      from ${records(plan.newCourtyards)} as x (id uuid, "groupId" uuid, name text)`.execute(db)
  }
  await freeNumbers(db, villageId, [...plan.changedHouseholds, ...plan.endedHouseholds])
  if (plan.newHouseholds.length > 0) {
    await sql`insert into household (village_id, id, group_id, courtyard_id, no)
      select ${villageId}, x.id, x."groupId", x."courtyardId", x.no
      from ${records(plan.newHouseholds)} as x (id uuid, "groupId" uuid, "courtyardId" uuid, no text)`.execute(
      db
    )
  }
  await sql`update household h set no = x.no, group_id = x."groupId", courtyard_id = x."courtyardId", ended_on = null
    from ${records(plan.changedHouseholds)} as x (id uuid, "groupId" uuid, "courtyardId" uuid, no text)
    where h.village_id = ${villageId} and h.id = x.id`.execute(db)
}

/** Two households may swap numbers: for a moment, the number of every household that changes is its own id. */
const freeNumbers = async (
  db: Tx,
  villageId: string,
  households: readonly CurrentHousehold[]
): Promise<void> => {
  await sql`update household set no = id::text
    where village_id = ${villageId} and ended_on is null and id = any(${households.map((h) => h.id)}::uuid[])`.execute(
    db
  )
}

/** Where everybody went who changed household: what a household leaves behind may go where its people are. */
const writeMoves = async (db: Tx, { villageId, importId, plan }: RosterImport): Promise<void> => {
  const moves = [...plan.changed, ...plan.returned]
    .filter((c) => c.before.householdId !== c.after.householdId)
    .map(({ before, after }) => ({ member: after.id, from: before.householdId, to: after.householdId }))
  if (moves.length === 0) return
  await sql`insert into member_move (village_id, member_id, from_household_id, import_id, to_household_id)
    select ${villageId}, x.member, x."from", ${importId}, x."to"
    from ${records(moves)} as x (member uuid, "from" uuid, "to" uuid)`.execute(db)
}

const endHouseholds = async (db: Tx, { villageId, plan, on }: RosterImport): Promise<void> => {
  await sql`update household h set ended_on = ${on}::date, no = x.no
    from ${records(plan.endedHouseholds)} as x (id uuid, no text)
    where h.village_id = ${villageId} and h.id = x.id`.execute(db)
}

const endMembers = async (db: Tx, { villageId, plan, on }: RosterImport): Promise<void> => {
  await sql`update member set ended_on = greatest(joined_on, ${on}::date)
    where village_id = ${villageId} and id = any(${plan.ended.map((m) => m.id)}::uuid[])`.execute(db)
}

const memberRecord = ({ phone, ...m }: PlannedMember) => ({
  ...m,
  phoneHash: phone?.hash ?? null,
  phoneLast4: phone?.last4 ?? null
})

const memberColumns = sql`(id uuid, "householdId" uuid, name text, relation text, sex text, "birthMonth" text,
  "phoneHash" text, "phoneLast4" text, residence text, party text)`

const insertMembers = async (db: Tx, { villageId, plan, on }: RosterImport): Promise<void> => {
  if (plan.joined.length === 0) return
  // A new head waits until the old one has changed: see updateMembers.
  await sql`insert into member (village_id, id, household_id, name, relation, sex, birth_month, phone_hash, phone_last4,
      residence, party, joined_on)
    select ${villageId}, x.id, x."householdId", x.name, case when x.relation = 'head' then 'other' else x.relation end,
      x.sex, x."birthMonth", decode(x."phoneHash", 'hex'), x."phoneLast4", x.residence, x.party, ${on}::date
    from ${records(plan.joined.map(memberRecord))} as x ${memberColumns}`.execute(db)
}

/** A household has one head at any moment: all changes are made without heads first, the heads last. */
const updateMembers = async (db: Tx, { villageId, plan }: RosterImport): Promise<void> => {
  const after = [...plan.changed, ...plan.returned].map((c) => c.after)
  await sql`update member m set household_id = x."householdId", name = x.name,
      relation = case when x.relation = 'head' then 'other' else x.relation end, sex = x.sex,
      birth_month = x."birthMonth", phone_hash = decode(x."phoneHash", 'hex'), phone_last4 = x."phoneLast4",
      residence = x.residence, party = x.party, ended_on = null
    from ${records(after.map(memberRecord))} as x ${memberColumns}
    where m.village_id = ${villageId} and m.id = x.id`.execute(db)
  const heads = [...plan.joined, ...after].filter((m) => m.relation === 'head').map((m) => m.id)
  await sql`update member set relation = 'head'
    where village_id = ${villageId} and id = any(${heads}::uuid[])`.execute(db)
}
