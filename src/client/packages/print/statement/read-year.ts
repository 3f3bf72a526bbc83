import { api, type Outputs } from '@/client/api/client'
import { dayOf } from '@/domain/common/calendar'

type Statement = Outputs['points']['readStatement']

export interface WholeYear {
  readonly year: string
  readonly statement: Statement
  /** Those booked in the year, the oldest first. */
  readonly entries: Statement['entries']
  readonly sums: Outputs['points']['readYear']
  readonly proof: Outputs['points']['readProof']
}

/** More than anybody's year has; beyond that the paper would be no paper. */
const mostPages = 100

const yearOf = (iso: string): string => dayOf(new Date(iso)).slice(0, 4)

/** Everything on a household's paper of a year: the pages of its statement back to the year's first entry. */
export const readWholeYear = async (
  home: { villageId: string; householdId: string },
  year: string
): Promise<WholeYear> => {
  const [sums, proof, first] = await Promise.all([
    api.points.readYear.query({ ...home, year }),
    api.points.readProof.query(home),
    api.points.readStatement.query(home)
  ])
  const entries = [...first.entries]
  let { next } = first
  for (let page = 1; next !== null && page < mostPages; page += 1) {
    const oldest = entries.at(-1)
    if (oldest && yearOf(oldest.postedAt) < year) break
    const more = await api.points.readStatement.query({ ...home, before: next })
    entries.push(...more.entries)
    next = more.next
  }
  return {
    ...{ year, statement: first, sums, proof },
    entries: entries.filter((entry) => yearOf(entry.postedAt) === year).reverse()
  }
}
