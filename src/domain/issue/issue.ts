import * as z from 'zod/mini'
import { Id, RequestId, text } from '../common/fields'
import { datums } from '../place/datum'
import {
  type About,
  type Audience,
  abouts,
  audiences,
  type Category,
  type Channel,
  categories,
  channels,
  type HideReason,
  hideReasons,
  type Moderation,
  maxPhotos,
  maxSoundSeconds,
  maxWords
} from './names'

import { nothingSaid, saysNothing } from './said'

export * from './names'

const categoryIds = Object.keys(categories) as [Category, ...Category[]]
const hideReasonIds = Object.keys(hideReasons) as [HideReason, ...HideReason[]]

const channelIds = Object.keys(channels) as [Channel, ...Channel[]]
const audienceIds = Object.keys(audiences) as [Audience, ...Audience[]]
const aboutIds = Object.keys(abouts) as [About, ...About[]]

/** A point on the map, in degrees. */
export const MapPoint = z.object({
  lat: z.number().check(z.gte(-90), z.lte(90)),
  lng: z.number().check(z.gte(-180), z.lte(180)),
  /** Said by whoever took the point; what is silent is WeChat's map, which knows GCJ-02 alone. */
  datum: z.optional(z.enum(datums))
})

export const RaiseIssue = z.object({
  requestId: RequestId,
  villageId: Id,
  /** 小院说事 where nothing is chosen. */
  channel: z.optional(z.enum(channelIds, { error: '请选择说给谁听。' })),
  /** The matter is about someone who runs the village, and bypasses them. */
  about: z.optional(z.enum(aboutIds, { error: '请选择反映的是谁。' })),
  audience: z.optional(z.enum(audienceIds, { error: '请选择谁能看到。' })),
  /** Danger to life: hours instead of days. */
  urgent: z.optional(z.boolean()),
  category: z.enum(categoryIds, { error: '请选择是哪一类事。' }),
  /** What was written, or the transcript of the sound as it was corrected. */
  words: text('要说的事', 4, maxWords).check(
    z.refine((words) => !saysNothing(words), { error: nothingSaid })
  ),
  placeWords: z.optional(text('地点', 1, 60)),
  point: z.optional(MapPoint),
  photoIds: z.array(Id).check(z.maxLength(maxPhotos, { error: `照片最多${maxPhotos}张。` })),
  sound: z.optional(
    z.object({
      fileId: Id,
      seconds: z
        .number()
        .check(
          z.gt(0, { error: '录音是空的，请重录。' }),
          z.lte(maxSoundSeconds, { error: `录音最多${maxSoundSeconds}秒，请分开说。` })
        )
    })
  ),
  showName: z.boolean(),
  /** For whom it is raised: a member of the same household, or by an office of the village any of its people. */
  onBehalfOf: z.optional(Id),
  /** A neighbour without a phone, by name; their word is the raiser's. */
  forName: z.optional(text('替谁说', 2, 30)),
  /** The other side, for a mediation. */
  otherParty: z.optional(z.object({ memberId: z.optional(Id), name: text('另一方姓名', 2, 30) }))
})

export const ListIssues = z.object({ villageId: Id, before: z.optional(Id) })
/** What the public of a village reads; with `courtyard` only what lies in the caller's own courtyard. */
export const ListPublicIssues = z.object({
  villageId: Id,
  courtyard: z.optional(z.boolean()),
  before: z.optional(Id)
})
export const ReadIssue = z.object({ villageId: Id, issueId: Id })
/** The township's queue: its villages' matters that wait to be shown, oldest first. */
export const ListWaiting = z.object({ townshipId: Id, after: z.optional(Id) })
export const ShowIssue = z.object({ requestId: RequestId, villageId: Id, issueId: Id })
export const HideIssue = z.object({
  requestId: RequestId,
  villageId: Id,
  issueId: Id,
  reason: z.enum(hideReasonIds, { error: '请选择不公开的理由。' }),
  note: z.optional(text('说明', 1, 200))
})

export const issueRefusals = {
  appealSameJudge: {
    code: 'ISSUE_APPEAL_SAME_JUDGE',
    message: '原来是您决定不公开的，复核要由乡镇另一位同事来定；您也可以改为公开。'
  },
  alreadyModerated: { code: 'ISSUE_ALREADY_MODERATED', message: '这件事已经有同事看过了，请刷新列表。' },
  notSound: { code: 'ISSUE_SOUND_MISSING', message: '录音没有传上去，请重新录一次。', field: 'sound' },
  soundTooLong: {
    code: 'ISSUE_SOUND_TOO_LONG',
    message: `录音超过${maxSoundSeconds}秒，请分开说。`,
    field: 'sound'
  },
  twoFors: {
    code: 'ISSUE_TWO_FORS',
    message: '替别人说事，选家里人或写邻居的名字，只填一样。',
    field: 'forName'
  },
  partyNeeded: { code: 'ISSUE_PARTY_MISSING', message: '请写明另一方是谁。', field: 'otherParty' },
  partyUnknown: {
    code: 'ISSUE_PARTY_UNKNOWN',
    message: '没有找到另一方，请重新选，或只写姓名。',
    field: 'otherParty'
  },
  notPublic: { code: 'ISSUE_NOT_PUBLIC', message: '这件事不公开，不能跟着关注。' },
  photosHere: {
    code: 'ISSUE_PHOTOS_HERE',
    message: '照片只能和“进展”“办完”一起交，请去掉照片，或改记一笔进展。',
    field: 'photoIds'
  },
  notPhoto: { code: 'ISSUE_NOT_PHOTO', message: '这里只收照片，录音请另外说一件事。', field: 'photoIds' },
  notCovered: { code: 'ISSUE_NOT_COVERED', message: '这里没有遮盖，不用取消，请刷新。' },
  notHidden: { code: 'ISSUE_NOT_HIDDEN', message: '只有没有公开的事才能申请复核，而且只能申请一次。' },
  coverFile: { code: 'ISSUE_COVER_FILE', message: '要遮盖的照片不在这件事里，请刷新。', field: 'fileId' },
  coverSpan: { code: 'ISSUE_COVER_SPAN', message: '要遮盖的字的位置不对，请重新标。', field: 'spans' },
  ownerUnknown: { code: 'ISSUE_OWNER_WRONG', message: '选的人不能办这件事，请换一位。', field: 'ownerId' },
  decisionUnknown: {
    code: 'ISSUE_DECISION_MISSING',
    message: '没有找到这件四议两公开事项，请重新选。',
    field: 'decisionId'
  },
  sessionDay: { code: 'ISSUE_SESSION_DAY', message: '说事会的日期不能在今天以后。', field: 'heldOn' },
  sessionHouseholds: {
    code: 'ISSUE_SESSION_HOUSEHOLDS',
    message: '到会的户里有不在这个院落的，请核对。',
    field: 'householdIds'
  },
  sessionItem: {
    code: 'ISSUE_SESSION_ITEM',
    message: '有一件事不能在这次会上议，请刷新后重新选；新的事请选类别。',
    field: 'items'
  },
  termsBackwards: {
    code: 'ISSUE_TERMS_CAP',
    message: '总期限不能比任何一级的期限短。',
    field: 'capDays'
  }
} as const

/**
 * Moderation: what waits or is appealed may be shown or hidden; what is hidden may be shown; what is private is nobody's
 * to show. Nothing else moves.
 */
export const mayModerate = (from: Moderation, to: 'shown' | 'hidden'): boolean =>
  from === 'waiting' ||
  from === 'appealed' ||
  (from === 'hidden' && to === 'shown') ||
  (from === 'shown' && to === 'hidden')
