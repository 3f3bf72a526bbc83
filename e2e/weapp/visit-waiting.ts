import { demoPerson } from '../../src/cloud/demo/demo-people'
import { ask, townshipId, villageId } from '../matter-scene'
import { first, matter, noticeOpen, type Query, read, send, type World } from './visit-queries'

// What waits for an office: in the demo county nothing does until somebody has asked for it.

interface Household {
  readonly householdId: string
  readonly groupId: string
  readonly headName: string
}

/** Somebody who says, by the code on a gate, who they are. */
export const asking = async (world: World): Promise<Query> => {
  const waiting = await read<readonly unknown[]>(world, 'committee-a', 'binding.listPending')
  if (waiting.length > 0) return {}
  const { households } = await read<{ households: Household[] }>(
    world,
    'committee-a',
    'member.listHouseholds'
  )
  const { householdId, groupId, headName: name } = first(households, 'household')
  const { gates } = await send<{ gates: { householdId: string; code: string }[] }>(
    world,
    'committee-a',
    'binding.issueGateCodes',
    { groupId }
  )
  const { code: gateCode } = first(
    gates.filter((g) => g.householdId === householdId),
    'code on its gate'
  )
  await send(world, 'committee-b', 'binding.askByGateCode', { gateCode, name })
  return {}
}

interface Hung {
  readonly title: string
  readonly sections: readonly object[]
  readonly attachments: readonly { readonly fileId: string; readonly name: string }[]
}

/** A correction that nobody has signed. */
export const unsigned = async (world: World): Promise<Query> => {
  const waiting = await read<readonly unknown[]>(world, 'supervisor-a', 'notice.list', { waiting: 'draft' })
  if (waiting.length > 0) return {}
  const { noticeId } = await noticeOpen(world)
  const { title, sections, attachments } = await read<Hung>(world, 'committee-a', 'notice.read', { noticeId })
  await send(world, 'committee-a', 'notice.correct', {
    ...{ noticeId, text: { title: `${title}（写清是哪一段）`, sections } },
    ...{ attachments: attachments.map(({ fileId, name }) => ({ fileId, name })), reason: '题目写得不清楚' }
  })
  return {}
}

/** Somebody's line of the roster that they say is wrong. */
export const wrongLine = async (world: World): Promise<Query> => {
  const waiting = await read<readonly unknown[]>(world, 'committee-a', 'correction.list')
  if (waiting.length > 0) return {}
  const { holderId: memberId } = demoPerson('villager-a-daughter')
  const wanted = '我现在回村里住了，户口本上的地址没有变'
  await send(world, 'villager-a-daughter', 'correction.ask', { memberId, field: 'other', wanted })
  return {}
}

/** A complaint about what is shown to all. */
export const complained = async (world: World): Promise<Query> => {
  const waiting = await ask<readonly unknown[]>(world, 'staff-shaxi', 'complaint.list', {
    ...{ placeId: townshipId, state: 'asked' }
  })
  if (waiting.length > 0) return {}
  const { issueId } = await matter(world)
  await send(world, 'villager-a-daughter', 'complaint.make', {
    ...{ villageId, kind: 'content', words: '照片里拍到了我家的大门和车牌，请遮住。' },
    about: { kind: 'issue', id: issueId }
  })
  return {}
}
