import { randomUUID } from 'node:crypto'
import type { Context } from '../api/context'
import { bindingScene } from '../testing/binding-scene'
import { resolveActing } from './resolve-acting'

const scene = bindingScene()

describe('acting for a relative', () => {
  const acting = async (context: Context, onBehalfOf?: string) =>
    resolveActing(scene.db, context, scene.world.A.villageId, onBehalfOf)
  const code = (work: Promise<unknown>) =>
    work.then(
      () => 'ok',
      (e: Error) => e.message
    )
  test('refuses a neighbour, someone who left, someone unknown, and whoever is not in the roster', async () => {
    const daughter = await scene.world.callerAs(scene.member(0, 2))
    expect(await code(acting(daughter, scene.member(1, 0).id))).toBe('NOT_YOUR_HOUSEHOLD')
    expect(await code(acting(daughter, randomUUID()))).toBe('NOT_YOUR_HOUSEHOLD')
    await scene.db
      .updateTable('member')
      .set({ ended_on: '2026-11-22' })
      .where('id', '=', scene.member(0, 0).id)
      .execute()
    expect(await code(acting(daughter, scene.member(0, 0).id))).toBe('NOT_YOUR_HOUSEHOLD')
    expect(await code(acting(await scene.world.callerFor('township_staff', 'A')))).toBe('FORBIDDEN')
    expect(await code(acting(await scene.world.callerFor('villager', 'B')))).toBe('FORBIDDEN')
  })
  test('gives both names, and none twice', async () => {
    const daughter = await scene.world.callerAs(scene.member(0, 2))
    expect(await acting(daughter, scene.member(0, 0).id)).toMatchObject({
      person: { name: '向小梅' },
      forMember: { name: '向国富' }
    })
    expect(await acting(daughter, scene.member(0, 2).id)).toMatchObject({
      person: { name: '向小梅' },
      forMember: null
    })
    expect(await acting(daughter)).toMatchObject({ person: { name: '向小梅' }, forMember: null })
  })
})
