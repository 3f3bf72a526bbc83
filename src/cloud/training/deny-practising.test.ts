import { randomUUID } from 'node:crypto'
import { createContext } from '../api/context'
import { as, type Caller, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

const scene = worldScene()
const press = () => ({ requestId: randomUUID(), countyId: scene.world.A.countyId })

/** Somebody who practises as whoever has this office; each call is made with what is known by then. */
const practising = async (roleName: string): Promise<() => Promise<Caller>> => {
  const { countyId } = scene.world.A
  const real = await as(scene.world.callerFor('township_staff', 'A'))
  const before = (await real.training.read({ countyId })).open
  if (!before) await real.training.reset({ ...press(), basedOn: null })
  const { open } = await real.training.read({ countyId })
  const holderId = open?.people.find((p) => p.roleName === roleName)?.holderId ?? ''
  const { token } = await real.training.enter({ ...press(), holderId })
  return () => as(createContext(scene.world.deps, { authorization: `Bearer ${token}` }))
}

test('whoever practises becomes nobody real and complains of nobody real, unbound or not', async () => {
  const inside = await practising('村民')
  const complaint = (villageId: string) => ({
    ...{ requestId: randomUUID(), villageId, kind: 'content' as const, words: '练习：公示没有按时挂' }
  })
  const refused = async () => {
    const { villageId } = scene.world.A
    const bind = { requestId: randomUUID(), code: `demo-phone:13912345678@${scene.world.time().getTime()}` }
    const gate = { requestId: randomUUID(), villageId, gateCode: 'ABCDEFGH', name: '某人' }
    return [
      await outcome((await inside()).binding.bindByPhone(bind)),
      await outcome((await inside()).binding.askByGateCode(gate)),
      await outcome((await inside()).complaint.make(complaint(villageId)))
    ]
  }
  const here = 'TRAINING_NOT_HERE'
  expect(await refused()).toEqual([here, here, here])
  const [me] = (await (await inside()).session.read({})).persons
  const own = complaint(me?.placeId ?? '')
  expect(await outcome((await inside()).complaint.make(own))).toBe('ok')
  const key = { placeId: me?.placeId ?? '', holderId: me?.holderId ?? '' }
  await (await inside()).binding.end({ requestId: randomUUID(), ...key })
  expect((await (await inside()).session.read({})).persons).toEqual([])
  expect(await refused()).toEqual([here, here, here])
})

test('there is no training village within a training village', async () => {
  const inside = await practising('乡镇经办')
  const [me] = (await (await inside()).session.read({})).persons
  const there = { requestId: randomUUID(), countyId: me?.countyId ?? '' }
  const anew = (await inside()).training.reset({ ...there, basedOn: null })
  expect(await outcome(anew)).toBe('TRAINING_NOT_HERE')
  const enter = (await inside()).training.enter({ ...there, holderId: me?.holderId ?? '' })
  expect(await outcome(enter)).toBe('TRAINING_NOT_HERE')
})
