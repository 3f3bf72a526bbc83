import { publicHouseholdName } from '@/domain/household/household'
import type { PlaceName } from '@/domain/place/place'
import { nameOn } from '@/domain/place/place'
import { mayAnywhere } from '@/domain/role/may'
import { type Action, permissions } from '@/domain/role/permissions'
import { partsFor, rolesOf } from '@/domain/session/roles-of'
import type { Context } from '../api/context'
import type { Person, Who } from './load-who'
import type { OpenedSession } from './open-session'
import type { Ask, Relative } from './own-people'

type Names = ReadonlyMap<string, readonly PlaceName[]>

/** What a sign-in answers with; `token` goes into `Authorization: Bearer …`. */
export const presentSignIn = (opened: OpenedSession, token: string) => ({
  token,
  expiresAt: opened.expiresAt
})

/** That a session is over; the client forgets its token. */
export const presentSignedOut = () => ({ signedOut: true as const })

/** A person of the sign-in list of the demo county; 村民 only where nothing more is to say. */
export const presentDemoPerson = (who: Who, person: Person, names: Names) => {
  const roles = rolesOf(who.actor, person)
  const offices = roles.filter((r) => r.role !== 'villager')
  return {
    accountId: who.actor.accountId ?? '',
    name: person.name,
    roles: (offices.length > 0 ? offices : roles).map((r) => r.name),
    placeId: person.placeId,
    placeName: nameOn(names.get(person.placeId) ?? [], who.actor.on)?.name ?? ''
  }
}

const presentPerson = (
  ctx: Pick<Context, 'actor'>,
  person: Person,
  names: Names,
  family: readonly Relative[]
) => {
  const head = family.find((m) => m.relation === 'head')
  const no = family[0]?.householdNo ?? ''
  return {
    placeId: person.placeId,
    holderId: person.holderId,
    kind: person.kind,
    name: person.name,
    placeName: nameOn(names.get(person.placeId) ?? [], ctx.actor.on)?.name ?? '',
    countyId: person.countyId,
    townshipId: person.townshipId,
    villageId: person.villageId,
    groupId: person.groupId,
    courtyardId: person.courtyardId,
    householdId: person.householdId,
    householdName: person.householdId ? publicHouseholdName(head?.name ?? person.name, no) : null,
    roles: rolesOf(ctx.actor, person),
    /** Of which parts of the village the households may be looked up: by office, not by home. */
    looksAfter: partsFor(ctx.actor, person, 'read_household_list'),
    /** In which parts the minutes of courtyard sessions may be written. */
    keepsSessionsIn: partsFor(ctx.actor, person, 'issue_session'),
    /** Those of the household for whom this person may act. */
    relatives: family
      .filter((m) => m.memberId !== person.holderId)
      .map((m) => ({ memberId: m.memberId, name: m.name }))
  }
}

const presentAsk = (ask: Ask, names: Names, on: string) => ({
  bindingId: ask.bindingId,
  placeId: ask.placeId,
  placeName: nameOn(names.get(ask.placeId) ?? [], on)?.name ?? '',
  holderId: ask.holderId,
  name: ask.name,
  state: ask.state,
  reason: ask.reason,
  askedAt: ask.askedAt.toISOString()
})

/** Who is signed in, as whom they may act, and what they may do at all (what decides which entrances are shown). */
export const presentSession = (
  ctx: Pick<Context, 'actor' | 'persons' | 'deps' | 'now' | 'mustAgree'>,
  names: Names,
  relatives: readonly Relative[],
  { asks, deducts }: { readonly asks: readonly Ask[]; readonly deducts: boolean }
) => ({
  signedIn: ctx.actor.accountId !== null,
  /** Has to agree to the agreement (again) before more than what is public is shown. */
  mustAgree: ctx.mustAgree,
  demo: ctx.deps.demo,
  /** Practising in a training village: nothing here counts. */
  training: ctx.persons.some((p) => p.isTraining),
  /** Whether the clock can be put forward here. */
  clockMoves: ctx.deps.demo && ctx.deps.demoClock !== undefined,
  /** The server's day: a client's own clock may be wrong, and the demo's clock may be moved. */
  today: ctx.actor.on,
  /** The moment of that day at which this was answered. */
  now: ctx.now.toISOString(),
  persons: ctx.persons.map((p) =>
    presentPerson(
      ctx,
      p,
      names,
      relatives.filter((m) => m.villageId === p.villageId && m.householdId === p.householdId)
    )
  ),
  /** Bindings asked for that wait for a confirmation, or were refused or ended by the village lately. */
  asks: asks.map((a) => presentAsk(a, names, ctx.actor.on)),
  may: (Object.keys(permissions) as Action[]).filter(
    (action) => mayAnywhere(ctx.actor, action) && (deducts || action !== 'deduction_list')
  )
})
