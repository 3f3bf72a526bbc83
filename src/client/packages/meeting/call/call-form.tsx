import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe, useOwnKey } from '@/client/api/use-me'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { DateField } from '@/client/components/date-field'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { PhotoPicker } from '@/client/components/photo-picker'
import type { PhotoDraft } from '@/client/stores/drafts'
import { makeFormDrafts, useFormDraft } from '@/client/stores/form-drafts'
import type { Called, Foreseen } from './index'

interface CallFormProps {
  readonly villageId: string
  readonly decision: Outputs['decision']['read']
  readonly meeting: Foreseen
  readonly onCalled: (called: Called) => void
}

/** What was written so far; null where what is proposed was left as it is. */
interface Written {
  readonly plannedOn: string | null
  readonly timeWords: string
  readonly place: string
  readonly agenda: string | null
  readonly material: string
  readonly urgentReason: string
  readonly convenerId: string | null
  readonly photos: readonly PhotoDraft[]
}

const drafts = makeFormDrafts<Written>('meeting-calls', {
  ...{ plannedOn: null, timeWords: '', place: '', agenda: null },
  ...{ material: '', urgentReason: '', convenerId: null, photos: [] }
})

const agendaOf = (decision: Outputs['decision']['read'], meeting: Foreseen): string =>
  `${meeting.name}讨论并表决：${decision.title}。${decision.summary}`.slice(0, 500)

/** When, where and about what; the material that people read before they vote. */
export const CallForm = ({ villageId, decision, meeting, onCalled }: CallFormProps) => {
  const today = useToday()
  const { member } = useMe()
  const own = meeting.conveners.find((c) => c.memberId === member?.holderId) ?? meeting.conveners[0]
  const key = useOwnKey(decision.decisionId, meeting.kind, meeting.mode ?? '')
  const written = useFormDraft(drafts, key)
  const call = {
    ...written,
    plannedOn: written.plannedOn ?? meeting.earliest,
    agenda: written.agenda ?? agendaOf(decision, meeting),
    convenerId: written.convenerId ?? own?.memberId ?? null
  }
  const edit = (change: Partial<Written>) => drafts.edit(key, change)
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['meeting']['convene']) => api.meeting.convene.mutate(input),
    {
      slot: drafts.slotOf(key),
      onDone: (called) => {
        drafts.discard(key)
        void queryClient.invalidateQueries()
        onCalled(called)
      }
    }
  )
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  const soon = call.plannedOn !== '' && call.plannedOn < meeting.earliest
  const uploading = call.photos.some((p) => p.fileId === null)
  const press = () =>
    void submit({
      ...{ villageId, decisionId: decision.decisionId, kind: meeting.kind },
      ...(meeting.mode ? { mode: meeting.mode } : {}),
      ...{ plannedOn: call.plannedOn, timeWords: call.timeWords, place: call.place, agenda: call.agenda },
      ...(call.material.trim() ? { material: call.material } : {}),
      photoIds: call.photos.flatMap((p) => p.fileId ?? []),
      ...(call.convenerId ? { convenerId: call.convenerId } : {}),
      ...(soon && call.urgentReason.trim() ? { urgentReason: call.urgentReason } : {})
    })
  return (
    <>
      <DateField
        label='哪天开'
        value={call.plannedOn}
        min={meeting.urgentNotice ? today : meeting.earliest}
        onChange={(plannedOn) => edit({ plannedOn })}
        error={wrong('heldOn') ?? wrong('plannedOn')}
      />
      {soon && meeting.urgentNotice ? (
        <Field
          label='临时通知的理由'
          hint='只有防汛、抢险等特殊情况才可以'
          value={call.urgentReason}
          maxLength={200}
          onInput={(urgentReason) => edit({ urgentReason })}
          error={wrong('urgentReason')}
        />
      ) : null}
      <Field
        label='几点'
        hint='比如：上午9点'
        value={call.timeWords}
        maxLength={20}
        onInput={(timeWords) => edit({ timeWords })}
        error={wrong('timeWords')}
      />
      <Field
        label='在哪里'
        hint='比如：村委会会议室'
        value={call.place}
        maxLength={60}
        onInput={(place) => edit({ place })}
        error={wrong('place')}
      />
      <Convener
        meeting={meeting}
        chosen={call.convenerId}
        onChoose={(convenerId) => edit({ convenerId })}
        error={wrong('convener')}
      />
      <Field
        label='议程'
        lines
        value={call.agenda}
        maxLength={500}
        onInput={(agenda) => edit({ agenda })}
        error={wrong('agenda')}
      />
      <Field
        label='会议材料'
        lines
        optional
        hint='预算、方案的说明。方案原文大家在小院里看得到，不用再抄。'
        value={call.material}
        maxLength={2000}
        onInput={(material) => edit({ material })}
        error={wrong('material')}
      />
      <PhotoPicker
        villageId={villageId}
        label='材料照片'
        photos={call.photos}
        max={9}
        onChange={(change) => drafts.edit(key, (now) => ({ photos: change(now.photos) }))}
      />
      <Notice tone='stop'>{sentence}</Notice>
      <Button kind='primary' running={isRunning} disabled={uploading} onTap={press}>
        发出会议通知
      </Button>
    </>
  )
}

interface ConvenerProps {
  readonly meeting: Foreseen
  readonly chosen: string | null
  readonly onChoose: (convenerId: string) => void
  readonly error: string | null
}

const Convener = ({ meeting, chosen, onChoose, error }: ConvenerProps) => (
  <Labelled label={`召集人（${meeting.convener}）`} error={error}>
    {meeting.conveners.length === 0 ? (
      <Notice>名册里没有在任的召集人，请先登记职务。</Notice>
    ) : (
      <Choice
        label='召集人'
        shape='list'
        value={chosen}
        onChoose={onChoose}
        options={meeting.conveners.map((c) => ({ value: c.memberId, name: c.name }))}
      />
    )}
  </Labelled>
)
