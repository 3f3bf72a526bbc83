import type { NoticeSubject } from '../notice/notice'
import { cite } from '../rule-pack/articles'
import { citeOrganic, type RulePack } from '../rule-pack/rule-pack'
import { termsOfSubject } from './terms'

/** One place to turn to, in the order in which people go. */
export interface WayOut {
  readonly id: 'supervision' | 'township' | 'petition' | 'court'
  readonly name: string
  /** What it can do. */
  readonly does: string
  /** How long it has, and how long one has oneself. */
  readonly terms: readonly string[]
  readonly basis: string
}

/** 信访工作条例 (2022-05-01) 第22、34–36条: days, the same everywhere. */
export const petitionDays = {
  register: 15,
  finish: 60,
  extend: 30,
  askReview: 30,
  review: 30,
  askSecondReview: 30,
  secondReview: 30
} as const

/** 农村集体经济组织法第57条: years in which a member can ask a court to set a decision aside. */
export const collectiveCourtYears = { fromKnowing: 1, fromDecision: 5 } as const

const court = (pack: RulePack, subject: 'village' | 'collective'): WayOut => {
  const { fromKnowing, fromDecision } = collectiveCourtYears
  const collective = subject === 'collective'
  return {
    id: 'court',
    name: '人民法院',
    does: '决定侵害了您的合法权益，可以起诉，请法院撤销这个决定。',
    terms: collective
      ? [`知道或应当知道之日起${fromKnowing}年内提出`, `决定作出满${fromDecision}年的，不能再提出`]
      : ['法律没有写明起诉的期限，请尽早提出，可以先问乡镇司法所或拨打12348'],
    basis: collective ? cite({ law: 'collective', number: 57 }) : citeOrganic(pack, 41)
  }
}

/**
 * Where a villager can turn who is not content, with the terms in plain words, as every notice page shows them under
 * the pack of its decision. `body` says whose decision it is: the village's, or the collective economy's, for which
 * the law names terms for going to court.
 */
export const waysOut = (
  pack: RulePack,
  about: { readonly subject: NoticeSubject; readonly body?: 'village' | 'collective' }
): readonly WayOut[] => {
  const terms = termsOfSubject(pack, about.subject)
  const p = petitionDays
  const what = about.subject === 'decision_resolution' ? '决议' : '公示的内容'
  return [
    {
      id: 'supervision',
      name: '村务监督委员会',
      does: `核实您对${what}的异议。名字不对外公开。`,
      terms: [
        `${terms.receiptHours}小时内给您受理回执`,
        terms.complexReplyDays > terms.replyDays
          ? `村委会${terms.replyDays}天内答复，复杂的${terms.complexReplyDays}天内答复`
          : `村委会${terms.replyDays}天内答复`,
        `村监委${terms.verifyDays}天内核实`
      ],
      basis: citeOrganic(pack, 37)
    },
    {
      id: 'township',
      name: '乡镇人民政府',
      does: '调查核实；公开不真实、决定违法的，责令依法改正。',
      terms: [`${terms.townshipDays}天内答复`, '村里超过期限没有答复的，会自动转到乡镇'],
      basis: `${citeOrganic(pack, 36)}、${citeOrganic(pack, 41)}`
    },
    {
      id: 'petition',
      name: '信访',
      does: '向乡镇或县信访部门提出，由有权处理的机关办理并书面答复。',
      terms: [
        `${p.register}天内登记并转送`,
        `${p.finish}天内办结，情况复杂的最多再延${p.extend}天`,
        `对办理意见不服：收到后${p.askReview}天内申请复查，${p.review}天内答复`,
        `对复查意见不服：收到后${p.askSecondReview}天内申请复核，${p.secondReview}天内答复`
      ],
      basis: '信访工作条例（2022年5月1日起施行）第22条、第34条至第36条'
    },
    court(pack, about.body ?? 'village')
  ]
}
