import { noticeTerms } from '@/domain/notice/terms'
import { packFor } from '@/domain/rule-pack/rule-pack'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import { hashOf } from '../notice/load-notice'
import type { WorldPlace } from './world-places'

const DAY_MS = 24 * 60 * 60 * 1000

/** A notice of a village's accounts whose term is over, and an objection against it that the villager took back. */
export const noticesIn = async (
  db: Db,
  at: WorldPlace,
  now: Date
): Promise<{ doneNoticeId: string; withdrawnObjectionId: string }> => {
  const ids = { doneNoticeId: newId(), withdrawnObjectionId: newId() }
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS)
  const terms = noticeTerms(packFor({ code12: '', on: '2026-10-01' }))
  if (!terms.ok) throw new Error(terms.refusal.code)
  const content = {
    villageId: at.villageId,
    subject: 'accounts' as const,
    subjectId: newId(),
    title: '三季度收支公开',
    sections: [{ heading: '收入', lines: ['集体收入12000元'], table: null }],
    attachments: [],
    terms: terms.value,
    corrects: null
  }
  const contentHash = hashOf(content)
  const { committee_member: drafter, supervision_member: supervisor, party_secretary, villager } = at.holders
  await db
    .insertInto('notice')
    .values({
      village_id: at.villageId,
      id: ids.doneNoticeId,
      subject_kind: 'accounts',
      subject_id: content.subjectId,
      content: JSON.stringify(content),
      content_hash: contentHash,
      required_days: terms.value.requiredDays,
      window_days: terms.value.windowDays,
      drafter_id: drafter.id,
      drafted_at: ago(40),
      state: 'term_done',
      window_closed_at: ago(20),
      term_done_at: ago(10),
      looked_at: now
    })
    .execute()
  const line = (
    type: string,
    when: Date,
    by: typeof drafter,
    role: 'committee_member' | 'supervision_member' | 'party_secretary',
    detail: object
  ) => ({
    village_id: at.villageId,
    id: newId(),
    notice_id: ids.doneNoticeId,
    at: when,
    type,
    actor_id: by.id,
    actor_name: by.name,
    actor_role: role,
    detail: JSON.stringify(detail)
  })
  await db
    .insertInto('notice_event')
    .values([
      line('drafted', ago(40), drafter, 'committee_member', {}),
      line('cosigned', ago(39), supervisor, 'supervision_member', { contentHash }),
      line('up', ago(38), party_secretary, 'party_secretary', { channels: ['wall', 'page'] })
    ])
    .execute()
  await db
    .insertInto('objection')
    .values({
      village_id: at.villageId,
      id: ids.withdrawnObjectionId,
      notice_id: ids.doneNoticeId,
      objector_id: villager.id,
      show_name: false,
      ground: 'accounts',
      words: '收入少算了一笔',
      state: 'WITHDRAWN',
      filed_at: ago(37),
      updated_at: ago(37)
    })
    .execute()
  await db
    .insertInto('objection_event')
    .values(
      (['file', 'withdraw'] as const).map((type) => ({
        village_id: at.villageId,
        id: newId(),
        objection_id: ids.withdrawnObjectionId,
        at: ago(37),
        type,
        from_state: type === 'file' ? null : ('FILED' as const),
        to_state: type === 'file' ? ('FILED' as const) : ('WITHDRAWN' as const),
        actor_id: villager.id,
        actor_name: villager.name,
        actor_role: 'villager' as const,
        detail: '{}'
      }))
    )
    .execute()
  return ids
}
