import type { Context } from '../api/context'
import { keyedHash } from '../crypto/keyed-hash'
import { bindingScene, press, secret, start } from '../testing/binding-scene'
import { as, outcome } from '../testing/caller'

const MINUTE = 60_000
const scene = bindingScene()

describe('by phone', () => {
  const phoneOf = async (context: Context, phone: string, at = start) =>
    (await as(context)).binding.bindByPhone({ ...press(), code: `demo-phone:${phone}@${at.getTime()}` })

  test('refuses a visitor, an invented code, and a number in no roster', async () => {
    const code = `demo-phone:13912345678@${start.getTime()}`
    const visitor = await as(scene.world.callerFor('visitor', 'A'))
    expect(await outcome(visitor.binding.bindByPhone({ ...press(), code }))).toBe('NOT_SIGNED_IN')
    const stranger = await as(scene.world.stranger())
    expect(await outcome(stranger.binding.bindByPhone({ ...press(), code: '13912345678' }))).toBe(
      'WECHAT_CODE_INVALID'
    )
    expect(await outcome(stranger.binding.bindByPhone({ ...press(), code }))).toBe('PHONE_NOT_IN_ROSTER')
  })

  test('refuses people who left, and villages that ended', async () => {
    const person = scene.member(0, 2)
    await scene.db.updateTable('member').set({ ended_on: '2026-11-01' }).where('id', '=', person.id).execute()
    await scene.db
      .updateTable('place')
      .set({ ended_on: '2026-11-01' })
      .where('id', '=', scene.world.B.villageId)
      .execute()
    expect(await outcome(phoneOf(await scene.world.stranger(), person.phone))).toBe('PHONE_NOT_IN_ROSTER')
    const elsewhere = scene.world.B.households[0].members[0]?.phone ?? ''
    expect(await outcome(phoneOf(await scene.world.stranger(), elsewhere))).toBe('PHONE_NOT_IN_ROSTER')
  })

  test('refuses the made-up people of a training village, whatever number was written there', async () => {
    const { villageId, townshipId, households, holders } = scene.world.B
    const staffPhone = '13911113333'
    await scene.db
      .updateTable('place')
      .set({ is_training: true })
      .where('id', 'in', [villageId, townshipId])
      .execute()
    await scene.db
      .updateTable('staff')
      .set({ phone_hash: keyedHash(secret, 'phone', staffPhone), phone_last4: '3333' })
      .where('id', '=', holders.township_staff.id)
      .execute()
    for (const phone of [households[0].members[0]?.phone ?? '', staffPhone])
      expect(await outcome(phoneOf(await scene.world.stranger(), phone))).toBe('PHONE_NOT_IN_ROSTER')
  })

  test('one person: bound at once, with history, and a repeat books nothing', async () => {
    const me = await scene.world.stranger()
    const input = { ...press(), code: `demo-phone:${scene.member(0, 2).phone}` }
    const first = await (await as(me)).binding.bindByPhone(input)
    expect(first).toMatchObject({ state: 'active', holderId: scene.member(0, 2).id, name: '向小梅' })
    expect(await (await as(me)).binding.bindByPhone(input)).toEqual(first)
    expect((await scene.again(me)).persons.map((p) => p.name)).toEqual(['向小梅'])
    expect([await scene.states(scene.member(0, 2).id), await scene.moves()]).toEqual([
      ['active'],
      ['nothing → active']
    ])
    expect(await phoneOf(me, scene.member(0, 2).phone)).toMatchObject({ state: 'active' })
    expect(await scene.states(scene.member(0, 2).id)).toEqual(['active'])
  })

  test('where another account is bound, the host is asked; confirming ends the other', async () => {
    const before = await scene.world.callerAs(scene.member(0, 2))
    const me = await scene.world.stranger()
    const asked = await phoneOf(me, scene.member(0, 2).phone)
    expect(asked.state).toBe('pending')
    expect((await scene.again(me)).persons).toEqual([])
    if (asked.state === 'choose') throw new Error('one person has this phone')
    const host = await as(scene.world.callerFor('courtyard_host', 'A'))
    await host.binding.confirm({ ...press(), villageId: scene.world.A.villageId, bindingId: asked.bindingId })
    expect([(await scene.again(before)).persons.length, (await scene.again(me)).persons.length]).toEqual([
      0, 1
    ])
  })

  test('two accounts at once with one phone: one is bound, the other waits', async () => {
    const callers = [await scene.world.stranger(), await scene.world.stranger()]
    const answers = await Promise.all(
      callers.map((c, i) => phoneOf(c, scene.member(0, 2).phone, new Date(start.getTime() - i)))
    )
    expect(answers.map((a) => a.state).sort()).toEqual(['active', 'pending'])
  })

  test('staff are bound, and never handed on', async () => {
    const { holders, townshipId } = scene.world.A
    const phone_hash = keyedHash(secret, 'phone', '13911112222')
    await scene.db
      .updateTable('staff')
      .set({ phone_hash, phone_last4: '2222' })
      .where('id', '=', holders.township_staff.id)
      .execute()
    expect(await phoneOf(await scene.world.stranger(), '13911112222')).toMatchObject({
      state: 'active',
      placeId: townshipId
    })
    const other = phoneOf(await scene.world.stranger(), '13911112222', new Date(start.getTime() - 1))
    expect(await outcome(other)).toBe('BINDING_TAKEN')
  })

  describe('several people share it', () => {
    const share = async () => {
      const { phone, id } = scene.member(0, 0)
      const row = await scene.db
        .selectFrom('member')
        .select('phone_hash')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const ids = [scene.member(0, 1).id, scene.member(0, 3).id]
      await scene.db
        .updateTable('member')
        .set({ phone_hash: row.phone_hash })
        .where('id', 'in', ids)
        .execute()
      const me = await scene.world.stranger()
      const choice = await phoneOf(me, phone)
      if (choice.state !== 'choose') throw new Error('no choice was offered')
      return { me, choice }
    }
    const choose = async (context: Context, ticket: string, holderId: string) =>
      (await as(context)).binding.bindByPhone({ ...press(), ticket, holderId })

    test('refuses a ticket of another account, a late or broken one, a session’s token, and someone not offered', async () => {
      const { me, choice } = await share()
      const { id } = scene.member(0, 1)
      expect(await outcome(choose(await scene.world.stranger(), choice.ticket, id))).toBe(
        'BINDING_TICKET_INVALID'
      )
      expect(await outcome(choose(me, `${choice.ticket}x`, id))).toBe('BINDING_TICKET_INVALID')
      const token = (await scene.world.authorize(me.actor.accountId ?? '')).slice('Bearer '.length)
      expect(await outcome(choose(me, token, id))).toBe('BINDING_TICKET_INVALID')
      expect(await outcome(choose(me, choice.ticket, scene.member(1, 0).id))).toBe('BINDING_TICKET_INVALID')
      scene.world.time(new Date(start.getTime() + 10 * MINUTE))
      expect(await outcome(choose(await scene.again(me), choice.ticket, id))).toBe('BINDING_TICKET_INVALID')
      expect(await scene.states(id)).toEqual([])
    })

    test('refuses someone who left between the question and the choice', async () => {
      const { me, choice } = await share()
      await scene.db
        .updateTable('member')
        .set({ ended_on: '2026-11-22' })
        .where('id', '=', scene.member(0, 1).id)
        .execute()
      expect(await outcome(choose(me, choice.ticket, scene.member(0, 1).id))).toBe('BINDING_MEMBER_LEFT')
    })

    test('offers masked names, and binds the one chosen within ten minutes', async () => {
      const { me, choice } = await share()
      expect(choice.candidates.map((c) => [c.maskedName, c.relation])).toEqual([
        ['向＊＊', '户主'],
        ['田＊＊', '配偶'],
        ['向＊＊', '孙子女']
      ])
      expect(JSON.stringify(choice)).not.toMatch(/国富|桂英|天乐/)
      const ticketBody = Buffer.from(choice.ticket.split('.')[1] ?? '', 'base64url').toString()
      expect(Object.keys(JSON.parse(ticketBody).c[0])).toEqual(['placeId', 'holderId'])
      scene.world.time(new Date(start.getTime() + 10 * MINUTE - 1000))
      expect(await choose(await scene.again(me), choice.ticket, scene.member(0, 1).id)).toMatchObject({
        state: 'active',
        name: '田桂英'
      })
    })
  })
})
