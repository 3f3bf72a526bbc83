import { accountRefusals } from '@/domain/account/names'
import {
  AskByGateCode,
  bindingRefusals,
  normaliseGateCode,
  sameName,
  triesPerDay
} from '@/domain/binding/binding'
import { placeRefusals } from '@/domain/place/place'
import { common } from '@/domain/refusal/refusal'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { keyedHash } from '../crypto/keyed-hash'
import { villageSubject } from '../place/subjects'
import { denyPractising } from '../training/deny-practising'
import { beginBinding, lockHolder, lockOpenBindings } from './move-binding'
import { presentBound } from './present-binding'

/** Locks the account, so that tries made at once are counted one after another, and counts today's. */
const countTries = async ({ db, actor }: WriteContext, accountId: string): Promise<number> => {
  await db.selectFrom('account').select('id').where('id', '=', accountId).forNoKeyUpdate().execute()
  const row = await db
    .selectFrom('binding_attempt')
    .select(({ fn }) => fn.countAll<number>().as('tries'))
    .where('account_id', '=', accountId)
    .where('on_day', '=', actor.on)
    .executeTakeFirstOrThrow()
  return row.tries
}

/** The same try sent again, after a lost reply, counts once: its id is made of what was tried. */
const countWrong = async (
  ctx: WriteContext,
  villageId: string,
  accountId: string,
  tried: string
): Promise<void> => {
  const { db, now, deps, actor } = ctx
  const hash = keyedHash(deps.secret, 'gate-code', `${accountId}:${actor.on}:${tried}`)
  const attempt = { place_id: villageId, id: uuidOf(hash), account_id: accountId, on_day: actor.on, at: now }
  const counted = await db
    .selectFrom('binding_attempt')
    .select('id')
    .where('place_id', '=', villageId)
    .where('id', '=', attempt.id)
    .executeTakeFirst()
  if (!counted) await db.insertInto('binding_attempt').values(attempt).execute()
}

const uuidOf = (hash: Buffer): string =>
  hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

const findMember = async ({ db }: WriteContext, villageId: string, gateCodeHash: Buffer, name: string) => {
  const members = await db
    .selectFrom('member as m')
    .innerJoin('household as h', (j) =>
      j.onRef('h.village_id', '=', 'm.village_id').onRef('h.id', '=', 'm.household_id')
    )
    .innerJoin('place as p', 'p.id', 'h.village_id')
    .select(['m.id', 'm.name', 'm.household_id'])
    // Nobody of flesh and blood lives where people practise.
    .where('p.is_training', '=', false)
    .where('h.village_id', '=', villageId)
    .where('h.gate_code_hash', '=', gateCodeHash)
    .where('h.ended_on', 'is', null)
    .where('m.ended_on', 'is', null)
    .orderBy('m.id')
    .execute()
  return members.find((m) => sameName(m.name, name))
}

/**
 * Asks to be bound by the code on the household's gate and one's name; the courtyard host or the committee confirms.
 * A wrong code and a wrong name are one refusal, GATE_CODE_OR_NAME_WRONG, so that nobody learns who lives where; it
 * is counted, and after five a day BINDING_TRIES_USED_UP. Refuses
 * BINDING_ALREADY, VILLAGE_ENDED and TRAINING_NOT_HERE too.
 */
export const askByGateCode = mutation({
  action: 'own_account',
  input: AskByGateCode,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, gateCode, name }, village) => {
    const { db, now, deps, actor } = ctx
    const accountId = actor.accountId ?? deny(common.notSignedIn)
    if (ctx.mustAgree) return deny(accountRefusals.agreementNeeded)
    await denyPractising(ctx)
    if (village.endedOn !== null) return deny(placeRefusals.villageEnded)
    if ((await countTries(ctx, accountId)) >= triesPerDay) return deny(bindingRefusals.triesUsedUp)
    const hash = keyedHash(deps.secret, 'gate-code', `${villageId}:${normaliseGateCode(gateCode)}`)
    const member = await findMember(ctx, villageId, hash, name)
    if (!member || !(await lockHolder(db, villageId, member.id, 'member'))) {
      await countWrong(ctx, villageId, accountId, `${villageId}:${normaliseGateCode(gateCode)}:${name}`)
      return { state: 'wrong' as const }
    }
    const person = { placeId: villageId, holderId: member.id, name: member.name }
    const open = await lockOpenBindings(db, villageId, member.id)
    const own = open.find((b) => b.account_id === accountId)
    if (own?.state === 'active') return deny(bindingRefusals.already)
    const of = {
      ...person,
      accountId,
      householdId: member.household_id,
      via: 'gate_code',
      state: 'pending'
    } as const
    return presentBound(person, own?.id ?? (await beginBinding(db, of, now)), 'pending')
  },
  refused: (answer) => (answer.state === 'wrong' ? bindingRefusals.gateCodeOrNameWrong : null),
  reply: (_ctx, answer) => (answer.state === 'wrong' ? deny(bindingRefusals.gateCodeOrNameWrong) : answer)
})
