import { nameOn, type PlaceName } from '@/domain/place/place'

export interface PlaceRow {
  readonly id: string
  readonly level: string
  readonly began_on: string
  readonly ended_on: string | null
  readonly merged_into: string | null
}

/** A village with the names above it, its counts, and every name and code it ever bore. */
export const presentVillage = (
  row: PlaceRow,
  names: readonly PlaceName[],
  above: { township: string; county: string },
  counts: { groups: number; households: number; people: number },
  on: string,
  related: {
    successor: { villageId: string; name: string } | null
    predecessors: { villageId: string; name: string; code: string }[]
  }
) => ({
  villageId: row.id,
  name: nameOn(names, row.ended_on ?? on)?.name ?? '',
  code: nameOn(names, row.ended_on ?? on)?.code ?? '',
  ...above,
  endedOn: row.ended_on,
  counts,
  names: names.map((n) => ({ ...n })),
  ...related
})

/** What a code leads to: the place that bears or bore it. */
export const presentFound = (found: {
  id: string
  level: string
  name: string
  from: string
  to: string | null
}) => ({
  placeId: found.id,
  level: found.level,
  name: found.name,
  validFrom: found.from,
  validTo: found.to
})

/** A village in a list to choose from. */
export const presentVillageChoice = (v: {
  id: string
  name: string
  code: string
  township: string
  county: string
}) => ({
  villageId: v.id,
  name: v.name,
  code: v.code,
  township: v.township,
  county: v.county
})

/** What a merger made: the new village, and the old ones whose history stays under their names and codes. */
export const presentMerger = (into: string, from: readonly { id: string; name: string; code: string }[]) => ({
  villageId: into,
  from: from.map((v) => ({ villageId: v.id, name: v.name, code: v.code }))
})

/** A group of a village, to be chosen by its name. */
export const presentGroup = (row: { readonly id: string; readonly name: string }) => ({
  groupId: row.id,
  name: row.name
})

/** A courtyard of a village, to be chosen by its name. */
export const presentCourtyard = (row: { readonly id: string; readonly name: string }) => ({
  courtyardId: row.id,
  name: row.name
})
