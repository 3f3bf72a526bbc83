import { revokers } from '@/domain/decision/meeting-facts'
import { type MeetingKind, meetingKinds } from '@/domain/meeting/kinds'
import { packById } from '@/domain/rule-pack/rule-pack'
import {
  type ActScene,
  asCalled,
  type Foreseen,
  type Foresight,
  type MeetingForm,
  type MeetingOption,
  type Prepared
} from './form'

const foreseenOption = (m: Foreseen): MeetingOption => ({
  kind: m.kind,
  mode: m.mode,
  name: m.modeName ? `${m.name}（${m.modeName}）` : m.name,
  eligible: m.eligible,
  women: m.women,
  allMembers: m.allMembers,
  uncounted: m.uncounted,
  called: m.called,
  conveners: m.conveners
})

const revoking = (kind: MeetingKind): MeetingOption => ({
  ...{ kind, mode: null, name: meetingKinds[kind].name },
  ...{ eligible: null, women: null, allMembers: null, uncounted: null, called: null, conveners: [] }
})

/**
 * The meetings that may carry an action: those the next step foresees, or for a revocation those who may revoke. One
 * that is called stands alone: another is entered only after it was called off.
 */
export const meetingOptions = (
  action: string,
  prepared: Prepared,
  foresight: Foresight
): readonly MeetingOption[] => {
  if (action === 'revoke') return revokers(prepared.body ?? undefined).map(revoking)
  const called = foresight.meetings.filter((m) => m.called !== null)
  return (called.length > 0 ? called : foresight.meetings).map(foreseenOption)
}

/** What the rules ask of a meeting of this kind beside its numbers. */
export const rulesFor = (packId: string, kind: MeetingKind | null) => {
  const rule = kind === null ? undefined : packById(packId)?.meetings[kind]
  return {
    noticeDays: rule?.noticeDays?.value ?? 0,
    urgent: rule?.urgentNotice !== null && rule !== undefined,
    women: rule?.women !== null && rule !== undefined,
    allMembers: rule?.allMembers !== null && rule !== undefined
  }
}

/** Those who may have convened a meeting of this kind on that day; while no day is given, at any time. */
export const convenersFor = (
  { prepared, meetings }: Pick<ActScene, 'prepared' | 'meetings'>,
  kind: MeetingKind | null,
  date: string
): readonly { readonly memberId: string; readonly name: string }[] => {
  if (kind === null) return []
  // Of a group's meeting only its own leader; the roster's answer knows which group.
  if (kind === 'group_meeting') return meetings.find((o) => o.kind === kind)?.conveners ?? []
  const roles: readonly string[] = meetingKinds[kind].convenerRoles
  return prepared.conveners.filter((c) =>
    c.grants.some(
      (g) => roles.includes(g.role) && (date === '' || (g.from <= date && (g.to === null || g.to >= date)))
    )
  )
}

/** The meeting of a form with what is known of it already: as it was called, and its only possible convener. */
export const settled = (m: MeetingForm, scene: ActScene): MeetingForm => {
  const known = asCalled(m, scene.meetings)
  const [only, another] = convenersFor(scene, known.kind, known.date)
  return known.convenerId === null && only && !another ? { ...known, convenerId: only.memberId } : known
}
