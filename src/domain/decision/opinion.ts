import { workingDaysAfter } from '../calendar-data/working-days'
import type { Refusal } from '../refusal/refusal'

/** The only grounds on which a township may return a village's matter (组织法第6条: 不得干预自治范围内的事项). */
export const returnGrounds = {
  illegal: '违反法律、法规',
  against_higher_rule: '与国家政策文件的强制规定抵触',
  infringes_rights: '侵犯村民的人身权利、民主权利或者合法财产权利'
} as const
export type ReturnGround = keyof typeof returnGrounds

export const isGround = (value: string): value is ReturnGround => Object.hasOwn(returnGrounds, value)

/**
 * What a township says of a matter sent to it: nothing, advice, or a return under a cited article. There is
 * no approval among these. `silence` is the system's word once the term is over.
 */
export const opinions = {
  none: '无意见',
  advice: '建议（村里自行决定是否采纳）',
  silence: '逾期未答复，视为无意见'
} as const
export type OpinionKind = keyof typeof opinions

export interface Opinion {
  readonly kind: OpinionKind
  /** The advice itself; null when there is none. */
  readonly words: string | null
}

/** A legal basis for sending a matter back. */
export interface Citation {
  readonly ground: string
  /** The law and the article, as cited: `农村土地承包法第十九条`. */
  readonly article: string
}

const namesAnArticle = /第[〇零一二三四五六七八九十百千\d]+条/

/** Whether a return is a lawful one: a listed ground, and a law with its article. */
export const citationFault = (citation: Citation | undefined): Refusal | null => {
  if (citation === undefined || !isGround(citation.ground)) return opinionRefusals.ground
  if (
    !namesAnArticle.test(citation.article) ||
    citation.article.replace(namesAnArticle, '').trim().length < 2
  )
    return opinionRefusals.article
  return null
}

/**
 * When silence becomes “no objection”: `days` working days after the day the matter was sent; the day itself
 * still belongs to the township.
 */
export const opinionDue = (sentOn: string, days: number) => workingDaysAfter(sentOn, days)

export const opinionRefusals = {
  ground: {
    code: 'RETURN_GROUND_NOT_LISTED',
    message: '乡镇只能因违法、与上位规定抵触或侵犯村民权利退回，请选择其中一项；政策上的看法请写成建议。',
    field: 'citation.ground'
  },
  article: {
    code: 'RETURN_WITHOUT_ARTICLE',
    message: '退回必须写明依据的法律名称和条款，例如“农村土地承包法第十九条”。',
    field: 'citation.article'
  },
  missing: { code: 'OPINION_MISSING', message: '请选择无意见或建议。', field: 'opinion' },
  adviceEmpty: { code: 'OPINION_ADVICE_EMPTY', message: '请写下建议的内容。', field: 'opinion.words' },
  notSilent: {
    code: 'OPINION_STILL_OPEN',
    message: '乡镇的答复期限还没有过，请等期限届满。',
    field: 'opinion'
  },
  late: {
    code: 'OPINION_TOO_LATE',
    message: '答复期限已过，已视为无意见，不能再退回。发现违法的，请依法责令改正。',
    field: 'opinion'
  },
  notYours: {
    code: 'OPINION_NOT_YOURS',
    message: '无意见和建议由乡镇合法性审核人员填写，系统只能登记逾期未答复。',
    field: 'opinion'
  }
} as const satisfies Record<string, Refusal>
