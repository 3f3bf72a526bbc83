import { sql } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { actRefusals, authorisesFault, ProposeDecision, sourceFault } from '@/domain/decision/act'
import { besideLine } from '@/domain/decision/beside'
import { type Decision, inForce, type LifeEvent, type Version } from '@/domain/decision/life'
import { personalFault } from '@/domain/decision/public-words'
import type { Role } from '@/domain/role/roles'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { refuseMarked } from '../api/refuse-marked'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import { livingVillage } from '../notice/load-notice'
import { actingAt, whoActs } from './acting-person'
import { packForVillage } from './county-choice'
import { loadDecision } from './load-decision'
import { petitionFault } from './petition-fault'
import { presentMoved } from './present-moved'
import { appendEvent, writeVersion } from './save-step'

const proposers: readonly Role[] = [
  'party_secretary',
  'committee_member',
  'villager_rep',
  'villager',
  'township_staff'
]

/** The next number of the village's register, `2026-07`; the village is locked, so that two never get the same. */
const nextNo = async ({ db, now }: WriteContext, villageId: string): Promise<string> => {
  await db.selectFrom('place').select('id').where('id', '=', villageId).forNoKeyUpdate().execute()
  const year = dayOf(now).slice(0, 4)
  const { last } = await db
    .selectFrom('decision')
    .select(sql<number>`coalesce(max(substring(no from 6)::int), 0)::int`.as('last'))
    .where('village_id', '=', villageId)
    .where(sql<boolean>`no ~ ${`^${year}-[0-9]{1,6}$`}`)
    .executeTakeFirstOrThrow()
  return `${year}-${String(last + 1).padStart(2, '0')}`
}

const groupHere = async (db: Db, villageId: string, groupId: string): Promise<boolean> =>
  (await db
    .selectFrom('village_group')
    .select('id')
    .where('village_id', '=', villageId)
    .where('id', '=', groupId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()) !== undefined

const faultOf = async (ctx: WriteContext, input: ProposeDecision, roles: readonly Role[]) => {
  const { content, source, villageId, supersedes } = input
  const words = Object.fromEntries(Object.entries(content).map(([k, v]) => [`content.${k}`, v]))
  const fault =
    sourceFault(roles, source) ??
    authorisesFault(input.topic, input.authorises, content.term) ??
    personalFault({ ...words, meaning: input.meaning })
  if (fault) return fault
  const petition = await petitionFault(ctx.db, { villageId, on: dayOf(ctx.now) }, source)
  if (petition) return petition
  if (input.flags.groupId !== undefined && !(await groupHere(ctx.db, villageId, input.flags.groupId)))
    return actRefusals.groupUnknown
  if (supersedes === undefined) return null
  const old = await loadDecision(ctx.db, villageId, supersedes)
  return old && inForce(old) ? null : actRefusals.supersedesUnknown
}

type Village = NonNullable<Awaited<ReturnType<typeof livingVillage>>>

/**
 * Brings a matter into the village's pool of topics. It takes on the rule pack of this day and keeps it. Refuses what
 * `proposeDecision` refuses.
 */
export const proposeMatter = async (ctx: WriteContext, input: ProposeDecision, village: Village) => {
  const { villageId, content, topic, flags } = input
  const acting = whoActs(actingAt(ctx, village), proposers, null)
  const role = proposers.find((r) => acting?.roles.includes(r))
  if (!acting || !role) throw new Error('a proposal was allowed to nobody')
  const fault = await faultOf(ctx, input, acting.roles)
  if (fault) return deny(fault)
  const on = dayOf(ctx.now)
  const pack = await packForVillage(ctx.db, { villageId, countyId: village.countyId, on })
  const source = { ...input.source, proposerId: acting.person.holderId }
  const version: Version = {
    ...{ no: 1, content, changes: [], substantive: true },
    ...{ erratumConfirmedBy: null, on }
  }
  const event: LifeEvent = besideLine(
    'suggest_topic',
    { state: 'TOPIC_POOL', versionNo: 1, on: ctx.now },
    { id: source.proposerId, role }
  )
  const decision: Decision = {
    ...{ id: newId(), state: 'TOPIC_POOL', packId: pack.id, topic, flags, source },
    ...{ classification: null, versions: [version], history: [event], supersedes: input.supersedes ?? null }
  }
  await ctx.db
    .insertInto('decision')
    .values({
      village_id: villageId,
      id: decision.id,
      no: await nextNo(ctx, villageId),
      title: content.title,
      summary: content.summary,
      meaning: input.meaning,
      state: decision.state,
      published: false,
      began_on: on,
      updated_at: ctx.now,
      pack_id: pack.id,
      topic,
      flags: JSON.stringify(flags),
      source: JSON.stringify(source),
      authorises: input.authorises === undefined ? null : JSON.stringify(input.authorises),
      supersedes: decision.supersedes,
      version_no: 1
    })
    .execute()
  await writeVersion(ctx.db, villageId, decision.id, version)
  const { townshipId } = village
  await appendEvent(ctx.db, decision.id, event, { villageId, townshipId, convener: null, told: {} })
  return presentMoved({ next: decision, events: [event] })
}

/**
 * Brings a matter into the village's pool of topics: by a villager, a representative, a cadre, or by the township as a
 * suggestion. Refuses CONTENT_MARKED, DECISION_SOURCE_NOT_YOURS,
 * DECISION_PETITION_MISSING, DECISION_PETITION_NUMBERS, AUTHORISATION_EMPTY, PERSONAL_DATA,
 * DECISION_GROUP_UNKNOWN, SUPERSEDES_UNKNOWN and VILLAGE_ENDED.
 */
export const proposeDecision = mutation({
  action: 'decision_propose',
  input: ProposeDecision,
  // The village reads a topic from its first moment, also a villager's.
  prepare: (ctx, { content, meaning }) =>
    refuseMarked(ctx, {
      ...{
        'content.title': content.title,
        'content.summary': content.summary,
        'content.scope': content.scope
      },
      ...{ 'content.beneficiaries': content.beneficiaries, 'content.land': content.land },
      ...{ 'content.contracting': content.contracting, 'content.contributions': content.contributions },
      meaning
    }),
  subject: ({ db }, { villageId }) => livingVillage(db, villageId),
  run: proposeMatter
})
