import * as z from 'zod/mini'
import type { ContentAnswer, ContentCheck, MediaAnswer } from '@/cloud/ports/content-check'
import { type ContentFinding, type Suggestion, worst } from '@/domain/issue/content-check'
import { labelOf } from './content-labels'
import type { WechatApi } from './wechat-api'

const PATH = '/wxa/msg_sec_check'
const MEDIA_PATH = '/wxa/media_check_async'
/** https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/mediaCheckAsync.html */
const mediaTypes = { sound: 1, photo: 2 } as const
/** What one call may hold, in characters. */
const LIMIT = 2500
/** A word that is cut by the end of one piece stands whole in the next. */
const OVERLAP = 50
/** 论坛: the nearest of WeChat's four scenes. */
const SCENE = 3

/** An openid that is not ours or was not there for two hours, words it cannot take: asking again changes nothing. */
const final = new Set([40003, 43104, 44004, 45002, 47001, 61010])

const Suggest = z.enum(['pass', 'review', 'risky'])
const Verdict = z.object({
  result: z.object({ suggest: Suggest, label: z.number() }),
  detail: z.optional(
    z.array(
      z.object({
        suggest: z.optional(Suggest),
        label: z.optional(z.number()),
        keyword: z.optional(z.string())
      })
    )
  )
})
type Verdict = z.infer<typeof Verdict>

const Taken = z.object({ trace_id: z.string().check(z.minLength(1)) })

interface Piece {
  readonly words: string
  /** Where it begins, in UTF-16 units of the whole. */
  readonly at: number
}

const piecesOf = (words: string): Piece[] => {
  const signs = Array.from(words)
  const pieces: Piece[] = []
  let at = 0
  for (let from = 0; from === 0 || from + OVERLAP < signs.length; from += LIMIT - OVERLAP) {
    pieces.push({ words: signs.slice(from, from + LIMIT).join(''), at })
    at += signs.slice(from, from + LIMIT - OVERLAP).join('').length
  }
  return pieces
}

const found = (of: { suggest?: string | undefined; label?: number | undefined }) => ({
  label: labelOf(of.label),
  suggestion: of.suggest === 'risky' ? ('risky' as const) : ('review' as const)
})

const placesIn = (words: string, term: string): number[] => {
  const found: number[] = []
  if (term === '') return found
  for (let at = words.indexOf(term); at >= 0; at = words.indexOf(term, at + term.length)) found.push(at)
  return found
}

/** WeChat names a word only where its list of words was hit; a verdict of its model has no place. */
const findingsIn = ({ words, at }: Piece, { result, detail = [] }: Verdict): ContentFinding[] => {
  if (result.suggest === 'pass') return []
  const told = detail.filter((d) => d.suggest === 'review' || d.suggest === 'risky')
  return (told.length > 0 ? told : [result]).flatMap((d): ContentFinding | ContentFinding[] => {
    const keyword = ('keyword' in d ? d.keyword : undefined) ?? ''
    const places = placesIn(words, keyword)
    if (places.length === 0) return { ...found(d), start: null, end: null }
    return places.map((start) => ({ ...found(d), start: at + start, end: at + start + keyword.length }))
  })
}

const once = (findings: readonly ContentFinding[]): ContentFinding[] => {
  const keyed = new Map(findings.map((f) => [`${f.label} ${f.start} ${f.end}`, f]))
  return [...keyed.values()]
}

export interface WechatCheckOptions {
  /** Told what WeChat refused, for the operator's log: no words, no link, no person. */
  readonly onProblem?: (problem: { call: string; errcode: number | null }) => void
}

/**
 * WeChat's msgSecCheck 2.0, over HTTP or from within a cloud function, as `api` is. It asks for the openid of whoever
 * wrote the words, who must have used the mini-program within two hours; without one nothing is sent and the answer is
 * `unavailable`. The words go to WeChat: only what the public would read may be handed in. Photos and sounds go to
 * mediaCheckAsync, which fetches them and answers with a trace; the verdict is pushed within half an hour
 * (`wechat-push`).
 */
export const wechatContentCheck = (api: WechatApi, options: WechatCheckOptions = {}): ContentCheck => {
  const ask = async (piece: Piece, openid: string): Promise<Verdict | { again: boolean }> => {
    const answer = await api.callWithToken(PATH, { content: piece.words, version: 2, scene: SCENE, openid })
    if (!answer) return { again: true }
    const read = Verdict.safeParse(answer.body)
    if (!answer.errcode && read.success) return read.data
    options.onProblem?.({ call: PATH, errcode: answer.errcode })
    return { again: !final.has(answer.errcode ?? 0) }
  }

  return {
    async checkWords(words, who): Promise<ContentAnswer> {
      if (words.trim() === '') return { kind: 'checked', suggestion: 'pass', findings: [] }
      if (who === null) return { kind: 'unavailable', again: false }
      const findings: ContentFinding[] = []
      const said: Suggestion[] = []
      for (const piece of piecesOf(words)) {
        const verdict = await ask(piece, who.openid)
        if ('again' in verdict) return { kind: 'unavailable', again: verdict.again }
        said.push(verdict.result.suggest)
        findings.push(...findingsIn(piece, verdict))
      }
      return { kind: 'checked', suggestion: worst(said), findings: once(findings) }
    },

    async checkMedia({ kind, url }, who): Promise<MediaAnswer> {
      if (who === null || url === null) return { kind: 'unavailable', again: false }
      const asked = { media_url: url, media_type: mediaTypes[kind], version: 2, scene: SCENE }
      const answer = await api.callWithToken(MEDIA_PATH, { ...asked, openid: who.openid })
      if (!answer) return { kind: 'unavailable', again: true }
      const read = Taken.safeParse(answer.body)
      if (!answer.errcode && read.success) return { kind: 'undecided', trace: read.data.trace_id }
      options.onProblem?.({ call: MEDIA_PATH, errcode: answer.errcode })
      return { kind: 'unavailable', again: !final.has(answer.errcode ?? 0) }
    }
  }
}
