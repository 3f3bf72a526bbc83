import { within } from '@/domain/common/calendar'
import { checkConvener, type MeetingTerm } from '@/domain/meeting/convening'
import { type MeetingKind, meetingKinds } from '@/domain/meeting/kinds'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'

interface ConvenedBy {
  readonly name: string
  readonly term: MeetingTerm
}

const grantsFor = (db: Db, villageId: string, kinds: readonly MeetingKind[]) =>
  db
    .selectFrom('role_grant as g')
    .innerJoin('member as m', (j) =>
      j.onRef('m.village_id', '=', 'g.place_id').onRef('m.id', '=', 'g.holder_id')
    )
    .select(['g.holder_id', 'g.role', 'g.group_id', 'g.from_day as from', 'g.to_day as to', 'm.name'])
    .where('g.place_id', '=', villageId)
    .where('g.role', 'in', [...new Set(kinds.flatMap((k) => meetingKinds[k].convenerRoles))])
    .orderBy('g.from_day')
    .orderBy('g.id')

/** A group's leader convenes the meeting of that group and of no other. */
const leads = (grant: { group_id: string | null }, kind: MeetingKind, groupId: string | null): boolean =>
  kind !== 'group_meeting' || groupId === null || grant.group_id === groupId

/**
 * The one who convenes a meeting, with the term of the office under which they do; outside the term of an office once
 * held, the term that `checkCall` names. Refuses MEETING_CONVENER for whoever never held one.
 */
export const findConvener = async (
  db: Db,
  villageId: string,
  meeting: { readonly kind: MeetingKind; readonly groupId: string | null; readonly on: string },
  holderId: string
): Promise<ConvenedBy> => {
  const rows = await grantsFor(db, villageId, [meeting.kind]).where('g.holder_id', '=', holderId).execute()
  const grants = rows.filter((g) => leads(g, meeting.kind, meeting.groupId))
  const grant = grants.find((g) => within(g, meeting.on)) ?? grants.at(-1)
  if (grant) return { name: grant.name, term: { name: '召集人任期', from: grant.from, to: grant.to } }
  const answer = checkConvener(meeting.kind, [], meeting.on)
  if (answer.ok) throw new Error('nobody convenes and nothing is wrong with it')
  return deny(answer.refusal)
}

/** Who may convene meetings of these kinds on a day: for each kind, the holders of the offices that do. */
export const convenersOn = async (
  db: Db,
  villageId: string,
  kinds: readonly MeetingKind[],
  at: { readonly on: string; readonly groupId: string | null }
): Promise<ReadonlyMap<MeetingKind, readonly { memberId: string; name: string }[]>> => {
  if (kinds.length === 0) return new Map()
  const rows = await grantsFor(db, villageId, kinds)
    .where('g.from_day', '<=', at.on)
    .where((w) => w.or([w('g.to_day', 'is', null), w('g.to_day', '>=', at.on)]))
    .where('m.ended_on', 'is', null)
    .execute()
  const of = (kind: MeetingKind) => {
    const roles: readonly string[] = meetingKinds[kind].convenerRoles
    const fit = rows.filter((g) => roles.includes(g.role) && leads(g, kind, at.groupId))
    return [...new Map(fit.map((g) => [g.holder_id, { memberId: g.holder_id, name: g.name }])).values()]
  }
  return new Map(kinds.map((kind) => [kind, of(kind)]))
}
