import type { Transition } from './transition'

const secretary = ['party_secretary'] as const
const village = ['party_secretary', 'committee_member'] as const
const townLegal = ['township_legal'] as const

const law = (article: string) => `村民委员会组织法第${article}条`
const step = '中国共产党农村基层组织工作条例第19条'
const partyMeeting = '中国共产党支部工作条例（试行）第11条'

/** The discussions, up to a resolution, and the ways back into them. */
export const discussion = {
  propose_topic: {
    from: 'TOPIC_POOL',
    to: 'S1_PROPOSE',
    by: '村党组织书记',
    roles: secretary,
    name: '列入提议',
    needs: ['classified', 'source', 'notTooSoon'],
    basis: step
  },
  withdraw_topic: {
    from: 'TOPIC_POOL',
    to: 'WITHDRAWN',
    by: '提出人',
    name: '撤回动议',
    roles: ['villager', 'villager_rep', 'party_secretary', 'committee_member'],
    needs: ['isProposer'],
    basis: step
  },
  pass_proposal: {
    from: 'S1_PROPOSE',
    to: 'S2_DELIBERATE',
    by: '村党组织会议',
    roles: secretary,
    name: '提议通过',
    needs: ['meeting', 'quorate', 'passedOrPetition', 'minutes'],
    basis: `${step}；${law('28')}`
  },
  reject_proposal: {
    from: 'S1_PROPOSE',
    to: 'REJECTED',
    by: '村党组织会议',
    roles: secretary,
    name: '不列入',
    needs: ['meeting', 'quorate', 'notPassed', 'minutes', 'reason', 'proposerTold', 'notPetition'],
    basis: `${law('25')}、第30条`
  },
  pass_deliberation: {
    from: 'S2_DELIBERATE',
    to: 'S3_PARTY_REVIEW',
    by: '村“两委”会议',
    roles: village,
    name: '商议通过',
    needs: ['townCheckNotDue', 'meeting', 'quorate', 'passed', 'minutes', 'separateMinutes'],
    basis: step
  },
  return_from_deliberation: {
    from: 'S2_DELIBERATE',
    to: 'RETURNED',
    by: '村“两委”会议',
    roles: village,
    name: '退回修改',
    needs: ['byMeetingOrOwnFlaw', 'separateMinutes', 'reason'],
    basis: step
  },
  request_opinion: {
    from: 'S2_DELIBERATE',
    to: 'TOWN_CHECK',
    by: '村',
    roles: village,
    name: '商议通过，送乡镇听取意见',
    needs: ['townCheckUsed', 'meeting', 'quorate', 'passed', 'minutes', 'separateMinutes'],
    basis: law('6')
  },
  give_opinion: {
    from: 'TOWN_CHECK',
    to: 'S3_PARTY_REVIEW',
    by: '乡镇',
    roles: ['township_legal', 'system'],
    name: '无意见或提出建议',
    needs: ['opinion'],
    basis: law('6')
  },
  return_opinion: {
    from: 'TOWN_CHECK',
    to: 'RETURNED',
    by: '乡镇',
    roles: townLegal,
    name: '依法退回',
    needs: ['opinionOpen', 'citation', 'reason'],
    basis: `${law('6')}、第41条`
  },
  pass_review: {
    from: 'S3_PARTY_REVIEW',
    to: 'S4_RESOLVE',
    by: '党员大会',
    roles: secretary,
    name: '审议通过',
    needs: ['meeting', 'quorate', 'passed', 'minutes'],
    basis: partyMeeting
  },
  return_from_review: {
    from: 'S3_PARTY_REVIEW',
    to: 'RETURNED',
    by: '党员大会',
    roles: secretary,
    name: '未通过或要求修改',
    needs: ['byMeetingOrOwnFlaw', 'reason'],
    basis: partyMeeting
  },
  defer_review: {
    from: 'S3_PARTY_REVIEW',
    to: 'DEFERRED',
    by: '党员大会',
    roles: secretary,
    name: '暂缓表决',
    needs: ['meeting', 'closeOrNotQuorate', 'minutes', 'reason'],
    basis: '中国共产党章程第17条'
  },
  pass_resolution: {
    from: 'S4_RESOLVE',
    to: 'P1_PUBLISHED',
    by: '有权决定的会议',
    roles: village,
    name: '决议通过并公开',
    needs: ['meeting', 'withinAuthorisation', 'signedByHouseholds', 'quorate', 'passed', 'minutes', 'tally'],
    basis: `${law('26')}、第29条、第35条`
  },
  reject_resolution: {
    from: 'S4_RESOLVE',
    to: 'REJECTED',
    by: '有权决定的会议',
    roles: village,
    name: '决议未通过',
    needs: ['meeting', 'quorate', 'notPassed', 'minutes', 'tally'],
    basis: `${law('26')}、第29条`
  },
  return_from_resolution: {
    from: 'S4_RESOLVE',
    to: 'RETURNED',
    by: '有权决定的会议',
    roles: village,
    name: '要求修改',
    needs: ['byMeetingOrOwnFlaw', 'reason'],
    basis: `${law('26')}、第29条`
  },
  adjourn_resolution: {
    from: 'S4_RESOLVE',
    to: 'DEFERRED',
    by: '会议主持人',
    roles: village,
    name: '流会',
    needs: ['meeting', 'notQuorate'],
    basis: `${law('26')}、第29条`
  },
  escalate_resolution: {
    from: 'S4_RESOLVE',
    to: 'S4_RESOLVE',
    by: '村民代表会议',
    roles: village,
    name: '提交村民会议',
    needs: ['fromRepresentatives', 'meeting', 'quorate', 'notPassed', 'minutes', 'reason'],
    basis: law('27')
  },
  resume_proposal: {
    from: 'RETURNED',
    to: 'S1_PROPOSE',
    by: '村党组织',
    roles: secretary,
    name: '重新提议',
    needs: ['backToProposal'],
    basis: step
  },
  resume_deliberation: {
    from: 'RETURNED',
    to: 'S2_DELIBERATE',
    by: '两委',
    roles: village,
    name: '修订后重新商议',
    needs: ['notBeforeDeliberation', 'revisedOrFlawed'],
    basis: step
  },
  repeat_review: {
    from: 'RETURNED',
    to: 'S3_PARTY_REVIEW',
    by: '村党组织',
    roles: secretary,
    name: '重开党员大会',
    needs: ['flawAtReview', 'textUnchanged'],
    basis: partyMeeting
  },
  repeat_resolution: {
    from: 'RETURNED',
    to: 'S4_RESOLVE',
    by: '村委会',
    roles: village,
    name: '重开决议会议',
    needs: ['flawAtResolution', 'textUnchanged'],
    basis: `${law('26')}、第29条`
  },
  withdraw_returned: {
    from: 'RETURNED',
    to: 'WITHDRAWN',
    by: '村党组织',
    roles: secretary,
    name: '撤回',
    needs: ['reason', 'proposerTold', 'notPetition'],
    basis: step
  },
  reconvene_review: {
    from: 'DEFERRED',
    to: 'S3_PARTY_REVIEW',
    by: '村党组织',
    roles: secretary,
    name: '重新召开党员大会',
    needs: ['deferredAtReview', 'textUnchanged'],
    basis: '中国共产党章程第17条'
  },
  reconvene_resolution: {
    from: 'DEFERRED',
    to: 'S4_RESOLVE',
    by: '村委会',
    roles: village,
    name: '重新召集会议',
    needs: ['deferredAtResolution', 'textUnchanged'],
    basis: `${law('25')}、第26条`
  },
  revise_deferred: {
    from: 'DEFERRED',
    to: 'RETURNED',
    by: '村党组织',
    roles: secretary,
    name: '需要改方案',
    needs: ['reason'],
    basis: step
  }
} as const satisfies Record<string, Transition>
