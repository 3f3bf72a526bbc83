import type { Role } from '../role/roles'

// Words and limits alone, without the schemas.

/** What stands wherever the training village is named: on screens, papers and tables. */
export const trainingName = '练习村（不算数）'
/** On the bar above every screen. */
export const trainingBar = '练习村 · 不算数'

/** How long one visit lasts, in hours. */
export const visitHours = 12

/** 练习01-第7期: each beginning anew has its number. */
export const trainingCode = (no: number): string => `练习01-第${no}期`

/** As whom one may enter, in the order of the list, and how many of each: some steps take two or three people. */
export const trainingRoles: readonly { readonly role: Role; readonly count: number }[] = [
  { role: 'villager', count: 2 },
  { role: 'committee_member', count: 2 },
  { role: 'party_secretary', count: 1 },
  { role: 'supervision_member', count: 2 },
  { role: 'villager_rep', count: 2 },
  { role: 'courtyard_host', count: 1 },
  { role: 'group_leader', count: 1 },
  { role: 'points_assessor', count: 3 },
  { role: 'township_staff', count: 1 },
  { role: 'township_legal', count: 1 }
]

export const trainingRefusals = {
  notFounded: {
    code: 'TRAINING_NOT_FOUNDED',
    message: '县里还没有建练习村。请乡镇经办或者管理员先建一个。'
  },
  anew: {
    code: 'TRAINING_BEGUN_ANEW',
    message: '刚才已经有人让练习村重新开始了，不用再按。',
    field: 'basedOn'
  },
  nobody: {
    code: 'TRAINING_NOBODY',
    message: '练习村里没有这个人，可能刚刚重新开始过。请返回再选。',
    field: 'holderId'
  },
  notHere: {
    code: 'TRAINING_NOT_HERE',
    message: '您正在练习村里，这一步要用自己的身份办。请先按“回到自己村”。'
  }
} as const
