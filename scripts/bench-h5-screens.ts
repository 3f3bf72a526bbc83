import { call } from '../e2e/api'
import { villageId } from '../e2e/matter-scene'

interface Screen {
  readonly name: string
  readonly path: string
}

/** The screens that are looked at for shifts: a decision, a notice, a long list, 说事, 积分. */
export const screensOf = async (address: string, token: string): Promise<readonly Screen[]> => {
  const ask = <T>(procedure: string) => call<T[]>(address, token, procedure, { villageId })
  const [decision] = await ask<{ decisionId: string }>('decision.list')
  const [notice] = await ask<{ noticeId: string }>('notice.list')
  if (!decision || !notice) throw new Error('the demo county has no decision or no notice')
  return [
    {
      name: 'decision',
      path: `pages/decision/index?villageId=${villageId}&decisionId=${decision.decisionId}`
    },
    {
      name: 'notice',
      path: `packages/disclosure/notice/index?villageId=${villageId}&noticeId=${notice.noticeId}`
    },
    { name: 'list', path: `packages/village/rulebook/index?villageId=${villageId}` },
    { name: 'issues', path: 'pages/issues/index' },
    { name: 'points', path: 'pages/points/index' }
  ].map(({ name, path }) => ({ name, path: `/#/${path}` }))
}
