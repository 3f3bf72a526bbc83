import { type Kin, kinBack, kinNames } from '@/domain/claim/kin'
import type { KinshipRow } from './select-kinship'

/** A relation as one of the two sees it: who the other is and where, and whether it can be taken back. */
export const presentOwnKinship = (row: KinshipRow, mine: readonly string[]) => {
  const isMine = mine.includes(row.member_id)
  return {
    kinshipId: row.id,
    memberId: isMine ? row.relative_id : row.member_id,
    householdId: isMine ? row.relative_household : row.member_household,
    name: isMine ? row.relative_name : row.member_name,
    householdNo: isMine ? row.relative_no : row.member_no,
    relationName: kinNames[isMine ? row.relation : kinBack[row.relation]],
    notedBy: row.noted_name,
    notedAt: row.noted_at.toISOString(),
    canEnd: mine.includes(row.noted_by)
  }
}

/** A relation as the committee and the supervisors see it: two names with their household numbers, nothing else. */
export const presentKinship = (row: KinshipRow, persons: readonly { readonly holderId: string }[]) => {
  const mine = persons.map((p) => p.holderId)
  const isParty = mine.includes(row.member_id) || mine.includes(row.relative_id)
  return {
    kinshipId: row.id,
    memberName: row.member_name,
    memberNo: row.member_no,
    relativeName: row.relative_name,
    relativeNo: row.relative_no,
    relationName: kinNames[row.relation],
    notedBy: row.noted_name,
    notedAt: row.noted_at.toISOString(),
    canEnd: !isParty || mine.includes(row.noted_by)
  }
}

export const presentNoted = (kinshipId: string, relative: { name: string; no: string }, relation: Kin) => ({
  kinshipId,
  name: relative.name,
  householdNo: relative.no,
  relationName: kinNames[relation]
})

export const presentEnded = (kinshipId: string) => ({ kinshipId })
