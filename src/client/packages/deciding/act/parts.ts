import type { ActForm, ActScene, Foreseen, MeetingForm, MeetingOption } from './form'

/** What every part of the form is given: the form so far, how to change it, and what is wrong with a field. */
export interface PartProps {
  readonly form: ActForm
  readonly scene: ActScene
  readonly edit: (change: Partial<ActForm> | ((form: Partial<ActForm>) => Partial<ActForm>)) => void
  /** The sentence about the first of these fields that is at fault, under any of its names. */
  readonly wrong: (...fields: string[]) => string | null
  readonly villageId: string
}

/** The meeting chosen in the form, as it is foreseen. */
export const optionOf = ({ form, scene }: PartProps): MeetingOption | undefined =>
  scene.meetings.find((o) => o.kind === form.meeting.kind && o.mode === form.meeting.mode)

/** That meeting as it was called here, or null for one that was called on paper. */
export const calledMeeting = (props: PartProps): Foreseen['called'] => optionOf(props)?.called ?? null

/** The meeting of the form, and how to change it. */
export const meetingOf = ({ form, edit }: PartProps) => ({
  m: form.meeting,
  set: (change: Partial<MeetingForm>) => edit({ meeting: { ...form.meeting, ...change } })
})
