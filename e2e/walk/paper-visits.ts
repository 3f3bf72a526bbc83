import { villageId } from '../matter-scene'
import { decision, family, noticeOpen } from '../weapp/visit-queries'
import type { Visit } from '../weapp/visits'

/** The pages that are printed, from a browser only. */
export const paperVisits: readonly Visit[] = [
  {
    as: 'committee-a',
    page: 'packages/print/register/index',
    shows: '四议两公开',
    query: decision('村道路灯日常维护承包方案')
  },
  { as: 'committee-a', page: 'packages/print/wall/index', shows: '打印', query: noticeOpen },
  { as: 'committee-a', page: 'packages/print/gates/index', shows: '1组' },
  { as: 'committee-a', page: 'packages/print/leaflet/index', shows: '第六步' },
  {
    as: 'committee-a',
    page: 'packages/print/path/index',
    shows: '现在：',
    query: decision('村道路灯日常维护承包方案')
  },
  {
    as: 'committee-a',
    page: 'packages/print/settlement/index',
    shows: '结算单',
    query: async () => ({ villageId, from: '2026-10-01', to: '2026-10-31' })
  },
  { as: 'committee-a', page: 'packages/print/statement/index', shows: '积分明细', query: family }
]
