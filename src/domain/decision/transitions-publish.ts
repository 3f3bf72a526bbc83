import type { Transition } from './transition'

const village = ['party_secretary', 'committee_member'] as const
const committee = ['committee_member'] as const
const supervisor = ['supervision_member'] as const
const orders = ['township_legal', 'supervision_member', 'committee_member'] as const
const system = ['system'] as const

const law = (article: string) => `村民委员会组织法第${article}条`
const step = '中国共产党农村基层组织工作条例第19条'

/** What follows a resolution: the two disclosures, the work, objections and stops. */
export const publication = {
  object: {
    from: 'P1_PUBLISHED',
    to: 'OBJECTION_HANDLING',
    by: '村民',
    roles: ['villager'],
    name: '提出异议',
    needs: ['objection'],
    basis: `${law('35')}、第36条`
  },
  dismiss_objection: {
    from: 'OBJECTION_HANDLING',
    to: 'P1_PUBLISHED',
    by: '村委会答复，村监委核实',
    roles: supervisor,
    name: '异议办结，公示继续',
    needs: ['againstResolution', 'answered', 'noOtherObjection', 'reason'],
    basis: law('37')
  },
  return_for_flaw: {
    from: 'OBJECTION_HANDLING',
    to: 'RETURNED',
    by: '村监委或乡镇',
    name: '程序有瑕疵，退回',
    roles: ['supervision_member', 'township_legal'],
    needs: ['flawedStep', 'reason', 'citationFromTownship'],
    basis: `${law('37')}、第41条`
  },
  suspend_by_order: {
    from: 'OBJECTION_HANDLING',
    to: 'SUSPENDED',
    by: '乡镇责令改正或法院',
    name: '责令改正、中止',
    roles: ['township_legal', 'committee_member'],
    needs: ['orderOfAuthority', 'reason', 'citationIfTownship'],
    basis: `${law('31')}、第41条`
  },
  start_implementation: {
    from: 'P1_PUBLISHED',
    to: 'IMPLEMENTING',
    by: '系统',
    roles: system,
    name: '异议期满，开始实施',
    needs: ['noticeUp', 'windowOver', 'noOpenObjection', 'followUpDone'],
    basis: law('35')
  },
  supersede: {
    from: 'IMPLEMENTING',
    to: 'SUPERSEDED',
    by: '同级或上级会议',
    roles: village,
    name: '由新决议变更',
    needs: ['newDecision'],
    basis: law('27')
  },
  suspend_implementation: {
    from: 'IMPLEMENTING',
    to: 'SUSPENDED',
    by: '乡镇、法院或村监委建议',
    roles: orders,
    name: '中止实施',
    needs: ['order', 'reason', 'until', 'citationIfTownship'],
    basis: `${law('37')}、第41条`
  },
  complete: {
    from: 'IMPLEMENTING',
    to: 'COMPLETED',
    by: '村委会',
    roles: committee,
    name: '完工验收',
    needs: ['accepted'],
    basis: step
  },
  publish_result: {
    from: 'COMPLETED',
    to: 'P2_PUBLISHED',
    by: '村委会',
    roles: committee,
    name: '公开实施结果',
    needs: ['noticeUp'],
    basis: `${step}；${law('35')}`
  },
  object_result: {
    from: 'P2_PUBLISHED',
    to: 'OBJECTION_HANDLING',
    by: '村民',
    roles: ['villager'],
    name: '对结果提出异议',
    needs: ['objection'],
    basis: `${law('35')}、第36条`
  },
  archive: {
    from: 'P2_PUBLISHED',
    to: 'ARCHIVED',
    by: '系统',
    roles: system,
    name: '归档',
    needs: ['noticeUp', 'termOver', 'noOpenObjection', 'archivePackage'],
    basis: law('39')
  },
  revoke: {
    from: '*',
    to: 'REVOKED',
    by: '村民会议、法院或乡镇责令',
    name: '撤销',
    roles: ['party_secretary', 'committee_member', 'township_legal'],
    needs: ['revocation', 'reason', 'citationIfTownship'],
    basis: `${law('27')}、第41条`
  },
  resume_implementation: {
    from: 'SUSPENDED',
    to: 'IMPLEMENTING',
    by: '乡镇、法院或村监委',
    roles: orders,
    name: '恢复实施',
    needs: ['suspendedAfterNotice', 'sameAuthority', 'reason', 'resumptionPublished'],
    basis: law('41')
  },
  resume_notice: {
    from: 'SUSPENDED',
    to: 'P1_PUBLISHED',
    by: '乡镇或法院',
    roles: ['township_legal', 'committee_member'],
    name: '恢复公示',
    needs: ['suspendedInNotice', 'sameAuthority', 'reason'],
    basis: law('41')
  },
  correct_suspended: {
    from: 'SUSPENDED',
    to: 'RETURNED',
    by: '村委会',
    roles: committee,
    name: '按要求改正，重走程序',
    needs: ['flawedStep', 'reason'],
    basis: law('41')
  },
  dismiss_result_objection: {
    from: 'OBJECTION_HANDLING',
    to: 'P2_PUBLISHED',
    by: '村委会答复，村监委核实',
    roles: supervisor,
    name: '对结果的异议办结，公示继续',
    needs: ['againstResult', 'answered', 'noOtherObjection', 'reason'],
    basis: law('37')
  },
  redo_work: {
    from: 'OBJECTION_HANDLING',
    to: 'IMPLEMENTING',
    by: '村监委',
    roles: supervisor,
    name: '返工、补做',
    needs: ['againstResult', 'answered', 'reason'],
    basis: law('37')
  }
} as const satisfies Record<string, Transition>
