import * as z from 'zod/mini'
import { Day, Id, RequestId, text } from '../common/fields'
import type { Refusal } from '../refusal/refusal'
import { fewestLines, mostByFace, mostLines, mostMark, type RubricLine, type Scheme } from './rubric'
import { maxPhotos, maxSheets, maxWords, mostInspectors, mostReason } from './sizes'
import { consents, fewestInspectors } from './visit'

const Line = z.object({
  id: z.string().check(z.regex(/^[a-z][a-z0-9_]{0,19}$/, { error: '评分项的编号不对，请删掉重新加一项。' })),
  words: text('评分项', 1, 12),
  most: z.int().check(z.minimum(1), z.maximum(mostMark, { error: `每一项最多${mostMark}分。` })),
  indoors: z.boolean()
})

export const ReadRubric = z.object({ villageId: Id })
export const ChooseRubric = z.object({
  requestId: RequestId,
  villageId: Id,
  /** The version that was on the screen when it was changed. */
  basedOn: z.int().check(z.minimum(0)),
  scheme: z.enum(['marks', 'faces']),
  lines: z
    .array(Line)
    .check(
      z.minLength(fewestLines, { error: '评分表至少要有一项。' }),
      z.maxLength(mostLines, { error: `评分表最多${mostLines}项，再多就走不完了。` })
    )
})

export const OpenRound = z
  .object({
    requestId: RequestId,
    villageId: Id,
    name: text('这一轮检查的名称', 2, 30),
    from: Day,
    to: Day,
    groupIds: z.array(Id).check(z.minLength(1, { error: '请选要检查哪些组。' }), z.maxLength(100)),
    inspectorIds: z
      .array(Id)
      .check(z.maxLength(mostInspectors, { error: `检查人最多${mostInspectors}人。` })),
    leaderId: Id,
    /** The rules of the rulebook that 最清洁 and 清洁 are worth; without one nothing is booked. */
    cleanestItemId: z.optional(Id),
    cleanItemId: z.optional(Id),
    /** The resolution by which the village has a red list; without one there is none. */
    redListDecisionId: z.optional(Id)
  })
  .check(z.refine((v) => v.from <= v.to, { error: '最后一天不能在第一天以前。', path: ['to'] }))

export const ListRounds = z.object({ villageId: Id })
export const ReadRound = z.object({ villageId: Id, roundId: Id })
export const CloseRound = z.object({
  requestId: RequestId,
  villageId: Id,
  roundId: Id,
  /** Whether those from whom sheets may still come were asked; an app from before this was asked says nothing. */
  asked: z.optional(z.boolean())
})
export const ReopenRound = z.object({
  requestId: RequestId,
  villageId: Id,
  roundId: Id,
  reason: text('原因', 2, mostReason)
})

const SheetSent = z.object({
  sheetId: Id,
  householdId: Id,
  at: z.iso.datetime({ error: '检查的时间格式不对，请重新打开这一户。' }),
  consent: z.enum(consents),
  marks: z.record(z.string(), z.number()),
  help: text('要帮的事', 0, maxWords),
  advice: text('建议', 0, maxWords),
  again: z.boolean(),
  photoIds: z.array(Id).check(z.maxLength(maxPhotos, { error: `照片最多${maxPhotos}张。` }))
})

export const SendSheets = z.object({
  requestId: RequestId,
  villageId: Id,
  roundId: Id,
  /** Who of the people on this phone went round. */
  inspectorId: Id,
  sheets: z.array(SheetSent).check(z.minLength(1), z.maxLength(maxSheets))
})

export const ReadOwnRounds = z.object({ villageId: Id, householdId: Id, before: z.optional(Id) })
export const SayConsent = z.object({
  requestId: RequestId,
  villageId: Id,
  householdId: Id,
  kind: z.enum(['enter', 'red_list']),
  /** null: to be asked each time (entering), or nothing said. */
  value: z.nullable(z.boolean())
})
export const MarkHelped = z.object({
  requestId: RequestId,
  villageId: Id,
  householdId: Id,
  helped: z.boolean()
})
export const ListHelped = z.object({ villageId: Id })
export const ReadRedList = z.object({ villageId: Id })

/** What keeps a rubric from being chosen: two lines of one name, or a face worth more than a smile. */
export const checkRubric = (scheme: Scheme, lines: readonly RubricLine[]): Refusal | null => {
  const twice = lines.some((l, i) => lines.findIndex((o) => o.id === l.id || o.words === l.words) !== i)
  if (twice) return inspectionRefusals.lineTwice
  if (lines.every((l) => l.indoors)) return inspectionRefusals.allIndoors
  return scheme === 'faces' && lines.some((l) => l.most !== mostByFace) ? inspectionRefusals.faceMost : null
}

export const inspectionRefusals = {
  lineTwice: { code: 'RUBRIC_LINE_TWICE', message: '评分表里有两项是一样的，请删掉一项。', field: 'lines' },
  allIndoors: {
    code: 'RUBRIC_ALL_INDOORS',
    message: '不能所有项都要进屋看：不同意入室的户就没法评了。请至少留一项室外的。',
    field: 'lines'
  },
  faceMost: {
    code: 'RUBRIC_FACE_MOST',
    message: `用笑脸、呆脸、哭脸时，每一项都是${mostByFace}分。请刷新后重选。`,
    field: 'lines'
  },
  rubricMoved: { code: 'RUBRIC_CHANGED', message: '别人刚改过评分表，请刷新看过再改。', field: 'lines' },
  inspectorsFew: {
    code: 'ROUND_INSPECTORS_FEW',
    message: `每户要${fewestInspectors}个人各打各的分，请至少选${fewestInspectors}名检查人。`,
    field: 'inspectorIds'
  },
  inspectorUnknown: {
    code: 'ROUND_INSPECTOR_UNKNOWN',
    message: '选的检查人里有人不在本村名册上，请重新选。',
    field: 'inspectorIds'
  },
  leader: { code: 'ROUND_LEADER', message: '带队的人要从检查人里选。', field: 'leaderId' },
  noHouseholds: {
    code: 'ROUND_NO_HOUSEHOLDS',
    message: '选的组里没有户，请重新选。',
    field: 'groupIds'
  },
  item: {
    code: 'ROUND_ITEM',
    message: '选的积分细则已经不用了，请重新选一条。',
    field: 'cleanestItemId'
  },
  redList: {
    code: 'ROUND_RED_LIST',
    message: '红榜要有村里通过、公开期满的决议（积分办法、村规民约或其他村务）。请另选一条，或不开红榜。',
    field: 'redListDecisionId'
  },
  notInspector: {
    code: 'ROUND_NOT_INSPECTOR',
    message: '这一轮检查没有安排您。如有疑问，请问村委会。'
  },
  closed: { code: 'ROUND_CLOSED', message: '这一轮检查已经结束了。' },
  afterClose: {
    code: 'ROUND_CLOSED',
    message: '这张表是这一轮检查结束以后才填的，没有收。请联系带队的人。'
  },
  stillOpen: { code: 'ROUND_OPEN', message: '这一轮检查还没有结束，不用重新打开。' },
  householdUnknown: {
    code: 'ROUND_HOUSEHOLD_UNKNOWN',
    message: '这一户不在这一轮检查里。',
    field: 'householdId'
  },
  sheetReused: {
    code: 'SHEET_ID_REUSED',
    message: '这一户前面的分已经收到，后来改的没有收到。请打开这一户再点一次“评好了”。'
  },
  photoGone: {
    code: 'FILE_NOT_YOURS',
    message: '这一户的照片没有传成，请去掉照片再发一次，或重新拍。',
    field: 'photoIds'
  },
  sameHand: {
    code: 'ROUND_SAME_HAND',
    message: '这一户已经由和您共用微信的另一位检查人评过了。三份分要三个人各打各的，请别的检查人来评。',
    field: 'householdId'
  },
  again: {
    code: 'ROUND_AGAIN_LEADER',
    message: '复看由带队的人来做；带队的人要回避时，才由别的检查人做。',
    field: 'again'
  }
} as const satisfies Record<string, Refusal>

/** Sheets of these people may still be on their phones: whoever closes the round presses once more after asking them. */
export const quietRefusal = (names: readonly string[]): Refusal => ({
  code: 'ROUND_QUIET',
  message: `${names.join('、')}的表可能还没送到。请先问问他们，手机有信号时打开小院就会自己送；都问过了，再按一次结束。`,
  field: 'asked'
})
