import type { ActionId } from './step'

/** Where an action is taken: on the desk, at the notice it is about, at the township's desk, or by the clock. */
type Place = 'desk' | 'notice' | 'opinion' | 'clock'
/** What it does with the matter: carries it on, sends it back or ends it, changes its words, or stops it by order. */
type Group = 'on' | 'back' | 'words' | 'order'

interface DeskAction {
  readonly place: Place
  readonly group: Group
  /** What has happened, as the one who enters it would say it. */
  readonly says: string
}

const desk = (group: Group, says: string): DeskAction => ({ place: 'desk', group, says })

/** Every action of the machine in the words of the people who enter it. The name in law stands beside it. */
export const deskActions: Readonly<Record<ActionId, DeskAction>> = {
  propose_topic: desk('on', '可以办，列入提议'),
  withdraw_topic: desk('back', '不办了，撤回'),
  pass_proposal: desk('on', '会开过了，同意提议'),
  reject_proposal: desk('back', '会开过了，不列入'),
  pass_deliberation: desk('on', '会开过了，商议通过'),
  request_opinion: desk('on', '会开过了，商议通过，送乡镇听取意见'),
  return_from_deliberation: desk('back', '要修改，退回去'),
  give_opinion: { place: 'opinion', group: 'on', says: '无意见，或者提建议' },
  return_opinion: { place: 'opinion', group: 'back', says: '依法退回' },
  pass_review: desk('on', '会开过了，审议通过'),
  return_from_review: desk('back', '没有通过，或者要修改，退回去'),
  defer_review: desk('back', '人数不够，或者两边接近，先缓一缓'),
  pass_resolution: desk('on', '会开过了，决议通过'),
  reject_resolution: desk('back', '会开过了，没有通过'),
  return_from_resolution: desk('back', '要修改，退回去'),
  adjourn_resolution: desk('back', '人没有到够，改期再开'),
  escalate_resolution: desk('back', '代表会议没有议决，交给村民会议'),
  adjourn: desk('back', '人没有到够，改期再开'),
  resume_proposal: desk('on', '重新提议'),
  resume_deliberation: desk('on', '改好了，重新商议'),
  repeat_review: desk('on', '重开党员大会'),
  repeat_resolution: desk('on', '重开决议会议'),
  withdraw_returned: desk('back', '不办了，撤回'),
  reconvene_review: desk('on', '重新召开党员大会'),
  reconvene_resolution: desk('on', '重新召集会议'),
  revise_deferred: desk('back', '方案要改，退回去'),
  revise: desk('words', '修改方案'),
  correct_erratum: desk('words', '改错别字'),
  object: { place: 'notice', group: 'back', says: '提出异议' },
  object_again: { place: 'notice', group: 'back', says: '再提出异议' },
  object_result: { place: 'notice', group: 'back', says: '对结果提出异议' },
  dismiss_objection: desk('on', '核实过了，异议不成立'),
  dismiss_result_objection: desk('on', '核实过了，对结果的异议不成立'),
  redo_work: desk('back', '没有做好，返工、补做'),
  return_for_flaw: desk('back', '程序有问题，退回重走'),
  suspend_by_order: desk('order', '收到责令改正或法院文书，中止'),
  start_implementation: { place: 'clock', group: 'on', says: '异议期满，开始实施' },
  supersede: desk('order', '新决议已经变更了它'),
  suspend_implementation: desk('order', '中止实施'),
  complete: desk('on', '完工了，登记验收'),
  publish_result: desk('on', '结果已经公开'),
  archive: { place: 'clock', group: 'on', says: '归档' },
  revoke: desk('order', '撤销'),
  resume_implementation: desk('on', '解除中止，恢复实施'),
  resume_notice: desk('on', '解除中止，恢复公示'),
  correct_suspended: desk('on', '按要求改正，重走程序'),
  note_later_act: desk('order', '后来被撤销或变更，加注说明')
}

/** Whether an action is entered on the desk at all. */
export const isEnterable = (action: ActionId): boolean => deskActions[action].place === 'desk'
