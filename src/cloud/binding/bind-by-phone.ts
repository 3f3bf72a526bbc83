import { accountRefusals } from '@/domain/account/names'
import { BindByPhone, bindingRefusals } from '@/domain/binding/binding'
import { common } from '@/domain/refusal/refusal'
import type { Context } from '../api/context'
import { mutation, nowhere, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { keyedHash } from '../crypto/keyed-hash'
import { namesOf } from '../place/names'
import { denyPractising } from '../training/deny-practising'
import { type Candidate, candidatesByPhone, loadCandidate } from './candidates'
import { beginBinding, lockHolder, lockOpenBindings, moveBinding } from './move-binding'
import { presentBound, presentChoice } from './present-binding'
import { readTicket, signTicket } from './ticket'

/** Binds at once; where another account is bound already, the courtyard host is asked: a number may have been passed on. */
const bind = async (ctx: WriteContext, accountId: string, person: Candidate) => {
  const { placeId, holderId, householdId } = person
  if (!(await lockHolder(ctx.db, placeId, holderId, person.kind))) return deny(bindingRefusals.memberLeft)
  const open = await lockOpenBindings(ctx.db, placeId, holderId)
  const own = open.find((b) => b.account_id === accountId)
  if (own?.state === 'active') return presentBound(person, own.id, 'active')
  const taken = open.some((b) => b.state === 'active')
  if (taken && person.kind === 'staff') return deny(bindingRefusals.taken)
  if (own && taken) return presentBound(person, own.id, 'pending')
  if (own) {
    await moveBinding(ctx.db, own, 'active', { at: ctx.now })
    return presentBound(person, own.id, 'active')
  }
  const state = taken ? 'pending' : 'active'
  const id = await beginBinding(
    ctx.db,
    { accountId, placeId, holderId, householdId, via: 'phone', state },
    ctx.now
  )
  return presentBound(person, id, state)
}

const signedIn = (ctx: Pick<Context, 'actor' | 'mustAgree'>): string => {
  if (ctx.mustAgree) deny(accountRefusals.agreementNeeded)
  return ctx.actor.accountId ?? deny(common.notSignedIn)
}

/**
 * Binds the account to the person whose phone WeChat vouches for. Several people with one phone: the answer is
 * `choose`, with a ticket good for ten minutes, and the call is made again with ticket and choice. Refuses
 * PHONE_NOT_IN_ROSTER, BINDING_TICKET_INVALID, BINDING_TAKEN (staff), BINDING_MEMBER_LEFT, TRAINING_NOT_HERE, and what
 * WeChat refuses.
 */
export const bindByPhone = mutation({
  action: 'own_account',
  input: BindByPhone,
  subject: () => nowhere,
  prepare: async (ctx, { code }) => {
    signedIn(ctx)
    await denyPractising(ctx)
    if (code === undefined) return null
    const phone = await ctx.deps.identity.phoneOf(code)
    return phone.ok ? keyedHash(ctx.deps.secret, 'phone', phone.value) : deny(phone.refusal)
  },
  run: async (ctx, { ticket, holderId }, _subject, phoneHash) => {
    const accountId = signedIn(ctx)
    if (phoneHash === null) {
      const choices = await readTicket(ctx.deps.secret, accountId, ticket ?? '', ctx.now)
      const chosen = choices?.find((c) => c.holderId === holderId) ?? deny(bindingRefusals.ticketInvalid)
      return bind(ctx, accountId, (await loadCandidate(ctx.db, chosen)) ?? deny(bindingRefusals.memberLeft))
    }
    const found = await candidatesByPhone(ctx.db, phoneHash)
    const [only, second] = found
    if (!only) return deny(bindingRefusals.phoneNotInRoster)
    if (!second) return bind(ctx, accountId, only)
    return presentChoice(
      found,
      await namesOf(
        ctx.db,
        found.map((c) => c.placeId)
      ),
      ctx.actor.on,
      ctx.now
    )
  },
  reply: async (ctx, answer) =>
    answer.state === 'choose'
      ? {
          ...answer,
          ticket: await signTicket(
            ctx.deps.secret,
            signedIn(ctx),
            answer.candidates,
            new Date(answer.askedAt)
          )
        }
      : answer
})
