import type { Decision } from '../decision/life'
import type { MeetingStatus } from '../meeting/convening'
import type { MeetingKind, MeetingMode } from '../meeting/kinds'
import type { SheetWay } from '../meeting/sheet'
import type { NoticeContent } from '../notice/notice'
import type { NoticeView } from '../notice/notice-state'

/** A file that something in the record names: what its bytes are, known before they are read. */
export interface ArchivedFile {
  readonly fileId: string
  readonly mime: string
  readonly sha256: string
}

/** What stands beside one line of the decision's history, in the order of the history. */
export interface BesideLine {
  /** Under whose name it was done; null where naming would tell who objected, and for the clock. */
  readonly actor: string | null
  readonly convener: string | null
  readonly told: Readonly<Record<string, unknown>>
}

export interface ArchivedNoticeEvent {
  readonly type: string
  readonly at: Date
  readonly name: string | null
  readonly role: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

export interface ArchivedNotice {
  readonly id: string
  readonly content: NoticeContent
  readonly contentHash: string
  readonly draftedAt: Date
  readonly corrects: string | null
  /** Taken down because it showed personal data: its content is for the offices alone. */
  readonly covered: boolean
  readonly events: readonly ArchivedNoticeEvent[]
  /** How it stood when the record was closed. */
  readonly view: NoticeView
}

export interface ArchivedObjectionLine {
  readonly at: Date
  readonly type: string
  readonly name: string
  readonly to: string
  readonly role: string | null
  /** What an office answered or found; never what the villager wrote. */
  readonly words: string | null
}

/** An objection without a word about who raised it. */
export interface ArchivedObjection {
  readonly id: string
  readonly noticeId: string
  readonly ground: string
  readonly state: string
  readonly stateName: string
  readonly filedAt: Date
  /** The villager's own words: for the offices that have read them already. */
  readonly words: string
  readonly lines: readonly ArchivedObjectionLine[]
}

/** A line of the sign-in sheet; of several lines of one person the last one holds. */
export interface ArchivedSignature {
  readonly name: string | null
  readonly way: SheetWay
  readonly signedAt: Date
  /** Signed after the end: shown, not counted. */
  readonly late: boolean
  readonly proxy: string | null
  readonly reason: string | null
}

/**
 * A meeting that was called in the system, with its sheet. What households told their representatives before it is not
 * here: it was said for one conversation, and is no record of the meeting.
 */
export interface ArchivedMeeting {
  readonly id: string
  readonly kind: MeetingKind
  readonly mode: MeetingMode | null
  readonly plannedOn: string
  readonly timeWords: string
  readonly place: string
  readonly agenda: string
  readonly material: string | null
  readonly materialIds: readonly string[]
  readonly urgentReason: string | null
  readonly noticedOn: string
  readonly calledAt: Date
  readonly calledBy: string | null
  readonly convener: string | null
  readonly endedAt: Date | null
  readonly status: MeetingStatus
  /** How many were told by word of mouth or on paper. */
  readonly toldByHand: number
  readonly sheet: readonly ArchivedSignature[]
}

/** Everything a finished decision left behind, up to the moment its record is closed. */
export interface ArchiveRecord {
  readonly villageId: string
  readonly village: string
  readonly villageCode: string
  readonly township: string
  readonly no: string
  readonly meaning: string
  readonly beganOn: string
  readonly followUpDocument: string | null
  readonly decision: Decision
  readonly beside: readonly BesideLine[]
  readonly proposer: string | null
  readonly meetings: readonly ArchivedMeeting[]
  readonly notices: readonly ArchivedNotice[]
  readonly objections: readonly ArchivedObjection[]
  readonly files: ReadonlyMap<string, ArchivedFile>
  readonly closedAt: Date
}

/** A file of the package that is written from the record. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** A file of the package whose bytes lie in the store. */
export interface StoredFile {
  readonly path: string
  readonly file: ArchivedFile
}

/** SHA-256 of a text's UTF-8 bytes, in hex. */
export type Hash = (text: string) => string

/** What lies below this folder holds names, and is in the whole package only. */
export const officeFolder = 'office/'
export const isOffice = (path: string): boolean => path.startsWith(officeFolder)
