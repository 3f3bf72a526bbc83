import type { Selectable } from 'kysely'
import { publicHouseholdName } from '@/domain/household/household'
import { pointsKinds } from '@/domain/points/buckets'
import { type PointsCategory, pointsCategories } from '@/domain/points/categories'
import { entrySign, entryStanding, entryTitle, spendable } from '@/domain/points/entry-words'
import { type Role, roleNames } from '@/domain/role/roles'
import type { Database } from '../db/schema'

type EntryRow = Selectable<Database['points_entry']>

export interface EntryWhole extends EntryRow {
  readonly item_words: string | null
  readonly item_no: number | null
  readonly item_category: PointsCategory | null
  readonly rulebook_id: string | null
  readonly rulebook_version: number | null
  readonly member_name: string | null
  readonly reversed_by: string | null
  readonly released: boolean
  /** Of an award that was released: its last day, counted from then. */
  readonly released_expires_on: string | null
  /** Who claimed or recorded the deed; null where the entry comes from no sheet. */
  readonly sheet_by_name: string | null
  readonly sheet_by_role: Role | 'clock' | null
  /** Of what this entry takes back, releases or lets expire. */
  readonly about_no: number | null
  readonly about_words: string | null
  readonly about_on: string | null
}

/** An entry of a batch is booked by whoever hung its notice: who recorded the deed stands on its sheet. */
const recorderOf = (e: EntryWhole): string => {
  const [name, role] =
    e.kind === 'award' && e.sheet_by_name && e.sheet_by_role
      ? [e.sheet_by_name, e.sheet_by_role]
      : [e.recorded_by_name, e.recorded_by_role]
  return role === 'clock' ? name : `${name}（${roleNames[role]}）`
}

const aboutOf = (e: EntryWhole) =>
  e.about_no === null ? null : { no: e.about_no, item: e.about_words, occurredOn: e.about_on }

/** One entry in plain words: how much, for what, under which rule, whose deed, who recorded it, when and why. */
export const presentEntry = (e: EntryWhole) => {
  const category = e.category ?? e.item_category
  return {
    entryId: e.id,
    no: e.no,
    kind: e.kind,
    kindName: pointsKinds[e.kind],
    title: entryTitle(e, e.item_words, e.about_words),
    points: e.points,
    sign: entrySign(e),
    /** What it does to what can be spent: what came in is positive. */
    spendable: spendable(e),
    standing: entryStanding({ ...e, reversed: e.reversed_by !== null }),
    categoryName: category ? pointsCategories[category] : null,
    rule: e.item_no === null ? null : `积分细则第${e.rulebook_version}版第${e.item_no}条`,
    rulebookId: e.rulebook_id,
    memberName: e.member_name,
    occurredOn: e.occurred_on,
    postedAt: e.posted_at.toISOString(),
    expiresOn: e.released_expires_on ?? e.expires_on,
    recordedBy: recorderOf(e),
    note: e.note,
    claimId: e.claim_id,
    about: aboutOf(e),
    reversed: e.reversed_by !== null
  }
}

/** Points that run out together, and whether the household was told. */
export const presentExpiring = (lot: { last_day: string; points: number; warned: boolean }) => ({
  lastDay: lot.last_day,
  points: lot.points,
  warned: lot.warned
})

interface StatementParts {
  readonly household: { householdId: string; householdNo: string; headName: string }
  readonly account: {
    available: number
    pending: number
    reserved: number
    honour: number
    entries: number
  }
  readonly entries: readonly EntryWhole[]
  readonly sums: ReadonlyMap<PointsCategory, number>
  readonly expiring: readonly { last_day: string; points: number; warned: boolean }[]
  readonly next: number | null
}

export const presentSums = (sums: ReadonlyMap<PointsCategory, number>) =>
  Object.entries(pointsCategories).map(([category, name]) => ({
    category,
    name,
    points: sums.get(category as PointsCategory) ?? 0
  }))

/** A household's statement: what it has and where, what runs out soon, this year's sums, and its latest entries. */
export const presentStatement = ({ household, account, ...parts }: StatementParts) => ({
  householdId: household.householdId,
  householdName: publicHouseholdName(household.headName, household.householdNo),
  available: account.available,
  pending: account.pending,
  reserved: account.reserved,
  honour: account.honour,
  entryCount: account.entries,
  byCategory: presentSums(parts.sums),
  expiring: parts.expiring.map(presentExpiring),
  entries: parts.entries.map(presentEntry),
  next: parts.next
})

export interface EarnedRow {
  readonly household_id: string
  readonly household_no: string
  readonly head_name: string | null
  readonly participation: number
  readonly courtyard: number
  readonly virtue: number
}

const earnedOf = ({ participation, courtyard, virtue }: EarnedRow) => ({
  participation,
  courtyard,
  virtue,
  total: participation + courtyard + virtue
})

/** What a household earned, for the village's offices: by name. */
export const presentEarned = (row: EarnedRow) => ({
  householdId: row.household_id,
  householdNo: row.household_no,
  headName: row.head_name ?? '',
  ...earnedOf(row)
})

/** The same as the village reads it: 户主姓 + 户号尾号 and sums. */
export const presentEarnedPublic = (row: EarnedRow, line: number) => ({
  /** Its place in the list: two households may look the same in this form. */
  line,
  householdName: publicHouseholdName(row.head_name ?? '', row.household_no),
  ...earnedOf(row)
})
