import type * as z from 'zod/mini'
import { actingName } from '@/domain/household/household'
import { issueRefusals, RaiseIssue } from '@/domain/issue/issue'
import type { Issue } from '@/domain/issue/matter'
import { handlersAt, isPrivate } from '@/domain/issue/offices'
import { placeRefusals } from '@/domain/place/place'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { type Acting, resolveActing } from '../binding/resolve-acting'
import { attachFiles } from '../file/attach-files'
import { householdSubject, villageSubject } from '../place/subjects'
import { checkSound } from './check-sound'
import { termsOf } from './load-issue'
import { insertIssue, newIssue } from './new-issue'
import { presentReceipt } from './present-receipt'
import { tellMembers, tellOffices } from './tell-issue'
import { actingFor } from './viewer'

type Input = z.output<typeof RaiseIssue>
type Village = NonNullable<Awaited<ReturnType<typeof villageSubject>>>
interface Home {
  readonly groupId: string | null
  readonly courtyardId: string | null
}

/** An office of the village raises for any of its people (roles: 代报); everyone else for their household. */
const raiserOf = async (
  ctx: WriteContext,
  input: Input,
  village: Village
): Promise<Acting & { readonly home: Home }> => {
  const { db } = ctx
  if (input.onBehalfOf !== undefined && input.forName !== undefined) deny(issueRefusals.twoFors)
  const other = input.onBehalfOf
    ? await db
        .selectFrom('member')
        .select(['id', 'name', 'household_id'])
        .where('village_id', '=', input.villageId)
        .where('id', '=', input.onBehalfOf)
        .where('ended_on', 'is', null)
        .executeTakeFirst()
    : undefined
  const lives = other && (await householdSubject(db, input.villageId, other.household_id))
  if (other && lives) {
    const place = { ...village, groupId: lives.groupId, courtyardId: lives.courtyardId }
    const office = actingFor(ctx, { place }).find(
      ({ person, actor }) => person.kind === 'member' && actor.roles.some((role) => role !== 'villager')
    )
    const own = ctx.persons.some((p) => p.holderId === other.id || p.householdId === other.household_id)
    if (office && !own) return { person: office.person, forMember: other, home: lives }
  }
  const acting = await resolveActing(db, ctx, input.villageId, input.onBehalfOf)
  return { ...acting, home: acting.person }
}

const otherPartyOf = async (ctx: WriteContext, input: Input): Promise<Issue['otherParty']> => {
  const party = input.otherParty
  if (input.channel !== 'mediation') return null
  if (!party) return deny(issueRefusals.partyNeeded)
  if (party.memberId === undefined) return { memberId: null, name: party.name }
  const member = await ctx.db
    .selectFrom('member')
    .select(['id', 'name'])
    .where('village_id', '=', input.villageId)
    .where('id', '=', party.memberId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  const self = member && (ctx.persons.some((p) => p.holderId === member.id) || member.id === input.onBehalfOf)
  return member && !self ? { memberId: member.id, name: member.name } : deny(issueRefusals.partyUnknown)
}

const attach = async (ctx: WriteContext, input: Input, issueId: string): Promise<void> => {
  const of = { villageId: input.villageId, ownerKind: 'issue' as const, ownerId: issueId }
  const uploadedBy = ctx.actor.accountId ?? ''
  const fileIds = [...input.photoIds, ...(input.sound ? [input.sound.fileId] : [])]
  await attachFiles(ctx.db, { ...of, fileIds, uploadedBy })
  if (fileIds.length === 0) return
  const kinds = await ctx.db
    .selectFrom('file')
    .select(['id', 'kind'])
    .where('village_id', '=', input.villageId)
    .where('id', 'in', fileIds)
    .execute()
  const right = kinds.every((f) => (f.id === input.sound?.fileId) === (f.kind === 'sound'))
  if (!right) deny(issueRefusals.notSound)
}

const tell = async (ctx: WriteContext, issue: Issue): Promise<void> => {
  const word = { issue, now: ctx.now, except: issue.raisedBy }
  const kind = issue.urgent ? 'issue_urgent' : 'issue_to_sort'
  // What is urgent in the open is heard by the village at once, not only in the courtyard.
  const also = issue.urgent && !isPrivate(issue) ? handlersAt(issue, 'village') : []
  await tellOffices(ctx.db, [...new Set([...handlersAt(issue, issue.level), ...also])], { ...word, kind })
  if (issue.otherParty?.memberId) {
    await tellMembers(ctx.db, [issue.otherParty.memberId], { ...word, kind: 'issue_consent_asked' })
  }
}

/**
 * A villager raises a matter, for themselves, a relative of the household or a neighbour without a phone: both names
 * are recorded. In the open it waits for the township's eyes before others see it; what goes to the secretary, to
 * mediation, or is about someone who runs the village is never shown. Refuses NOT_YOUR_HOUSEHOLD, FILE_NOT_YOURS,
 * ISSUE_TWO_FORS, ISSUE_SOUND_MISSING, ISSUE_SOUND_TOO_LONG, ISSUE_PARTY_MISSING, ISSUE_PARTY_UNKNOWN and VILLAGE_ENDED.
 */
export const raiseIssue = mutation({
  action: 'courtyard_issue_report',
  input: RaiseIssue,
  prepare: async (ctx, { villageId, sound }) => {
    if (sound) await checkSound(ctx, villageId, sound.fileId)
  },
  subject: async (ctx, { villageId }) => {
    const village = await villageSubject(ctx.db, villageId)
    if (village?.endedOn) return deny(placeRefusals.villageEnded)
    return village
  },
  run: async (ctx, input, village) => {
    const acting = await raiserOf(ctx, input, village)
    const { person, forMember, home } = acting
    const place = { ...village, groupId: home.groupId, courtyardId: home.courtyardId }
    const by = { raisedBy: person.holderId, raisedFor: forMember?.id ?? null }
    const issue = newIssue(input, place, by, await otherPartyOf(ctx, input), ctx.now)
    const forName = forMember?.name ?? input.forName ?? null
    const name = actingName(person.name, forName)
    // A point without a word about its system is one of WeChat's map.
    const point = input.point && { ...input.point, datum: input.point.datum ?? ('gcj02' as const) }
    const told = { ...input, point, soundId: input.sound?.fileId, writtenBy: ctx.actor.accountId }
    const terms = await termsOf(ctx.db, village.countyId)
    await insertIssue(ctx.db, issue, told, terms, { id: person.holderId, name, role: 'villager' })
    await attach(ctx, input, issue.id)
    await tell(ctx, issue)
    return presentReceipt(issue.id, ctx.now, forName)
  }
})
