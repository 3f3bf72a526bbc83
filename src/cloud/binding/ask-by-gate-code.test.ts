import { createHash, randomUUID } from 'node:crypto'
import { AskByGateCode } from '@/domain/binding/binding'
import { bindingScene, press } from '../testing/binding-scene'
import { as, outcome } from '../testing/caller'
import { lockWaiters } from '../testing/lock-waiters'

const scene = bindingScene()

describe('by gate code', () => {
  test('refuses a visitor, an unknown village and one that ended', async () => {
    const visitor = await as(scene.world.callerFor('visitor', 'A'))
    expect(await outcome(visitor.binding.askByGateCode(scene.gate('向小梅')))).toBe('NOT_SIGNED_IN')
    const stranger = await as(scene.world.stranger())
    expect(
      await outcome(stranger.binding.askByGateCode({ ...scene.gate('向小梅'), villageId: randomUUID() }))
    ).toBe('NOT_FOUND')
    await scene.db
      .updateTable('place')
      .set({ ended_on: '2026-11-01' })
      .where('id', '=', scene.world.A.villageId)
      .execute()
    expect(await outcome(stranger.binding.askByGateCode(scene.gate('向小梅')))).toBe('VILLAGE_ENDED')
  })

  test('an account that is being closed meanwhile gets no binding', async () => {
    const me = await scene.world.stranger()
    let asked: Promise<string> = Promise.resolve('')
    await scene.db.transaction().execute(async (closing) => {
      const accountId = me.actor.accountId ?? ''
      await closing.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute()
      asked = outcome((await as(me)).binding.askByGateCode(scene.gate('向小梅')))
      await lockWaiters(scene.db, 1)
      await closing.updateTable('account').set({ closed_at: me.now }).where('id', '=', accountId).execute()
    })
    expect(await asked).toBe('NOT_SIGNED_IN')
  })

  test('to whoever has the table of requests: what was pressed cannot be tried out against it', async () => {
    const pressed = scene.gate('向小梅')
    await (await as(scene.world.stranger())).binding.askByGateCode(pressed)
    const { input_hash } = await scene.db
      .selectFrom('request')
      .select('input_hash')
      .where('request_id', '=', pressed.requestId)
      .executeTakeFirstOrThrow()
    const guess = JSON.stringify(AskByGateCode.parse(pressed))
    expect(input_hash.equals(createHash('sha256').update(guess).digest())).toBe(false)
  })

  test('a wrong code, a wrong name, a neighbour’s name and another village’s code are one refusal', async () => {
    const stranger = await as(scene.world.stranger())
    const codes = await Promise.all([
      outcome(stranger.binding.askByGateCode(scene.gate('向小梅', 'WRONG234'))),
      outcome(stranger.binding.askByGateCode(scene.gate('向小妹'))),
      outcome(stranger.binding.askByGateCode(scene.gate('谭本善'))),
      outcome(stranger.binding.askByGateCode(scene.gate('向小梅', scene.world.B.households[0].gateCode)))
    ])
    expect(new Set(codes)).toEqual(new Set(['GATE_CODE_OR_NAME_WRONG']))
  })

  test('five wrong tries a day, also when made at once; a right one is then refused too, until the next day in Shanghai', async () => {
    const me = await scene.world.stranger()
    const caller = await as(me)
    const tries = await Promise.all(
      Array.from({ length: 9 }, (_, i) => outcome(caller.binding.askByGateCode(scene.gate(`无此人${i}`))))
    )
    expect(tries.filter((c) => c === 'GATE_CODE_OR_NAME_WRONG').length).toBe(5)
    expect(tries.filter((c) => c === 'BINDING_TRIES_USED_UP').length).toBe(4)
    const other = {
      ...scene.gate('沙某人', scene.world.B.households[0].gateCode),
      villageId: scene.world.B.villageId
    }
    expect(await outcome(caller.binding.askByGateCode(other))).toBe('BINDING_TRIES_USED_UP')
    expect(await outcome(caller.binding.askByGateCode(scene.gate('向小梅')))).toBe('BINDING_TRIES_USED_UP')
    expect(
      await outcome((await as(scene.world.stranger())).binding.askByGateCode(scene.gate('向小梅')))
    ).toBe('ok')
    scene.world.time(new Date('2026-11-22T16:00:00Z'))
    expect(await outcome((await as(scene.again(me))).binding.askByGateCode(scene.gate('向小梅')))).toBe('ok')
  })

  test('the same try sent again is one try, and the press may be made again with what was meant', async () => {
    const caller = await as(scene.world.stranger())
    const wrong = scene.gate('无此人')
    for (let i = 0; i < 4; i += 1) {
      expect(await outcome(caller.binding.askByGateCode(wrong))).toBe('GATE_CODE_OR_NAME_WRONG')
      expect(await outcome(caller.binding.askByGateCode({ ...wrong, ...press() }))).toBe(
        'GATE_CODE_OR_NAME_WRONG'
      )
    }
    expect(await outcome(caller.binding.askByGateCode({ ...wrong, name: '向小梅' }))).toBe('ok')
  })

  test('waits, gives nothing yet, and asking again is the same request', async () => {
    const me = await scene.world.stranger()
    const caller = await as(me)
    const typed = ` ${scene.world.A.households[0].gateCode.toLowerCase().slice(0, 4)}-${scene.world.A.households[0].gateCode.slice(4)} `
    const first = await caller.binding.askByGateCode(scene.gate('向 小梅', typed))
    expect(first).toMatchObject({ state: 'pending', holderId: scene.member(0, 2).id })
    expect(await caller.binding.askByGateCode(scene.gate('向小梅'))).toEqual(first)
    expect((await scene.again(me)).persons).toEqual([])
    expect((await caller.session.read({})).asks).toEqual([
      expect.objectContaining({ state: 'pending', name: '向小梅', placeName: '莫𡐓村' })
    ])
    expect(await scene.states(scene.member(0, 2).id)).toEqual(['pending'])
    await (await as(scene.world.callerFor('courtyard_host', 'A'))).binding.confirm({
      ...press(),
      villageId: scene.world.A.villageId,
      bindingId: first.bindingId
    })
    expect(await outcome(caller.binding.askByGateCode(scene.gate('向小梅')))).toBe('BINDING_ALREADY')
  })
})
