import { dayOf } from '@/domain/common/calendar'
import { followUpFault } from '@/domain/decision/beside'
import type { Authorisation } from '@/domain/decision/classify'
import { steps } from '@/domain/decision/decision'
import {
  arrival,
  currentVersion,
  type Decision,
  standingVotes,
  stepOfState,
  voteStates
} from '@/domain/decision/life'
import { followUps } from '@/domain/decision/topics'
import {
  type ObjectionGround,
  type ObjectionState,
  objectionGrounds,
  objectionStates
} from '@/domain/objection/objection'
import type { Role } from '@/domain/role/roles'
import type { DecisionRow } from './load-decision'

interface Found {
  readonly row: DecisionRow
  readonly decision: Decision
  readonly conveners: readonly {
    readonly id: string
    readonly name: string
    readonly role: Role
    readonly from_day: string
    readonly to_day: string | null
  }[]
  readonly authorisations: readonly (Authorisation & { readonly title: string })[]
  readonly successors: readonly { readonly id: string; readonly no: string; readonly title: string }[]
  readonly objections: readonly {
    readonly id: string
    readonly ground: ObjectionGround
    readonly state: ObjectionState
    readonly filed_at: Date
  }[]
}

const stepName = (state: (typeof voteStates)[number]): string =>
  steps.find((s) => s.id === stepOfState[state])?.name ?? ''

/** Each person once, with the offices under which they convene. */
const presentConveners = (found: Found['conveners']) => {
  const ids = [...new Set(found.map((c) => c.id))]
  return ids.map((memberId) => {
    const own = found.filter((c) => c.id === memberId)
    return {
      memberId,
      name: own[0]?.name ?? '',
      grants: own.map((c) => ({ role: c.role, from: c.from_day, to: c.to_day }))
    }
  })
}

const presentFollowUp = (d: Decision, row: DecisionRow) => {
  const id = d.classification?.followUp ?? null
  return id === null
    ? null
    : {
        ...{ name: followUps[id].name, article: followUps[id].article },
        document: row.follow_up_document,
        open: followUpFault(d) === null
      }
}

/** The wording under discussion, and everything that a form about this decision lets its user choose. */
export const presentPapers = ({ row, decision: d, ...found }: Found) => {
  const { no, content } = currentVersion(d)
  const standing = standingVotes(d)
  const back = arrival(d)
  return {
    packId: d.packId,
    topicId: d.topic,
    flags: d.flags,
    body: d.classification?.body ?? null,
    versionNo: no,
    content,
    meaning: row.meaning,
    /** The votes that hold now: a change of substance takes them away. */
    standing: steps.filter((s) => standing.has(s.id)).map((s) => ({ step: s.id, name: s.name })),
    /** The states whose own votes exist: a fault is found in one of them. */
    votedAt: voteStates
      .filter((state) => d.history.some((e) => e.from === state && e.from !== e.to))
      .map((state) => ({ state, name: stepName(state) })),
    /** Who stopped it: only they, or a court, let it go on. */
    stoppedBy: d.state === 'SUSPENDED' ? (back?.order?.by ?? null) : null,
    followUp: presentFollowUp(d, row),
    conveners: presentConveners(found.conveners),
    authorisations: found.authorisations.map((a) => ({ ...a, topics: [...a.topics] })),
    successors: found.successors.map((s) => ({ decisionId: s.id, no: s.no, title: s.title })),
    objections: found.objections.map((o) => ({
      objectionId: o.id,
      filedOn: dayOf(o.filed_at),
      ground: objectionGrounds[o.ground],
      stateName: objectionStates[o.state]
    }))
  }
}
