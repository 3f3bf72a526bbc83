import { type DecisionState, decisionStates } from '@/domain/decision/decision'
import { bodies, topicOf } from '@/domain/decision/topics'
import type { ActorRole } from '@/domain/decision/transition'
import { carriesRedList } from '@/domain/inspection/red-list'
import type { DecisionRow } from './load-decision'
import type { DeskTurn } from './load-turns'

/** A matter on the desk: which it is, where it stands, whose turn it is. `mine`: the caller is asked to act now. */
export const presentDeskCard = (row: DecisionRow, at: DeskTurn | null, roles: readonly ActorRole[]) => ({
  decisionId: row.id,
  no: row.no,
  title: row.title,
  state: row.state,
  stateName: decisionStates[row.state as DecisionState],
  topic: row.topic && topicOf(row.topic).name,
  /** An old record can be looked at and not moved. */
  inCourse: row.pack_id !== null,
  turn: at && {
    words: at.turn.words,
    place: at.turn.place,
    due: at.turn.due,
    mine: at.turn.roles.some((role) => roles.includes(role)),
    noticeId: at.noticeId,
    meetingId: at.meetingId
  }
})

/** A resolution that stands, to be chosen by its title and number. */
export const presentInForce = (
  row: Pick<DecisionRow, 'id' | 'no' | 'title' | 'state' | 'topic' | 'classification'>
) => ({
  decisionId: row.id,
  no: row.no,
  title: row.title,
  stateName: decisionStates[row.state as DecisionState],
  topic: row.topic && topicOf(row.topic).name,
  decidedBy: row.classification && bodies[row.classification.body],
  carriesRedList: carriesRedList(row)
})
