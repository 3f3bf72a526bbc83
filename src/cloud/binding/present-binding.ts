import { maskedName, publicHouseholdName } from '@/domain/household/household'
import { relationNames } from '@/domain/member/member'
import { nameOn, type PlaceName } from '@/domain/place/place'
import { type QrCode, qrCodeOf } from '../notice/qr-code'
import type { Candidate } from './candidates'

/** What asking led to: bound at once, or waiting for the courtyard host. */
export const presentBound = (
  person: { placeId: string; holderId: string; name: string },
  bindingId: string,
  state: 'active' | 'pending'
) => ({ state, bindingId, placeId: person.placeId, holderId: person.holderId, name: person.name })

/** Several people share the phone: names masked, with what is needed to find oneself among one's own family. */
export const presentChoice = (
  found: readonly Candidate[],
  names: ReadonlyMap<string, readonly PlaceName[]>,
  on: string,
  at: Date
) => ({
  state: 'choose' as const,
  askedAt: at.toISOString(),
  candidates: found.map((c) => ({
    placeId: c.placeId,
    holderId: c.holderId,
    placeName: nameOn(names.get(c.placeId) ?? [], on)?.name ?? '',
    maskedName: maskedName(c.name),
    relation: c.relation ? relationNames[c.relation] : null,
    householdName: c.householdNo === null ? null : publicHouseholdName(c.headName ?? c.name, c.householdNo)
  }))
})

export interface PendingRow {
  readonly id: string
  readonly name: string
  readonly relation: keyof typeof relationNames
  readonly household_no: string
  readonly courtyard: string | null
  readonly via: string
  readonly asked_at: Date
  readonly account_id: string
}

/** One request on the confirmer's list. The confirmer knows these people: full names, no phones. */
export const presentPending = (row: PendingRow, accountId: string | null) => ({
  bindingId: row.id,
  name: row.name,
  relation: relationNames[row.relation],
  householdNo: row.household_no,
  courtyard: row.courtyard,
  viaGateCode: row.via === 'gate_code',
  /** Their own request, which someone else has to decide. */
  own: row.account_id === accountId,
  askedAt: row.asked_at.toISOString()
})

/** What became of a binding. */
export const presentDecided = (bindingId: string, state: 'active' | 'refused' | 'ended') => ({
  bindingId,
  state
})

export interface GateRow {
  readonly id: string
  readonly no: string
  readonly gate_code_no: number
  readonly courtyard: string | null
  readonly group_name: string
  readonly head: string | null
}

interface Gates {
  readonly made: number
  readonly publicUrl: string | null
  readonly villageId: string
  readonly villageName: string
  readonly codeOf: (home: GateRow) => string
}

/** The household's own id stands in it, so that an inspector's phone knows the gate without a signal; no name does. */
const gateAddress = (gates: Gates, home: GateRow, code: string): string =>
  `${gates.publicUrl ?? ''}/#/packages/rounds/gate/index?v=${gates.villageId}&h=${home.id}&k=${code}`

const presentGate = (gates: Gates, home: GateRow) => {
  const code = gates.codeOf(home)
  const qr: QrCode | null = gates.publicUrl === null ? null : qrCodeOf(gateAddress(gates, home, code))
  return {
    householdId: home.id,
    /** As it stands on the door, where everyone reads it: no full name. */
    householdName: publicHouseholdName(home.head ?? '', home.no),
    place: [home.group_name, home.courtyard].filter(Boolean).join(' '),
    code: `${code.slice(0, 4)} ${code.slice(4)}`,
    qr
  }
}

/** What is printed for the gates of a group. */
export const presentGateSheets = (homes: readonly GateRow[], gates: Gates) => ({
  made: gates.made,
  villageName: gates.villageName,
  gates: homes.filter((h) => h.gate_code_no > 0).map((h) => presentGate(gates, h))
})
