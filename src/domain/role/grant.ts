import * as z from 'zod/mini'
import { Day, Id, RequestId, text } from '../common/fields'
import type { PartyStatus, Relation } from '../member/member'
import { isAdult } from '../member/member'
import type { Refusal } from '../refusal/refusal'
import type { Grant } from './may'
import { grantableRoles, waysIntoOffice } from './office'
import { type Role, roleNames } from './roles'

export const GrantRole = z.object({
  requestId: RequestId,
  villageId: Id,
  memberId: Id,
  role: z.enum(grantableRoles as [(typeof grantableRoles)[number], ...typeof grantableRoles], {
    error: '请选择一个职务。'
  }),
  courtyardId: z.optional(Id),
  groupId: z.optional(Id),
  /** How they came into it; left out where nobody says. */
  chosen: z.optional(z.enum(waysIntoOffice, { error: '请选是选出来的，还是任命的。' })),
  from: Day,
  to: Day
})

export const EndRole = z.object({
  requestId: RequestId,
  villageId: Id,
  grantId: Id,
  on: Day,
  // Not asked for on the wire before; without it the end is refused all the same.
  reason: z.optional(text('离任的原因', 2, 60))
})
/** Who could be given an office: people of the roster by part of their name. */
export const FindPeople = z.object({ villageId: Id, name: text('要找的姓名', 2, 30) })
export const ListRoles = z.object({ villageId: Id })

export const roleRefusals = {
  notYours: {
    code: 'ROLE_NOT_YOURS_TO_GRANT',
    message: '书记由县级管理员登记，其他职务由村党组织书记登记。',
    field: 'role'
  },
  termBackwards: { code: 'ROLE_TERM_BACKWARDS', message: '任期的结束日期要在开始日期之后。', field: 'to' },
  termTooLong: {
    code: 'ROLE_TERM_TOO_LONG',
    message: '一届任期最长5年，请把结束日期改早一些。',
    field: 'to'
  },
  needsCourtyard: {
    code: 'ROLE_NEEDS_COURTYARD',
    message: '请选择是哪个院落的院落长。',
    field: 'courtyardId'
  },
  needsGroup: { code: 'ROLE_NEEDS_GROUP', message: '请选择是哪个组的小组长。', field: 'groupId' },
  placeNotAsked: { code: 'ROLE_PLACE_NOT_ASKED', message: '这个职务不分院落和组，请不要选。', field: 'role' },
  memberLeft: {
    code: 'ROLE_MEMBER_LEFT',
    message: '这个人已经不在户册上了，不能担任职务。',
    field: 'memberId'
  },
  minor: { code: 'ROLE_MINOR', message: '任期开始时未满18周岁，不能担任职务。', field: 'memberId' },
  overlap: { code: 'ROLE_OVERLAP', message: '这个人在这段时间里已经担任这个职务了。', field: 'from' },
  secretaryTaken: {
    code: 'ROLE_SECRETARY_TAKEN',
    message: '这段时间里已有一位书记，请先登记前任离任。',
    field: 'from'
  },
  ended: { code: 'ROLE_ALREADY_ENDED', message: '这个职务在那天之前就已经结束了，请刷新列表。', field: 'on' },
  mustBeElected: (role: Role): Refusal => ({
    code: 'ROLE_MUST_BE_ELECTED',
    message: `${roleNames[role]}由村民选举、推选产生，不能任命。`,
    field: 'chosen'
  }),
  reasonNeeded: {
    code: 'ROLE_END_REASON_NEEDED',
    message: '请选离任的原因，以后查得到。',
    field: 'reason'
  },
  endInPast: {
    code: 'ROLE_END_IN_PAST',
    message: '离任日期最早填昨天（当即生效）：之前办过的事仍然有效。',
    field: 'on'
  }
} as const

/** What the roster says of a member, as far as roles follow from it. */
export interface RosterFacts {
  readonly relation: Relation
  readonly birthMonth: string | null
  readonly party: PartyStatus
}

/**
 * The roles that follow from the roster itself: villager, head of household, party member (正式党员: only a full
 * member votes). A minor is a villager too (may raise a matter, design: 未满18可报事不可表决); votes ask for age again.
 */
export const rosterGrants = (
  at: Omit<Grant, 'role' | 'from' | 'to'>,
  facts: RosterFacts,
  on: string
): Grant[] => {
  const grant = (role: Grant['role']): Grant => ({ ...at, role, from: '1900-01-01', to: null })
  const grants = [grant('villager')]
  const adult = facts.birthMonth === null || isAdult(facts.birthMonth, on)
  if (facts.relation === 'head' && adult) grants.push(grant('household_head'))
  if (facts.party === 'full') grants.push(grant('party_member'))
  return grants
}
