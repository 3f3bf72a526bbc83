import type { Insertable } from 'kysely'
import { currentVersion, type Decision } from '@/domain/decision/life'
import { type RegisterFacts, registerOf } from '@/domain/decision/register'
import { composeNotice } from '@/domain/notice/compose'
import type { Notice, NoticeContent } from '@/domain/notice/notice'
import { noticeState } from '@/domain/notice/notice-state'
import { type NoticeAction, stepNotice } from '@/domain/notice/notice-steps'
import { type NoticeTerms, noticeTerms } from '@/domain/notice/terms'
import { objectionTerms } from '@/domain/objection/terms'
import type { RulePack } from '@/domain/rule-pack/rule-pack'
import type { Database } from '../db/schema'
import { type By, noticeEventRow, noticeRow, viewColumns } from '../notice/save-notice'
import type { NoticePlan } from './course-plan'
import type { DemoVillage } from './demo-village'
import { demoId } from './ids'

/** A notice as it hangs, with its rows; how it stands is worked out for the day it is loaded on. */
export interface HungNotice {
  readonly notice: Notice
  readonly events: Insertable<Database['notice_event']>[]
  readonly row: (now: Date) => Insertable<Database['notice']>
}

/** Who hangs it and when, and what the decision's record says beside its history. */
export interface Hanging
  extends Pick<RegisterFacts, 'no' | 'villageName' | 'meaning' | 'beside' | 'completion'> {
  readonly id: string
  readonly n: number
  readonly at: Date
  readonly pack: RulePack
  readonly village: DemoVillage
  readonly photo: (at: Date) => string
}

const HOUR_MS = 60 * 60 * 1000
const EVENTS_EACH = 10

/** The text as the committee's form would compose it from the record. */
const textOf = (d: Decision, subject: NoticePlan['notice'], by: Hanging, terms: NoticeTerms) => {
  const { villageName, no, meaning, beside, completion } = by
  // The photos of the work are shown with the result itself.
  const done = completion && { ...completion, photos: 0 }
  const { content } = currentVersion(d)
  const register = registerOf({
    decision: d,
    no,
    villageName,
    meaning,
    beside,
    notices: [],
    completion: done
  })
  return composeNotice(subject, {
    ...{
      villageName,
      no,
      title: content.title,
      summary: content.summary,
      meaning,
      content,
      completion: done
    },
    votes: register.votes.flatMap(({ name, heldOn, ...v }) =>
      heldOn === null ? [] : [{ ...v, step: name, heldOn }]
    ),
    ...{ requiredDays: terms.requiredDays, windowDays: terms.windowDays, terms: objectionTerms(by.pack) }
  })
}

/**
 * A notice about a decision, drafted by the clerk at `at`, signed by the supervision committee an hour later, put up
 * by the secretary an hour after that, with a photo of the paper on the wall.
 */
export const hangNotice = (d: Decision, subject: NoticePlan['notice'], by: Hanging): HungNotice => {
  const { village, at } = by
  const terms = noticeTerms(by.pack)
  if (!terms.ok) throw new Error(`demo notice ${by.n}: ${terms.refusal.message}`)
  const content: NoticeContent = {
    ...{ villageId: village.id, subject, subjectId: d.id, attachments: [], corrects: null },
    ...textOf(d, subject, by, terms.value),
    terms: terms.value
  }
  const drafted = noticeRow(content, { noticeId: by.id, drafterId: village.clerk.id, at })
  const hour = (n: number) => new Date(at.getTime() + n * HOUR_MS)
  const contentHash = drafted.content_hash
  const doer = (person: DemoVillage['clerk'], role: By['role']) => ({
    id: person.id,
    name: person.name,
    role
  })
  const supervisor = doer(village.supervisor, 'supervision_member')
  const secretary = doer(village.secretary, 'party_secretary')
  const clerk = doer(village.clerk, 'committee_member')
  const actor = ({ id, role }: By) => ({ memberId: id, role })
  const acts: readonly { by: By; at: Date; action: NoticeAction }[] = [
    { by: supervisor, at: hour(1), action: { type: 'cosign', by: actor(supervisor), contentHash } },
    {
      ...{ by: secretary, at: hour(2) },
      action: { type: 'put_up', by: actor(secretary), channels: ['wall', 'page'], contentHash }
    },
    { by: clerk, at: hour(3), action: { type: 'add_photo', by: actor(clerk), fileId: by.photo(hour(3)) } }
  ]
  const of = (i: number) => ({
    ...{ id: demoId('notice_event', by.n * EVENTS_EACH + i), villageId: village.id, noticeId: by.id }
  })
  let notice: Notice = { id: by.id, content, drafterId: village.clerk.id, events: [] }
  const events = [noticeEventRow(of(0), { type: 'drafted', at }, clerk)]
  for (const [i, each] of acts.entries()) {
    const done = stepNotice(notice, each.action, each.at)
    if (!done.ok) throw new Error(`demo notice ${by.n}: ${done.refusal.message}`)
    notice = done.value.next
    events.push(noticeEventRow(of(i + 1), done.value.event, each.by))
  }
  return { notice, events, row: (now) => ({ ...drafted, ...viewColumns(noticeState(notice, now), now) }) }
}
