import { currentAgreement } from '@/domain/account/agreement/versions'
import { keyedHash } from '../crypto/keyed-hash'
import { newId } from '../crypto/new-id'
import { as, outcome } from '../testing/caller'
import { accountScene } from './account-testing'

const { scene, visitor, requestId, again, member, inWechat } = accountScene()
const { version } = currentAgreement

describe('closing an account', () => {
  const close = async (context: ReturnType<typeof again>, id = requestId()) =>
    outcome((await as(context)).account.close({ requestId: id }))

  test('refuses a visitor, and whoever holds an office, with its name', async () => {
    expect(await outcome((await visitor()).account.close({ requestId: requestId() }))).toBe('NOT_SIGNED_IN')
    for (const role of ['courtyard_host', 'committee_member', 'township_staff', 'sys_admin'] as const) {
      const context = await scene.world.callerFor(role, 'A')
      expect([role, await close(Promise.resolve(context))]).toEqual([role, 'ACCOUNT_HOLDS_OFFICE'])
      const { hindrances } = await (await as(context)).account.foreseeClose({})
      expect(hindrances.map((h) => h.code)).toEqual(['ACCOUNT_HOLDS_OFFICE'])
    }
  })

  test('an office that ended yesterday or begins tomorrow stands in nobody’s way; one that ends today does', async () => {
    const person = member(0, 0)
    const context = await scene.world.callerAs(person)
    const facts = async () => (await (await as(context)).account.foreseeClose({})).hindrances.length
    const grant = {
      place_id: person.placeId,
      id: newId(),
      holder_id: person.id,
      role: 'villager_rep' as const
    }
    await scene.db
      .insertInto('role_grant')
      .values({
        ...grant,
        from_day: '2026-01-01',
        to_day: '2026-11-22',
        source: 'by_hand',
        granted_at: scene.now
      })
      .execute()
    const term = async (from_day: string, to_day: string) => {
      await scene.db.updateTable('role_grant').set({ from_day, to_day }).where('id', '=', grant.id).execute()
      return facts()
    }
    expect(await facts()).toBe(1)
    expect(await term('2026-01-01', '2026-11-21')).toBe(0)
    expect(await term('2026-11-23', '2027-11-21')).toBe(0)
  })

  test('refuses while a redemption waits; a finished one is no hindrance', async () => {
    const person = scene.world.A.holders.villager
    const context = await scene.world.callerAs(person)
    const redemption = scene.db.updateTable('shop_redemption').where('id', '=', scene.life.redemptionId)
    await redemption.set({ state: 'queued' }).execute()
    expect(await close(Promise.resolve(context))).toBe('ACCOUNT_REDEMPTION_OPEN')
    await redemption.set({ state: 'cancelled' }).execute()
    expect((await (await as(context)).account.foreseeClose({})).hindrances).toEqual([])
  })

  test('ends sessions and bindings, forgets messages and openid; history stays; a repeat gets the same answer', async () => {
    const openid = 'leaves-again'
    const person = member(0, 1)
    const context = await inWechat(openid, version)
    const { accountId } = context.actor
    await scene.db
      .updateTable('binding')
      .set({ state: 'ended' })
      .where('holder_id', '=', person.id)
      .where('state', '=', 'active')
      .execute()
    await scene.db
      .insertInto('binding')
      .values({
        place_id: person.placeId,
        id: newId(),
        account_id: accountId ?? '',
        holder_id: person.id,
        via: 'phone',
        state: 'active',
        asked_at: scene.now
      })
      .execute()
    const message = {
      place_id: person.placeId,
      id: newId(),
      holder_id: person.id,
      kind: 'issue_shown',
      payload: '{}'
    }
    await scene.db
      .insertInto('message')
      .values({ ...message, at: scene.now })
      .execute()
    const bound = await as(again(accountId))
    const raised = await bound.issue.raise({
      requestId: requestId(),
      villageId: person.placeId,
      category: 'road',
      words: '门前的路塌了一截',
      photoIds: [],
      showName: false
    })
    const press = requestId()
    const leaving = await as(again(accountId))
    expect(await leaving.account.close({ requestId: press })).toEqual({ closed: true })
    expect(await (await visitor()).account.close({ requestId: press })).toEqual({ closed: true })

    const account = await scene.db
      .selectFrom('account')
      .selectAll()
      .where('id', '=', accountId ?? '')
      .executeTakeFirstOrThrow()
    expect(account.closed_at).toEqual(scene.now)
    expect(account.openid_sealed).toBeNull()
    expect(account.subject_hash.equals(keyedHash(scene.world.deps.secret, 'openid', openid))).toBe(false)
    const open = await scene.db
      .selectFrom('session')
      .select('id')
      .where('account_id', '=', accountId ?? '')
      .where('ended_at', 'is', null)
      .execute()
    expect(open).toEqual([])
    expect((await again(accountId)).actor.accountId).toBeNull()
    const told = scene.db.selectFrom('message').select('id').where('id', '=', message.id)
    expect(await told.execute()).toEqual([])
    const events = await scene.db
      .selectFrom('binding_event')
      .select(['to_state', 'reason'])
      .where('account_id', '=', accountId ?? '')
      .execute()
    expect(events).toEqual([{ to_state: 'ended', reason: '账号已注销' }])
    const matter = scene.db.selectFrom('issue').select('raised_by').where('id', '=', raised.issueId)
    expect(await matter.executeTakeFirst()).toEqual({ raised_by: person.id })

    const anew = await inWechat(openid, version)
    expect(anew.actor.accountId).not.toBe(accountId)
    expect(anew.persons).toEqual([])
  })

  test('twice at once closes once', async () => {
    const { actor } = await scene.world.stranger()
    const contexts = [await again(actor.accountId), await again(actor.accountId)]
    const done = await Promise.all(contexts.map((c) => close(Promise.resolve(c))))
    expect(done.every((code) => code === 'ok')).toBe(true)
    expect((await again(actor.accountId)).actor.accountId).toBeNull()
  })

  test('somebody bound to the same person keeps what they were told', async () => {
    const person = member(0, 3)
    await scene.world.callerAs(person)
    const second = await scene.world.stranger()
    await scene.db
      .insertInto('binding')
      .values({
        place_id: person.placeId,
        id: newId(),
        account_id: second.actor.accountId ?? '',
        holder_id: person.id,
        via: 'demo',
        state: 'active',
        asked_at: scene.now
      })
      .execute()
    const message = {
      place_id: person.placeId,
      id: newId(),
      holder_id: person.id,
      kind: 'issue_shown',
      payload: '{}'
    }
    await scene.db
      .insertInto('message')
      .values({ ...message, at: scene.now })
      .execute()
    await (await as(again(second.actor.accountId))).account.close({ requestId: requestId() })
    const kept = scene.db.selectFrom('message').select('id').where('id', '=', message.id)
    expect(await kept.execute()).toEqual([{ id: message.id }])
  })
})
