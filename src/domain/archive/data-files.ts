import { besideActions } from '../decision/beside'
import { type LifeEvent, sources } from '../decision/life'
import { records } from '../decision/records'
import { bodies, topicOf } from '../decision/topics'
import { transitions } from '../decision/transitions'
import { canonicalJson, type Json } from '../notice/canonical-json'
import type { ArchiveRecord, Hash, TextFile } from './archive-record'
import { chained } from './chain'
import {
  attachmentsOf,
  materialOf,
  minutesOf,
  noticeFolder,
  paperPhotosOf,
  resultPhotosOf
} from './file-names'
import { plain } from './plain'

const names: Readonly<Record<string, { readonly name: string }>> = {
  ...transitions,
  ...records,
  ...besideActions
}
export const actionName = (action: string): string => names[action]?.name ?? action

const json = (path: string, value: unknown): TextFile => ({ path, text: canonicalJson(plain(value)) })
const paths = (files: readonly { readonly path: string }[]): string[] => files.map((f) => f.path)

/** What an objector did is on record, never who: not even the offices that answer know that. */
const objecting: readonly string[] = ['object', 'object_result', 'object_again']
export const namesNobody = (event: Pick<LifeEvent, 'action'>): boolean => objecting.includes(event.action)

const historyEntry = (record: ArchiveRecord, event: LifeEvent, index: number) => {
  const { meeting, actorId: _, actorRole, versionNo, changes, ...rest } = event
  const told = record.beside[index]?.told ?? {}
  const { completion, householdsSigned, until, rosterEligible, eligibleReason } = told
  return plain({
    ...rest,
    seq: index + 1,
    name: actionName(event.action),
    role: actorRole,
    version: versionNo,
    changes: changes.map((c) => c.sentence),
    meeting: meeting && {
      ...{ id: meeting.id, kind: meeting.kind, facts: meeting.facts, noticedOn: meeting.noticedOn },
      urgentReason: meeting.urgentReason,
      minutes: paths(minutesOf(record, event, index))
    },
    completion: completion === undefined ? undefined : acceptedOf(completion),
    photos: paths(resultPhotosOf(record, index)),
    ...{ householdsSigned, until, rosterEligible, eligibleReason }
  }) as { readonly [key: string]: Json }
}

const acceptedOf = (completion: unknown) => {
  const { acceptedOn, finalAmount } = completion as { acceptedOn: string; finalAmount: number | null }
  return { acceptedOn, finalAmount }
}

const decisionEntry = (r: ArchiveRecord) => {
  const { decision: d } = r
  const { kind, petition } = d.source
  return {
    ...{ villageId: r.villageId, village: r.village, villageCode: r.villageCode, township: r.township },
    ...{ id: d.id, no: r.no, meaning: r.meaning, beganOn: r.beganOn, state: d.state, closedAt: r.closedAt },
    ...{ topic: d.topic, topicName: topicOf(d.topic).name, flags: d.flags, rulePack: d.packId },
    source: { kind, name: sources[kind], petition },
    decidedBy: d.classification && { ...d.classification, name: bodies[d.classification.body] },
    followUpDocument: r.followUpDocument,
    supersedes: d.supersedes,
    versionNo: d.versions.at(-1)?.no ?? null
  }
}

const noticeEntry = (record: ArchiveRecord, index: number): unknown => {
  const notice = record.notices[index]
  if (!notice) throw new Error('no such notice')
  const photos = paths(paperPhotosOf(record, notice, index))
  const { view } = notice
  return {
    noticeId: notice.id,
    subject: notice.content.subject,
    content: `${noticeFolder(notice, index)}/content.json`,
    contentHash: notice.contentHash,
    ...{ draftedAt: notice.draftedAt, corrects: notice.corrects, covered: notice.covered },
    attachments: paths(attachmentsOf(record, notice, index)),
    photos,
    events: notice.events.map(({ type, at, role, detail: { fileId: _, ...detail } }) => ({
      ...{ type, at, role, detail }
    })),
    ...{ stretches: view.up.stretches, gaps: view.up.gaps, hoursUp: view.up.hours },
    ...{ windowClosedAt: view.windowClosedAt, termDoneAt: view.termDoneAt }
  }
}

const objectionEntries = (r: ArchiveRecord) =>
  r.objections.map((o) => ({
    ...{ id: o.id, noticeId: o.noticeId, ground: o.ground, state: o.state, stateName: o.stateName },
    filedAt: o.filedAt,
    lines: o.lines
  }))

/** Who did what, beside the lines of the history and of the notices: for the offices alone. */
const peopleEntry = (r: ArchiveRecord) => ({
  proposer: r.proposer,
  history: r.decision.history.map((event, i) => {
    const { actor = null, convener = null, told = {} } = r.beside[i] ?? {}
    const { tally } = told
    const who = namesNobody(event) ? null : actor
    return { seq: i + 1, action: event.action, actor: who, role: event.actorRole, convener, tally }
  }),
  notices: r.notices.map((n) => ({
    noticeId: n.id,
    events: n.events.map(({ type, at, name, role }) => ({ type, at, name, role }))
  }))
})

/**
 * The record as data, every file canonical JSON: the decision, its versions and its history as chains, each notice byte
 * for byte as it was hashed, the objections, and apart from these whatever has a name in it.
 */
export const dataFiles = (
  r: ArchiveRecord,
  hash: Hash
): { readonly files: readonly TextFile[]; readonly head: string; readonly versionsHead: string } => {
  const history = chained(
    r.decision.history.map((event, i) => historyEntry(r, event, i)),
    hash
  )
  const versions = chained(
    r.decision.versions.map(
      ({ erratumConfirmedBy, ...v }) =>
        plain({ ...v, erratum: erratumConfirmedBy !== null }) as { readonly [key: string]: Json }
    ),
    hash
  )
  const files = [
    json('record/decision.json', decisionEntry(r)),
    json('record/history.json', history.links),
    json('record/versions.json', versions.links),
    json('record/objections.json', objectionEntries(r)),
    ...r.notices.flatMap((notice, i) => [
      json(`${noticeFolder(notice, i)}/content.json`, notice.content),
      json(`notices/${String(i + 1).padStart(2, '0')}/events.json`, noticeEntry(r, i))
    ]),
    json('office/people.json', peopleEntry(r)),
    json(
      'office/meetings.json',
      r.meetings.map(({ materialIds: _, ...meeting }, i) => ({
        ...meeting,
        materials: paths(materialOf(r, i))
      }))
    ),
    json(
      'office/objection-words.json',
      r.objections.map((o) => ({ id: o.id, words: o.words }))
    )
  ]
  return { files, head: history.head, versionsHead: versions.head }
}
