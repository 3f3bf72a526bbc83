import { publicHouseholdName } from '@/domain/household/household'
import { readClaimNames } from '../claim/claim-names'
import type { Db } from '../db/pool'
import { readRuleItemsById } from '../rulebook/rule-items'
import type { ObjectionRow } from './load-objection'

/** The line of a points notice that an objection is about, with what it consists of. */
export interface LoadedLine {
  readonly no: number
  readonly batchId: string
  readonly householdId: string
  /** As the public sees it. */
  readonly householdName: string
  readonly claims: readonly {
    readonly claimId: string
    readonly item: string
    readonly occurredOn: string
    readonly points: number
    readonly asked: number
    /** Held back by an objection: what can be corrected. */
    readonly held: boolean
  }[]
}

type Lines = ReadonlyMap<string, LoadedLine>

const selectLines = (db: Db, rows: readonly ObjectionRow[]) =>
  db
    .selectFrom('points_batch_line')
    .selectAll()
    .where('village_id', 'in', [...new Set(rows.map((row) => row.village_id))])
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('notice_id', 'no'),
        'in',
        rows.map((row) => tuple(row.notice_id, row.line_no ?? 0))
      )
    )
    .execute()

const selectClaims = (db: Db, lines: Awaited<ReturnType<typeof selectLines>>) =>
  db
    .selectFrom('claim')
    .select([
      'id',
      'village_id',
      'batch_id',
      'household_id',
      'item_id',
      'occurred_on',
      'points',
      'asked',
      'state'
    ])
    .where('village_id', 'in', [...new Set(lines.map((line) => line.village_id))])
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('batch_id', 'household_id'),
        'in',
        lines.map((line) => tuple(line.batch_id, line.household_id))
      )
    )
    .orderBy('id')
    .execute()

/** The lines that objections of one village are about, by the objection's id; four statements for any number. */
const linesOfVillage = async (db: Db, villageId: string, rows: readonly ObjectionRow[]): Promise<Lines> => {
  const lines = await selectLines(db, rows)
  if (lines.length === 0) return new Map()
  const claims = await selectClaims(db, lines)
  const names = await readClaimNames(
    db,
    villageId,
    lines.map((line) => ({ household_id: line.household_id, member_id: null }))
  )
  const items = await readRuleItemsById(
    db,
    villageId,
    claims.map((c) => c.item_id)
  )
  const found = rows.flatMap((row) => {
    const line = lines.find((l) => l.notice_id === row.notice_id && l.no === row.line_no)
    if (!line) return []
    const { name, no } = names.head(line.household_id)
    const of = claims.filter((c) => c.batch_id === line.batch_id && c.household_id === line.household_id)
    const loaded: LoadedLine = {
      no: line.no,
      batchId: line.batch_id,
      householdId: line.household_id,
      householdName: publicHouseholdName(name, no),
      claims: of.map((c) => ({
        ...{ claimId: c.id, item: items.get(c.item_id)?.words ?? '', occurredOn: c.occurred_on },
        ...{ points: c.points ?? 0, asked: c.asked, held: c.state === 'OBJECTED' }
      }))
    }
    return [[row.id, loaded] as const]
  })
  return new Map(found)
}

/** The lines that objections are about, by the objection's id; nothing is read where none is about a line. */
export const loadLines = async (db: Db, rows: readonly ObjectionRow[]): Promise<Lines> => {
  const about = rows.filter((row) => row.line_no !== null)
  const all = new Map<string, LoadedLine>()
  for (const villageId of new Set(about.map((row) => row.village_id))) {
    const here = about.filter((row) => row.village_id === villageId)
    for (const [id, line] of await linesOfVillage(db, villageId, here)) all.set(id, line)
  }
  return all
}
