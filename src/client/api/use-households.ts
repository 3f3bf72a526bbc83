import { useMemo } from 'react'
import { api, type Outputs } from './client'
import type { PersonHere } from './use-me'
import { useReadMore } from './use-read-more'

export type Household = Outputs['member']['listHouseholds']['households'][number]

/** Parts of a village whose households are looked up; one with no group and no courtyard is the whole village. */
export type VillageParts = PersonHere['looksAfter']

/** Nothing left out: the parts of those whom the server lets look up every household. */
export const wholeVillage: VillageParts = [{}]

interface Wanted {
  readonly search?: string
  readonly keep?: boolean
  readonly enabled?: boolean
}

// A page says where the next one begins: in which part, and after which number.
const place = (part: number, no = '') => `${part} ${no}`

const readPage = async (villageId: string, parts: VillageParts, search: string, from: string | null) => {
  const begin = from ?? place(0)
  const part = Number.parseInt(begin, 10)
  const after = begin.slice(begin.indexOf(' ') + 1)
  const { households, next } = await api.member.listHouseholds.query({
    ...{ villageId, ...parts[part] },
    ...(search ? { search } : {}),
    ...(after ? { after } : {})
  })
  if (next) return { households, next: place(part, next) }
  return { households, next: part + 1 < parts.length ? place(part + 1) : null }
}

/** A courtyard may lie in the group: whose household comes in both is there once. */
const eachOnce = (households: readonly Household[]): readonly Household[] => [
  ...new Map(households.map((h) => [h.householdId, h])).values()
]

/**
 * The households of some parts of a village, part after part and by number, a hundred at a time; `search` finds part of a
 * name or the start of a number. `data` are those read so far. To somebody who looks after no part the server says so.
 */
export const useHouseholds = (
  villageId: string,
  parts: VillageParts,
  { search = '', keep = false, enabled = true }: Wanted = {}
) => {
  const query = useReadMore(['member.listHouseholds', villageId, parts, search], {
    read: (from) => readPage(villageId, parts, search, from),
    next: (page) => page.next,
    keep,
    enabled
  })
  const pages = query.data
  const data = useMemo(() => pages && eachOnce(pages.flatMap((p) => p.households)), [pages])
  return { ...query, data }
}
