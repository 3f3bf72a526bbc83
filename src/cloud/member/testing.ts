import { randomUUID } from 'node:crypto'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import { relationNames } from '@/domain/member/member'
import { rosterColumns } from '@/domain/member/roster-columns'
import type { Context } from '../api/context'
import { t } from '../api/trpc'
import { type TestDatabase, withDatabase } from '../testing/database'
import { buildWorld, type World, type WorldPlace } from '../testing/world'
import type { RosterLine } from './roster-workbook'
import { memberRouter } from './router'

/** A real .xlsx file of these cells. */
export const workbookOf = (
  cells: readonly (readonly (string | number | boolean | Date | null)[])[]
): Promise<Buffer> =>
  writeWorkbook(cells.map((row) => [...row]) as SheetData, {
    sheet: '名册',
    dateFormat: 'yyyy-mm-dd'
  }).toBuffer()

export const headings = [
  '组',
  '院落',
  '户号',
  '户主',
  '姓名',
  '与户主关系',
  '性别',
  '出生年月',
  '手机号',
  '常住/外出',
  '党员',
  '村民代表'
]

/** The lines of a roster file (base64), each with what the whole shape holds. */
export const fileOf = async (lines: readonly RosterLine[]): Promise<string> =>
  (
    await workbookOf([headings, ...lines.map((line) => rosterColumns.map((key) => line[key] || null))])
  ).toString('base64')

/** The people of a test village as lines, with the births and roles that the test world gives them. */
export const linesOf = (place: WorldPlace, births: ReadonlyMap<string, string>): RosterLine[] =>
  place.households.flatMap((home) =>
    home.members.map((m) => ({
      group: `${place.groups.find((g) => g.id === home.groupId)?.no}组`,
      courtyard: place.courtyards.find((c) => c.id === home.courtyardId)?.name ?? '',
      householdNo: home.no,
      head: home.members[0]?.name ?? '',
      name: m.name,
      relation: relationNames[m.relation],
      sex: '',
      birth: births.get(m.id) ?? '',
      phone: m.phone,
      residence: '常住',
      party:
        place.holders.party_member.id === m.id || place.holders.party_secretary.id === m.id ? '是' : '否',
      representative: place.holders.villager_rep.id === m.id ? '是' : '否'
    }))
  )

export const callerOf = t.createCallerFactory(memberRouter)

export { outcome } from '../testing/caller'

/** The test world with a clerk of village A at work on its roster. */
export class RosterScene {
  private constructor(
    readonly base: TestDatabase,
    readonly world: World,
    /** Who imports: a committee member of A. */
    public clerk: Context,
    /** The lines of a file that says what the roster says. */
    readonly usual: readonly RosterLine[]
  ) {}

  static async begin(): Promise<RosterScene> {
    const base = await withDatabase()
    const world = await buildWorld(base.db, Buffer.alloc(32, 7), new Date('2026-11-22T02:00:00Z'))
    const rows = await base.db.selectFrom('member').select(['id', 'birth_month']).execute()
    const births = new Map(rows.map((r) => [r.id, r.birth_month ?? '']))
    return new RosterScene(
      base,
      world,
      await world.callerFor('committee_member', 'A'),
      linesOf(world.A, births)
    )
  }
  async end(): Promise<void> {
    await this.world.close()
    await this.base.drop()
  }
  async preview(lines: readonly RosterLine[]) {
    return callerOf(this.clerk).previewRoster({
      villageId: this.world.A.villageId,
      file: await fileOf(lines)
    })
  }
  async apply(lines: readonly RosterLine[], more: { confirmEnding?: boolean; requestId?: string } = {}) {
    const input = {
      requestId: randomUUID(),
      villageId: this.world.A.villageId,
      file: await fileOf(lines),
      ...more
    }
    return callerOf(this.clerk).applyRoster(input)
  }
  change(name: string, to: Partial<RosterLine>): RosterLine[] {
    return this.usual.map((l) => (l.name === name ? { ...l, ...to } : l))
  }
  without(...names: string[]): RosterLine[] {
    return this.usual.filter((l) => !names.includes(l.name))
  }
  member(name: string) {
    const ofVillage = this.base.db
      .selectFrom('member')
      .selectAll()
      .where('village_id', '=', this.world.A.villageId)
    return ofVillage.where('name', '=', name).executeTakeFirstOrThrow()
  }
  events() {
    const events = this.base.db.selectFrom('member_event').select(['kind', 'detail', 'import_id'])
    return events.where('village_id', '=', this.world.A.villageId).orderBy('id').execute()
  }
  /** Every row that an import could touch, of both villages. */
  everything() {
    const tables = [
      'village_group',
      'courtyard',
      'household',
      'member',
      'role_grant',
      'binding',
      'roster_import',
      'member_event'
    ] as const
    return Promise.all(
      tables.map((table) => this.base.db.selectFrom(table).selectAll().orderBy('id').execute())
    )
  }
}
