import { useEffect } from 'react'
import { api } from '@/client/api/client'
import type { PersonHere } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'

/** Roles that see the households of the whole village; a host sees the courtyard's, a group leader the group's. */
const wholeVillage: readonly string[] = ['committee_member', 'party_secretary', 'supervision_member']

/** Which households somebody sees: all, the own group's, or the own courtyard's. */
export const reachOf = ({ roles, courtyardId, groupId }: PersonHere) => {
  if (roles.some((r) => wholeVillage.includes(r.role))) return {}
  if (roles.some((r) => r.role === 'group_leader') && groupId) return { groupId }
  return courtyardId ? { courtyardId } : {}
}

/** Every household that the person records for, page after page until there are no more: a list to tick must be whole. */
export const useHouseholds = (member: PersonHere & { readonly villageId: string }) => {
  const { villageId } = member
  const reach = reachOf(member)
  const query = useReadMore(['member.listHouseholds', villageId, reach, 'record'], {
    read: (after) => api.member.listHouseholds.query({ villageId, ...reach, ...(after ? { after } : {}) }),
    next: (page) => page.next,
    keep: true
  })
  const { more, error } = query
  useEffect(() => {
    if (more && !more.isRunning && !error) more.read()
  }, [more, error])
  return query
}
