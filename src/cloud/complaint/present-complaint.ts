import type { Selectable } from 'kysely'
import { complaintAbouts, complaintKinds, complaintStates } from '@/domain/complaint/names'
import type { Database } from '../db/schema'

export type ComplaintRow = Selectable<Database['complaint']>

const shared = (row: ComplaintRow) => ({
  placeId: row.place_id,
  complaintId: row.id,
  kind: row.kind,
  kindName: complaintKinds[row.kind],
  about:
    row.about_kind && row.about_id
      ? {
          kind: row.about_kind,
          kindName: complaintAbouts[row.about_kind],
          id: row.about_id,
          villageId: row.village_id
        }
      : null,
  words: row.words,
  state: row.state,
  stateName: complaintStates[row.state],
  askedAt: row.asked_at.toISOString(),
  dueOn: row.due_on,
  answer: row.answer,
  answeredAt: row.answered_at?.toISOString() ?? null
})

/** One's own complaint, with who answers it. */
export const presentOwnComplaint = (row: ComplaintRow & { place_name: string }) => ({
  ...shared(row),
  placeName: row.place_name
})

/** A complaint as whoever answers it reads it: from which village, never from whom. */
export const presentComplaint = (row: ComplaintRow & { village_name: string }, today: string) => ({
  ...shared(row),
  villageName: row.village_name,
  late: row.state === 'asked' && row.due_on < today
})

export const presentComplaintState = ({ id, state }: Pick<ComplaintRow, 'id' | 'state'>) => ({
  complaintId: id,
  state,
  stateName: complaintStates[state]
})
