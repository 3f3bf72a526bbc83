import type { Refusal } from '../refusal/refusal'
import { topics } from './forbidden-terms'
import { joinedWords } from './plain-words'

export const welfareLink: Refusal = {
  code: 'RULE_WELFARE_LINK',
  message:
    '积分不能和低保、救助、补贴、分红、宅基地、开证明等挂钩，该享受的照样享受（村民委员会组织法第31条）。请删去这一条。'
}

const rights =
  /惠民|惠农|低保|五保|特困供养|救助|补贴|补助|待遇|福利|优惠政策|扶贫政策|扶持政策|帮扶政策|证明|盖章|办证|证件|户口|落户|宅基地|建房|集体收益|集体经济收益|分红|股份|股金|政审|入学|上学|公租房|公益性?岗位?|养老金|抚恤|慰问金|危房改造|审批|优待|补偿款|土地承包|入党|参军|候选/
const takesOff =
  /取消|暂停|停发|停止|停办|不予|不给|不(?:得|能|再)?享受|不(?:得|能|准|再)?(?:评[为上定]|认定|纳入|列入|申报|申请)|扣发|缓发|缓办|暂缓|扣减|克扣|剥夺|挂钩|放弃|退出|不开具|不出具|不办理|不办|限制|与.{0,6}(?:挂|绑)/
const grantsBy =
  /(?:可|才|方|能|予以|给予)(?:以|能|可)?(?:优先)?(?:享受|申请|申领|领取|办理|开具|审批|安排|评[为上定]|认定|纳入|列入)|优先(?:享受|申请|安排|考虑|办理|审批|评定)|作为[^,。;]{0,12}(?:依据|条件|前提|参考)/
const helps = /帮|协助|照顾|慰问|看望|资助|送|代办|陪|宣传|自愿出/

const linksRights = (clauses: readonly string[]): boolean =>
  clauses.some((clause, at) => {
    const near = [clause, clauses[at + 1] ?? '']
    if (rights.test(clause) && (takesOff.test(clause) || (grantsBy.test(clause) && !helps.test(clause))))
      return true
    // 「低保户积分不到60分的,取消资格」 says it in two clauses.
    return (
      near.some((c) => rights.test(c)) && near.some((c) => /(?:取消|暂停|停发|停止|不予|不得享受)/.test(c))
    )
  })

const ofPersons = /(?:户|人员?|家庭|者|的)$/
const promises = [
  /不得?(?:涉及|包括|包含|含)/,
  /不(?:得|能|会)?因.*(?:扣分|减分|加分|影响(?:积分|得分|加分|待遇|评)|取消|受(?:限|影响|罚)|限制|降分|停)/,
  /(?:与|和|同|跟).*无关/,
  /(?:不|不得|不能|禁止|严禁)(?:将|把)?.*(?:与|和|同|跟).*(?:挂钩|关联|绑定|联系)/,
  /^[^户者员]*(?:不|不得|不能)(?:作为|当作|列入|纳入|计入)[^户者员]*$/,
  /(?:清零|归零|作废)(?:须|必须|应当?|要)/,
  /(?:不|不得|不能|不会|不再|绝不|永不|无需)(?:得|能|会|再|予)*(?:过期|逾期)?(?:清零|归零|作废|倒扣|透支|为负|出现负分|罚款|处罚|公开姓名|通报)/
]

/** A clause that promises not to do it is not the doing: 「不因上访扣分」; 「不含上访户」 leaves people out, and is. */
const isPromise = (clause: string): boolean =>
  promises.some((promise, at) => promise.test(clause) && !(at === 0 && ofPersons.test(clause)))

/** No sentence is longer; a text without any stop is looked at piece by piece, so that its length costs no more. */
const longestClause = 300

const piecesOf = (clause: string): string[] =>
  Array.from({ length: Math.ceil(clause.length / longestClause) }, (_, at) =>
    // They overlap, so that no word falls between two.
    clause.slice(at * longestClause, (at + 1) * longestClause + 20)
  )

const clausesOf = (words: string): string[] =>
  joinedWords(words)
    .split(/[,;。!?()【】「」\n]/)
    .map((clause) => clause.replace(/[“”"'‘’《》<>]/g, '').trim())
    .flatMap(piecesOf)
    .filter((clause) => !isPromise(clause))

/**
 * Why these words may not stand in a rulebook, or null. Looks at what is said, not at how: full-width, traditional and
 * pulled-apart spellings are one, promises (「不因上访扣分」) are left out. Answers one of the RULE_ codes of `topics`
 * or RULE_WELFARE_LINK.
 */
export const forbiddenIn = (words: string): Refusal | null => {
  const clauses = clausesOf(words)
  const topic = topics.find((t) => clauses.some((clause) => t.says.test(clause) && !t.unless?.test(clause)))
  const linked = linksRights(clauses)
  // A loss of rights is the graver reason than the penalty or reset that goes with it.
  if (linked && (!topic || ['RULE_PENALTY', 'RULE_RESET'].includes(topic.code))) return welfareLink
  return topic ? { code: topic.code, message: topic.message } : null
}
