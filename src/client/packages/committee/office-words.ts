import type { Outputs } from '@/client/api/client'
import type { PersonHere } from '@/client/api/use-me'
import { sayDate, sayDay } from '@/client/words/dates'
import { addDays } from '@/domain/common/calendar'
import { fiveYearsAfter, grantableRoles, granterOf, type Office, sayOffice } from '@/domain/role/office'

export type HeldOffice = Outputs['role']['listRoles'][number]

/** The place an office is for, in words; null where it is for the whole village. */
export const placeOf = ({ courtyard, group }: Pick<HeldOffice, 'courtyard' | 'group'>): string | null =>
  courtyard ?? group

/** 桂花院子院落长. */
export const officeOf = (o: HeldOffice): string => sayOffice({ roleName: o.roleName, place: placeOf(o) })

/** The term as a list says it: 2024年1月9日起，2029年1月8日止. */
export const sayTermOf = ({ from, to }: Pick<HeldOffice, 'from' | 'to'>): string =>
  to === null ? `${sayDate(from)}起` : to < from ? '登记后又收回' : `${sayDate(from)}起，${sayDate(to)}止`

/** The offices that this person enters and ends in a village; the server decides again, by the same rule. */
export const officesOf = (
  person: Pick<PersonHere, 'villageId' | 'roles'> | null,
  villageId: string
): Office[] => {
  if (!person) return []
  const held = person.roles.map((r) => r.role)
  const here = person.villageId === null || person.villageId === villageId
  return here ? grantableRoles.filter((role) => held.includes(granterOf(role))) : []
}

/**
 * The last day that most offices of the village have, where it is still a lawful one for a term that begins on `from`;
 * else the last of five years.
 */
export const usualLastDay = (offices: readonly Pick<HeldOffice, 'when' | 'to'>[], from: string): string => {
  const over = fiveYearsAfter(from)
  const counts = new Map<string, number>()
  for (const { when, to } of offices)
    if (when === 'now' && to !== null && to > from && to < over) counts.set(to, (counts.get(to) ?? 0) + 1)
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || b.localeCompare(a))
  return most ? most[0] : addDays(over, -1)
}

/** 从今天到2029年1月8日，田小花任村民代表。 */
export const sayGrant = (
  of: { readonly from: string; readonly to: string; readonly name: string; readonly office: string },
  today: string
): string => `从${sayDay(of.from, today)}到${sayDate(of.to)}，${of.name}任${of.office}。`

/** What ending an office with `on` as its last day means, in a sentence. */
export const sayEnd = (o: HeldOffice, on: string, today: string): string => {
  if (o.when === 'later' && on < o.from) return `${o.name}的${officeOf(o)}不会开始。`
  return on < today
    ? `从今天起，${o.name}不再任${officeOf(o)}。`
    : `${o.name}任${officeOf(o)}到${sayDay(on, today)}，第二天起不再担任。`
}
