import type { Role } from '@/domain/role/roles'
import type { Caller } from './caller'
import { claimScene, type ScenePerson } from './claim-scene'
import { press } from './notice-scene'

type Found = Parameters<Caller['objection']['verify']>[0]

/** The scene of claims with what tests of a stopped points notice share: three households on one notice, and its way back. */
export const anewScene = () => {
  const scene = claimScene(4)
  const { villageId } = scene

  const takeDown = async (
    noticeId: string,
    reason: 'leak' | 'outage' = 'leak',
    role: Role = 'supervision_member'
  ) =>
    (await scene.who(role)).notice.takeDown({
      ...press(),
      villageId: villageId(),
      noticeId,
      reason,
      channels: ['wall', 'page']
    })
  const input = (batchId: string) => ({ ...scene.ofBatch(batchId), reason: '张贴的照片拍到了别人的证件' })
  const anew = async (batchId: string) => {
    const draft = await (await scene.who('committee_member')).claim.draftAnew(input(batchId))
    if (draft.noticeId === null || draft.contentHash === null) throw new Error('nothing was left to draft')
    return { noticeId: draft.noticeId, contentHash: draft.contentHash }
  }
  const hungAnew = async (batchId: string) => {
    const draft = await anew(batchId)
    await scene.cosign(draft)
    await scene.putUp(draft.noticeId)
    return draft.noticeId
  }

  const read = async (noticeId: string) =>
    (await scene.who('visitor')).notice.read({ villageId: villageId(), noticeId })
  const readBatch = async (batchId: string) =>
    (await scene.who('committee_member')).claim.readBatch({ villageId: villageId(), batchId })

  const object = async (noticeId: string, lineNo: number, by: ScenePerson, words = '那天他家没有人来') => {
    const caller = await scene.whoIs(by)
    const { objectionId } = await caller.objection.raise({
      ...{ ...press(), villageId: villageId(), noticeId, lineNo, words },
      ...{ ground: 'content', showName: false }
    })
    return objectionId
  }
  const of = (objectionId: string) => ({ ...press(), villageId: villageId(), objectionId })
  const answered = async (objectionId: string) => {
    const committee = await scene.who('committee_member')
    await committee.objection.receive(of(objectionId))
    await committee.objection.answer({ ...of(objectionId), words: '签到表上有他的名字，当天在场。' })
  }
  const verified = async (objectionId: string, found: Partial<Found> = { finding: 'unfounded' }) => {
    const verify = { ...of(objectionId), reason: '按签到表核实', ...found } as Found
    await (await scene.who('supervision_member')).objection.verify(verify)
  }

  /** The three households, in the order of their lines. */
  const people = () => [0, 1, 2].map(scene.person) as [ScenePerson, ScenePerson, ScenePerson]
  const onNotice = async (time: string) => {
    scene.at(time)
    const claims: string[] = []
    for (const p of people()) claims.push(await scene.firstScored(p))
    return { ...(await scene.hung()), claims: claims as [string, string, string] }
  }
  const states = (claims: readonly string[]) => Promise.all(claims.map(scene.stateOf))
  const pending = () => Promise.all(people().map(async (p) => (await scene.account(p.householdId)).pending))

  return {
    ...scene,
    readClaim: scene.read,
    ...{ takeDown, input, anew, hungAnew, read, readBatch, object, answered, verified },
    ...{ people, onNotice, states, pending }
  }
}
