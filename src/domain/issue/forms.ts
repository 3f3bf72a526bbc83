import * as z from 'zod/mini'
import { Day, Id, RequestId, text } from '../common/fields'
import { MapPoint } from './issue'
import {
  type Category,
  categories,
  type DeclineReason,
  declineReasons,
  type HideReason,
  hideReasons,
  type IssueState,
  issueStates,
  type Level,
  levels,
  maxPhotos,
  type Rating,
  ratings
} from './names'
import type { IssueAction } from './transitions'
import { issueActions, transitions } from './transitions'

const keysOf = <K extends string>(words: Readonly<Record<K, string>>) => Object.keys(words) as [K, ...K[]]

const at = { villageId: Id, issueId: Id }
const write = { requestId: RequestId, ...at }
const count = (name: string) =>
  z.int({ error: `${name}要填整数。` }).check(z.gte(0, { error: `${name}不能是负数。` }), z.lte(5000))

/** Everything a person may do; what the clock does is nobody's to ask for. */
const personal = issueActions.filter((a) => transitions[a].who !== 'system') as [
  IssueAction,
  ...IssueAction[]
]

/** One step of a matter, with the papers it needs; which ones, the table says (`transitions.ts`). */
export const ActIssue = z.object({
  ...write,
  action: z.enum(personal, { error: '没有这一步，请返回上一页，再打开看看。' }),
  reason: z.optional(text('情况说明', 2, 1000)),
  level: z.optional(z.enum(keysOf<Level>(levels), { error: '请选择哪一级。' })),
  urgent: z.optional(z.boolean()),
  ownerId: z.optional(Id),
  dueOn: z.optional(Day),
  intoId: z.optional(Id),
  declineReason: z.optional(
    z.enum(keysOf<DeclineReason>(declineReasons), { error: '请从列出的理由里选一个。' })
  ),
  whereTo: z.optional(text('去哪里办', 2, 100)),
  session: z.optional(
    z.object({ eligible: count('应到户数'), present: count('实到户数'), yes: z.optional(count('同意户数')) })
  ),
  decisionId: z.optional(Id),
  rating: z.optional(z.enum(keysOf<Rating>(ratings), { error: '请选满意、基本满意或不满意。' })),
  party: z.optional(z.object({ memberId: z.optional(Id), name: text('另一方姓名', 2, 30) })),
  consent: z.optional(z.object({ of: z.enum(['raiser', 'other']), given: z.boolean() })),
  mediated: z.optional(z.boolean()),
  /** What shows the work; only with the steps that take photos. */
  photoIds: z.optional(z.array(Id).check(z.maxLength(maxPhotos, { error: `照片最多${maxPhotos}张。` })))
})

export const ForeseeIssue = z.object(at)
export const ListOwners = z.object(at)
export const ListLooks = z.object(at)
export const JoinIssue = z.object(write)
export const AppealIssue = z.object({ ...write, words: text('理由', 4, 500) })

const category = z.enum(keysOf<Category>(categories), { error: '请选择是哪一类事。' })

/** What is about to be said, before it is sent: matters that look the same. */
export const ListSimilar = z.object({
  villageId: Id,
  category,
  words: text('要说的事', 4, 2000),
  point: z.optional(MapPoint)
})
export const SearchIssues = z.object({
  villageId: Id,
  words: text('要找的词', 1, 40),
  before: z.optional(Id)
})

/** Where a page ended in a queue by deadline. */
const after = z.optional(z.object({ dueAt: z.iso.datetime(), issueId: Id }))
export const ListDesk = z.object({
  villageId: Id,
  mine: z.optional(z.boolean()),
  courtyardId: z.optional(Id),
  after
})
export const ListTownship = z.object({
  townshipId: Id,
  overdue: z.optional(z.boolean()),
  level: z.optional(z.enum(keysOf<Level>(levels))),
  state: z.optional(z.enum(keysOf<IssueState>(issueStates))),
  villageId: z.optional(Id),
  after
})
export const ListOfDecision = z.object({ villageId: Id, decisionId: Id })

const item = z.object({
  /** A matter that was talked over; a new one where it only came up in the session. */
  issueId: z.optional(Id),
  category: z.optional(category),
  outcome: z.enum(['agreed', 'open', 'passed_up'], { error: '请选议得怎么样。' }),
  yes: z.optional(count('同意户数')),
  words: text('议定的内容', 2, 500)
})

/** The minutes of a courtyard session (说事会): who was there, what was agreed, and a matter of each item. */
export const RecordSession = z.object({
  requestId: RequestId,
  villageId: Id,
  courtyardId: Id,
  heldOn: Day,
  placeWords: z.optional(text('地点', 1, 60)),
  recorderName: z.optional(text('记录人', 2, 30)),
  householdIds: z
    .array(Id)
    .check(z.minLength(1, { error: '请勾选到会的户。' }), z.maxLength(500, { error: '到会的户太多了。' })),
  minutes: text('记录', 4, 4000),
  items: z
    .array(item)
    .check(z.minLength(1, { error: '至少记一件事。' }), z.maxLength(20, { error: '一次最多记20件事。' }))
})
/** Who was at a session, by households. */
export const ListPresent = z.object({ villageId: Id, sessionId: Id })
export const ListSessions = z.object({ villageId: Id, courtyardId: z.optional(Id), before: z.optional(Id) })

const share = z.number().check(z.gte(0), z.lte(1))
/** Rectangles to be covered on a photo, as shares of its width and height; none takes the cover off. */
export const CoverPhoto = z.object({
  ...write,
  fileId: Id,
  boxes: z
    .array(z.object({ x: share, y: share, width: share, height: share }))
    .check(z.maxLength(40, { error: '一张照片最多遮40处。' }))
})
/** Stretches of the words (or of the place) to be covered, by code point: from the first to before the last. */
export const CoverWords = z.object({
  ...write,
  part: z.optional(z.enum(['words', 'place'])),
  /** None takes the cover off. */
  spans: z
    .array(z.object({ from: z.int().check(z.gte(0)), to: z.int().check(z.gt(0)) }))
    .check(z.maxLength(40, { error: '一次最多遮40处。' }))
})

/** What handlers added to the matters of a township's villages and waits to be shown, the longest waiting first. */
export const ListAdditions = z.object({ townshipId: Id, after: z.optional(Id) })
const addition = { requestId: RequestId, villageId: Id, additionId: Id }
export const ShowAddition = z.object(addition)
export const HideAddition = z.object({
  ...addition,
  reason: z.enum(keysOf<HideReason>(hideReasons), { error: '请选择不公开的理由。' }),
  note: z.optional(text('说明', 1, 200))
})
/** What a township kept from the public, the newest matter first. */
export const ListHidden = z.object({
  townshipId: Id,
  villageId: z.optional(Id),
  before: z.optional(Id)
})

/** A calendar month, `YYYY-MM`. */
const Month = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: '月份要写成 2026-01 这样。' }))
export const ReadTownshipReport = z.object({ townshipId: Id, month: Month })
export const ReadCountyReport = z.object({ countyId: Id, month: Month })

const days = (most: number) =>
  z
    .int({ error: '天数要填整数。' })
    .check(z.gte(1, { error: '至少1天。' }), z.lte(most, { error: `最多${most}天。` }))
export const ReadIssueTerms = z.object({ countyId: Id })
export const ChooseIssueTerms = z.object({
  requestId: RequestId,
  countyId: Id,
  courtyardDays: days(60),
  villageDays: days(60),
  townshipDays: days(90),
  countyDays: days(120),
  capDays: days(365),
  count: z.enum(['working', 'calendar'], { error: '请选按工作日还是自然日算。' })
})
