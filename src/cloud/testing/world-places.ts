import type { Transaction } from 'kysely'
import { addDays } from '@/domain/common/calendar'
import type { Relation } from '@/domain/member/member'
import type { Role } from '@/domain/role/roles'
import { keyedHash } from '../crypto/keyed-hash'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'

export type Where = 'A' | 'B'
type Holder = { readonly placeId: string; readonly id: string; readonly name: string }

export interface WorldMember extends Holder {
  readonly householdId: string
  readonly relation: Relation
  readonly phone: string
}

export interface WorldHousehold {
  readonly id: string
  readonly no: string
  readonly groupId: string
  readonly courtyardId: string
  readonly gateCode: string
  readonly members: readonly WorldMember[]
}

/**
 * Household 0 (courtyard 0, group 0) is an ordinary family: head, spouse (the `villager`), a grown child, a minor.
 * Households 1 (the same courtyard) and 2 (courtyard 1, group 1) hold the offices; the supervisor lives in 2,
 * apart from the committee in 1.
 */
export interface WorldPlace {
  readonly countyId: string
  readonly townshipId: string
  readonly villageId: string
  readonly name: string
  readonly groups: readonly { id: string; no: number }[]
  readonly courtyards: readonly { id: string; groupId: string; name: string }[]
  readonly households: readonly [WorldHousehold, WorldHousehold, WorldHousehold]
  /** Who holds each role here, and (but for what follows from the roster) nothing else. */
  readonly holders: Readonly<Record<Exclude<Role, 'visitor'>, Holder>>
}

type Tx = Transaction<Database>
type MemberOf = {
  readonly name: string
  readonly relation: Relation
  readonly birth: string
  readonly role?: Role
}

const families: readonly (readonly MemberOf[])[] = [
  [
    { name: '向国富', relation: 'head', birth: '1959-03', role: 'household_head' },
    { name: '田桂英', relation: 'spouse', birth: '1961-07', role: 'villager' },
    { name: '向小梅', relation: 'child', birth: '1988-11' },
    { name: '向天乐', relation: 'grandchild', birth: '2014-05' }
  ],
  [
    { name: '谭本善', relation: 'head', birth: '1970-01', role: 'party_secretary' },
    { name: '覃秀兰', relation: 'spouse', birth: '1972-02', role: 'courtyard_host' },
    { name: '谭志强', relation: 'child', birth: '1994-04', role: 'committee_member' },
    { name: '冉春桃', relation: 'child_in_law', birth: '1995-09', role: 'villager_rep' },
    { name: '谭本义', relation: 'sibling', birth: '1974-06', role: 'group_leader' }
  ],
  [
    { name: '黄显明', relation: 'head', birth: '1966-12', role: 'supervision_member' },
    { name: '李大翠', relation: 'spouse', birth: '1968-10', role: 'party_member' },
    { name: '黄𡐓生', relation: 'child', birth: '1992-08', role: 'points_assessor' }
  ]
]

const staffRoles = [
  ['township_staff', 'township', '张经办'],
  ['township_legal', 'township', '文审核'],
  ['county_observer', 'county', '牟观察'],
  ['sys_admin', 'county', '袁管理']
] as const

const names = {
  A: {
    county: '利川市',
    township: '沙溪乡',
    village: '莫𡐓村',
    codes: ['422802000000', '422802205000', '422802205221']
  },
  B: {
    county: '建始县',
    township: '花坪镇',
    village: '沙地沟村',
    codes: ['422822000000', '422822106000', '422822106201']
  }
} as const

let phones = 0
/** No two people share a phone, also when several worlds stand in one database. */
const nextPhone = (): string => {
  phones += 1
  return `139${String(phones).padStart(8, '0')}`
}

/** Writes one village after the other; see world.ts. */
export class WorldBuilder {
  constructor(
    private readonly db: Tx,
    private readonly secret: Uint8Array,
    private readonly today: string,
    private readonly now: Date
  ) {}

  /** A county, its township, its village and everyone in them. */
  async build(where: Where): Promise<WorldPlace> {
    const { codes, ...named } = names[where]
    const [countyId, townshipId, villageId] = [newId(), newId(), newId()]
    const above = { county_id: countyId, began_on: '2000-01-01' }
    const below = { ...above, township_id: townshipId }
    await this.place(
      { ...above, id: countyId, level: 'county', parent_id: null, township_id: null },
      named.county,
      codes[0]
    )
    await this.place(
      { ...below, id: townshipId, level: 'township', parent_id: countyId },
      named.township,
      codes[1]
    )
    await this.place(
      { ...below, id: villageId, level: 'village', parent_id: townshipId },
      named.village,
      codes[2]
    )
    const groups = [1, 2].map((no) => ({ id: newId(), no }))
    await this.db
      .insertInto('village_group')
      .values(groups.map((g) => ({ ...g, village_id: villageId, name: `${g.no}组` })))
      .execute()
    const courtyards = groups.map((g) => ({
      id: newId(),
      groupId: g.id,
      name: `${g.no === 1 ? '桂花' : '大屋'}院子`
    }))
    await this.db
      .insertInto('courtyard')
      .values(courtyards.map((c) => ({ id: c.id, name: c.name, village_id: villageId, group_id: c.groupId })))
      .execute()
    const holders: Partial<Record<Role, Holder>> = {}
    const [first, second] = courtyards
    if (!first || !second) throw new Error('two courtyards were made')
    const family = (no: number, courtyard: typeof first) =>
      this.household(where, villageId, no, courtyard, holders)
    const households = [await family(0, first), await family(1, first), await family(2, second)] as const
    for (const [role, level, name] of staffRoles) {
      holders[role] = await this.staff(level === 'county' ? countyId : townshipId, role, name)
    }
    const whole = holders as WorldPlace['holders']
    return {
      countyId,
      townshipId,
      villageId,
      name: named.village,
      groups,
      courtyards,
      households: [...households],
      holders: whole
    }
  }

  private async place(
    row: {
      id: string
      level: 'county' | 'township' | 'village'
      parent_id: string | null
      county_id: string
      township_id: string | null
      began_on: string
    },
    name: string,
    code: string
  ): Promise<void> {
    await this.db.insertInto('place').values(row).execute()
    await this.db
      .insertInto('place_name')
      .values({ place_id: row.id, valid_from: row.began_on, name, code })
      .execute()
  }

  private async household(
    where: Where,
    villageId: string,
    index: number,
    courtyard: { id: string; groupId: string },
    holders: Partial<Record<Role, Holder>>
  ): Promise<WorldHousehold> {
    const gateCode = `GATE${where}${index}XY`
    const no = `0${index === 2 ? 2 : 1}00${index + 1}`
    const home = { id: newId(), no, groupId: courtyard.groupId, courtyardId: courtyard.id, gateCode }
    await this.db
      .insertInto('household')
      .values({
        village_id: villageId,
        id: home.id,
        no,
        group_id: home.groupId,
        courtyard_id: home.courtyardId,
        gate_code_hash: keyedHash(this.secret, 'gate-code', `${villageId}:${gateCode}`)
      })
      .execute()
    const members: WorldMember[] = []
    for (const m of families[index] ?? []) {
      const phone = nextPhone()
      const member = {
        placeId: villageId,
        id: newId(),
        name: m.name,
        householdId: home.id,
        relation: m.relation,
        phone
      }
      await this.member(member, m)
      if (m.role) holders[m.role] = member
      if (m.role && !['villager', 'household_head', 'party_member'].includes(m.role)) {
        await this.grant(member, m.role, home)
      }
      members.push(member)
    }
    return { ...home, members }
  }

  private async member(member: WorldMember, of: MemberOf): Promise<void> {
    await this.db
      .insertInto('member')
      .values({
        village_id: member.placeId,
        id: member.id,
        household_id: member.householdId,
        name: member.name,
        relation: member.relation,
        birth_month: of.birth,
        residence: 'resident',
        joined_on: '2020-01-01',
        phone_hash: keyedHash(this.secret, 'phone', member.phone),
        phone_last4: member.phone.slice(-4),
        party: of.role === 'party_member' || of.role === 'party_secretary' ? 'full' : null
      })
      .execute()
  }

  private async staff(placeId: string, role: Role, name: string): Promise<Holder> {
    const staff = { placeId, id: newId(), name }
    await this.db.insertInto('staff').values({ place_id: placeId, id: staff.id, name }).execute()
    await this.grant(staff, role)
    return staff
  }

  private async grant(
    holder: Holder,
    role: Role,
    home?: { groupId: string; courtyardId: string }
  ): Promise<void> {
    await this.db
      .insertInto('role_grant')
      .values({
        place_id: holder.placeId,
        id: newId(),
        holder_id: holder.id,
        role,
        group_id: role === 'group_leader' ? (home?.groupId ?? null) : null,
        courtyard_id: role === 'courtyard_host' ? (home?.courtyardId ?? null) : null,
        from_day: addDays(this.today, -365),
        to_day: addDays(this.today, 3 * 365),
        source: 'township',
        granted_at: this.now
      })
      .execute()
  }
}
