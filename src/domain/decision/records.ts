import type { ConditionId } from './conditions'
import type { DecisionState } from './decision'
import type { ActorRole } from './transition'

/** An action that is written into the history and leaves the decision where it stands. */
export interface RecordRule {
  readonly at: readonly DecisionState[]
  readonly by: string
  readonly roles: readonly ActorRole[]
  readonly needs: readonly ConditionId[]
  readonly name: string
  readonly basis: string
}

/**
 * What may happen within a state. None is open once a resolution stands, but for the words about an archived
 * decision that a later act has overtaken: those are added beside it, its text stays.
 */
export const records = {
  revise: {
    at: ['TOPIC_POOL', 'S1_PROPOSE', 'S2_DELIBERATE', 'RETURNED'],
    by: '村',
    roles: ['party_secretary', 'committee_member'],
    needs: ['changedContent'],
    name: '修改方案',
    basis: '实质要素变更须形成新版本，重新商议'
  },
  correct_erratum: {
    at: [
      'S1_PROPOSE',
      'S2_DELIBERATE',
      'TOWN_CHECK',
      'S3_PARTY_REVIEW',
      'S4_RESOLVE',
      'RETURNED',
      'DEFERRED'
    ],
    by: '村监委确认',
    roles: ['supervision_member'],
    needs: ['changedContent', 'wordsOnly', 'proposedByAnother', 'reason'],
    name: '文字勘误',
    basis: '非实质勘误，记录差异并由村监委确认'
  },
  adjourn: {
    at: ['S1_PROPOSE', 'S2_DELIBERATE'],
    by: '会议主持人',
    roles: ['party_secretary', 'committee_member'],
    needs: ['meeting', 'notQuorate'],
    name: '未达人数，改期再开',
    basis: '未达法定人数不得表决，改期重开，不降低人数要求'
  },
  object_again: {
    at: ['OBJECTION_HANDLING'],
    by: '村民',
    roles: ['villager'],
    needs: ['objection'],
    name: '再提出异议',
    basis: '村民委员会组织法第36条'
  },
  note_later_act: {
    at: ['ARCHIVED'],
    by: '村民会议、法院或新决议',
    roles: ['party_secretary', 'committee_member', 'township_legal'],
    needs: ['laterAct', 'reason'],
    name: '注明已被撤销或变更',
    basis: '保留原文，加注链接；村民委员会组织法第27、41条'
  }
} as const satisfies Record<string, RecordRule>
export type RecordId = keyof typeof records
