import type { Transaction } from 'kysely'
import type * as z from 'zod/mini'
import { dayOf } from '@/domain/common/calendar'
import { assignLevel } from '@/domain/issue/conditions'
import type { ActIssue } from '@/domain/issue/forms'
import { issueRefusals } from '@/domain/issue/issue'
import type { Issue, IssueActor, IssueContext, IssueOwner } from '@/domain/issue/matter'
import { handlersAt, isPrivate, officesOver, ownersAt } from '@/domain/issue/offices'
import { levelOrder } from '@/domain/issue/terms'
import type { Role } from '@/domain/role/roles'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { issueOf, type LoadedIssue } from './load-issue'
import { refusePersonal } from './refuse-personal'

type Input = z.output<typeof ActIssue>

/** The people who hold an office over the place of a matter today, each once with all of their offices. */
export const officersOver = async (
  db: Db,
  issue: Issue,
  now: Date
): Promise<{ id: string; name: string; roles: Role[] }[]> => {
  const { place } = issue
  const on = dayOf(now)
  const rows = await db
    .selectFrom('role_grant as g')
    .leftJoin('member as m', (j) =>
      j
        .onRef('m.village_id', '=', 'g.place_id')
        .onRef('m.id', '=', 'g.holder_id')
        .on('m.ended_on', 'is', null)
    )
    .leftJoin('staff as s', (j) =>
      j.onRef('s.place_id', '=', 'g.place_id').onRef('s.id', '=', 'g.holder_id').on('s.ended_on', 'is', null)
    )
    .select([
      'g.place_id',
      'g.holder_id',
      'g.role',
      'g.group_id',
      'g.courtyard_id',
      'g.from_day',
      'g.to_day',
      'm.name as member_name',
      's.name as staff_name'
    ])
    .where('g.place_id', 'in', [place.villageId, ...(place.townshipId ? [place.townshipId] : [])])
    .where('g.from_day', '<=', on)
    .where((w) => w.or([w('g.to_day', 'is', null), w('g.to_day', '>=', on)]))
    .orderBy('g.id')
    .execute()
  const found = new Map<string, { id: string; name: string; roles: Role[] }>()
  for (const row of rows) {
    const name = row.member_name ?? row.staff_name
    const village = row.place_id === place.villageId
    const grant = {
      role: row.role,
      countyId: place.countyId,
      townshipId: place.townshipId,
      villageId: village ? place.villageId : null,
      groupId: row.group_id,
      courtyardId: row.courtyard_id,
      from: row.from_day,
      to: row.to_day
    }
    if (name === null || officesOver({ accountId: null, grants: [grant], on }, place).length === 0) continue
    const person = found.get(row.holder_id) ?? { id: row.holder_id, name, roles: [] }
    found.set(row.holder_id, { ...person, roles: [...person.roles, row.role] })
  }
  return [...found.values()]
}

/**
 * Whom the caller may give the matter to, under which office; for a quarrel that waits to be mediated, the mediators.
 */
export const ownersFor = async (
  db: Db,
  issue: Issue,
  actors: readonly IssueActor[],
  now: Date
): Promise<IssueOwner[]> => {
  const reached = actors.flatMap((actor) => ownersAt(issue, assignLevel(issue, { actor })))
  const mediators = handlersAt({ ...issue, channel: 'mediation' }, issue.level)
  const allowed = [...new Set([...reached, ...(issue.otherParty === null ? [] : mediators)])]
  const officers = await officersOver(db, issue, now)
  return officers.flatMap(({ id, name, roles }) => {
    const role = allowed.find((r) => roles.includes(r))
    return role === undefined ? [] : [{ id, name, role }]
  })
}

/** Whoever may own it at its level or above; that it fits the level of whoever assigns it, the step decides. */
const ownersFrom = (issue: Issue): Role[] =>
  levelOrder.slice(levelOrder.indexOf(issue.level)).flatMap((level) => ownersAt(issue, level))

const ownerOf = async (db: Db, issue: Issue, input: Input, now: Date): Promise<IssueOwner | undefined> => {
  if (input.ownerId === undefined) return undefined
  const officer = (await officersOver(db, issue, now)).find((o) => o.id === input.ownerId)
  const wanted =
    input.action === 'start_mediation'
      ? handlersAt({ ...issue, channel: 'mediation' }, issue.level)
      : ownersFrom(issue)
  const role = wanted.find((r) => officer?.roles.includes(r))
  return officer && role ? { id: officer.id, name: officer.name, role } : deny(issueRefusals.ownerUnknown)
}

const targetOf = async (
  tx: Transaction<Database>,
  { row, ...village }: LoadedIssue,
  input: Input
): Promise<IssueContext['into']> => {
  if (input.intoId === undefined) return undefined
  const target = await tx
    .selectFrom('issue')
    .selectAll()
    .where('village_id', '=', row.village_id)
    .where('id', '=', input.intoId)
    .executeTakeFirst()
  return target && issueOf(target, village)
}

const partyOf = async (db: Db, villageId: string, party: Input['party']): Promise<IssueContext['party']> => {
  if (party === undefined) return undefined
  if (party.memberId === undefined) return { memberId: null, name: party.name }
  const member = await db
    .selectFrom('member')
    .select(['id', 'name'])
    .where('village_id', '=', villageId)
    .where('id', '=', party.memberId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return member ? { memberId: member.id, name: member.name } : deny(issueRefusals.partyUnknown)
}

const decisionOf = async (db: Db, villageId: string, decisionId: string | undefined): Promise<void> => {
  if (decisionId === undefined) return
  const found = await db
    .selectFrom('decision')
    .select('id')
    .where('village_id', '=', villageId)
    .where('id', '=', decisionId)
    .executeTakeFirst()
  if (!found) deny(issueRefusals.decisionUnknown)
}

const checkWords = (issue: Issue, input: Input): void => {
  if (isPrivate(issue)) return
  refusePersonal('reason', input.reason)
  refusePersonal('whereTo', input.whereTo)
}

/** The papers of a step, as far as they must be looked up. Refuses what does not exist or may not stand in public. */
export const papersOf = async (
  tx: Transaction<Database>,
  loaded: LoadedIssue,
  input: Input,
  now: Date
): Promise<Omit<IssueContext, 'at' | 'terms' | 'actor'>> => {
  const { issue, row } = loaded
  checkWords(issue, input)
  await decisionOf(tx, row.village_id, input.decisionId)
  const [owner, into, party] = [
    await ownerOf(tx, issue, input, now),
    await targetOf(tx, loaded, input),
    await partyOf(tx, issue.place.villageId, input.party)
  ]
  const { reason, level, urgent, dueOn, declineReason, whereTo, decisionId, rating, consent, mediated } =
    input
  const session = input.session && { ...input.session, yes: input.session.yes ?? null }
  const given = {
    reason,
    level,
    urgent,
    dueOn,
    declineReason,
    whereTo,
    decisionId,
    rating,
    consent,
    mediated
  }
  return Object.fromEntries(
    Object.entries({ ...given, owner, into, party, session }).filter(([, value]) => value !== undefined)
  )
}
