import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Choice } from '@/client/components/choice'
import { DateField } from '@/client/components/date-field'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { NumberField } from '@/client/components/number-field'
import { PageState } from '@/client/components/page-state'
import { PhotoPicker } from '@/client/components/photo-picker'
import { type DeclineReason, declineReasons, levels, maxPhotos } from '@/domain/issue/names'
import { actionForms } from './action-forms'
import { type HandleForm, levelChoices, type Scene, type Whole } from './handle-form'

export interface PartProps {
  readonly form: HandleForm
  readonly scene: Scene
  readonly whole: Whole
  /** A change may be worked out from what stands there by then: photos arrive one after another. */
  readonly edit: (change: Partial<HandleForm> | ((form: Partial<HandleForm>) => Partial<HandleForm>)) => void
  readonly wrong: (...fields: string[]) => string | null
}

export const LevelPart = ({ form, scene, edit, wrong }: PartProps) => (
  <>
    <Labelled label='急不急'>
      <Choice
        label='急不急'
        shape='row'
        value={form.urgent}
        onChoose={(urgent) => edit({ urgent, ...(urgent ? {} : { level: scene.level }) })}
        options={[
          { value: false, name: '平常办' },
          { value: true, name: '有危险，急' }
        ]}
      />
    </Labelled>
    <Labelled label='由哪一级办' error={wrong('level')}>
      <Choice
        label='由哪一级办'
        shape='row'
        value={form.level}
        onChoose={(level) => edit({ level })}
        options={levelChoices(scene.level, form.urgent).map((level) => ({
          value: level,
          name: levels[level]
        }))}
      />
    </Labelled>
  </>
)

/** Offices that mediate nowhere; the rest of whom a matter may be given to do. */
const noMediators: readonly string[] = ['courtyard_host', 'group_leader', 'party_secretary']

export const OwnerPart = ({ form, scene, whole, edit, wrong }: PartProps) => {
  const { villageId, issueId } = whole
  const { person } = useMe()
  const query = useRead(['issue.listOwners', villageId, issueId], () =>
    api.issue.listOwners.query({ villageId, issueId })
  )
  const mediates = scene.action === 'start_mediation'
  const fits = (o: { ownerId: string; role: string }) =>
    mediates
      ? !noMediators.includes(o.role)
      : scene.action !== 'return' || o.ownerId !== (person?.holderId ?? '')
  return (
    <Labelled label={mediates ? '由谁调解' : '由谁办'} error={wrong('ownerId')}>
      <PageState
        query={query}
        isEmpty={(owners) => owners.filter(fits).length === 0}
        empty={{ title: '没有可以选的人', hint: '请报上一级，或到“我的”里看看谁在任。' }}
      >
        {(owners) => (
          <Choice
            label='由谁办'
            shape='list'
            value={form.ownerId}
            onChoose={(ownerId) => edit({ ownerId })}
            options={owners.filter(fits).map((o) => ({
              value: o.ownerId,
              name: o.ownerId === person?.holderId ? `${o.name}（我）` : o.name,
              note: o.roleName
            }))}
          />
        )}
      </PageState>
    </Labelled>
  )
}

export const DuePart = ({ form, scene, edit, wrong }: PartProps) => (
  <DateField
    label='哪天以前办结'
    value={form.dueOn}
    min={scene.today}
    onChange={(dueOn) => edit({ dueOn })}
    error={wrong('dueOn')}
  />
)

const reasons = Object.keys(declineReasons) as DeclineReason[]

export const DeclineReasonPart = ({ form, scene, edit, wrong }: PartProps) => (
  <Labelled label='为什么不受理' error={wrong('declineReason')}>
    <Choice
      label='为什么不受理'
      shape='list'
      value={form.declineReason}
      onChoose={(declineReason) => edit({ declineReason })}
      options={reasons
        .filter((r) => (r === 'no_consent') === scene.refusedByParty)
        .map((value) => ({ value, name: declineReasons[value] }))}
    />
  </Labelled>
)

export const WhereToPart = ({ form, edit, wrong }: PartProps) => (
  <Field
    label='可以到哪里去办'
    hint='比如：镇便民服务中心民政窗口'
    value={form.whereTo}
    maxLength={100}
    onInput={(whereTo) => edit({ whereTo })}
    error={wrong('whereTo')}
  />
)

export const SessionPart = ({ form, edit, wrong }: PartProps) => (
  <>
    <Notice>开过院落说事会的，在“说事会”里记一次就行，这里不用再填。</Notice>
    <NumberField
      label='应到'
      unit='户'
      value={form.eligible}
      onChange={(eligible) => edit({ eligible })}
      error={wrong('session')}
    />
    <NumberField
      label='实到'
      unit='户'
      value={form.present}
      onChange={(present) => edit({ present })}
      error={wrong('present')}
    />
  </>
)

export const YesPart = ({ form, edit, wrong }: PartProps) => (
  <NumberField
    label='同意'
    unit='户'
    value={form.yes}
    onChange={(yes) => edit({ yes })}
    error={wrong('yes')}
  />
)

export const ConsentPart = ({ form, whole, edit, wrong }: PartProps) => (
  <>
    <Labelled label='是谁的意见' error={wrong('consent')}>
      <Choice
        label='是谁的意见'
        shape='list'
        value={form.consentOf}
        onChoose={(consentOf) => edit({ consentOf })}
        options={[
          { value: 'raiser', name: '说事人', note: whole.raisedBy?.name },
          { value: 'other', name: '另一方', note: whole.mediation?.otherParty ?? undefined }
        ]}
      />
    </Labelled>
    <Labelled label='同意调解吗'>
      <Choice
        label='同意调解吗'
        shape='row'
        value={form.consentGiven}
        onChoose={(consentGiven) => edit({ consentGiven })}
        options={[
          { value: true, name: '同意' },
          { value: false, name: '不同意' }
        ]}
      />
    </Labelled>
    <Notice>要有本人签字的纸，请收好。一方不同意，就不能调解。</Notice>
  </>
)

export const MediatedPart = ({ form, edit, wrong }: PartProps) => (
  <Labelled label='调解得怎么样' error={wrong('mediated')}>
    <Choice
      label='调解得怎么样'
      shape='row'
      value={form.mediated}
      onChoose={(mediated) => edit({ mediated })}
      options={[
        { value: true, name: '调解成了' },
        { value: false, name: '调解终止' }
      ]}
    />
  </Labelled>
)

export const PhotosPart = ({ form, whole, edit, wrong }: PartProps) => (
  <>
    <PhotoPicker
      kept
      villageId={whole.villageId}
      label='现场照片'
      photos={form.photos}
      max={maxPhotos}
      error={wrong('photoIds', 'fileIds')}
      onChange={(change) => edit((now) => ({ photos: change(now.photos ?? []) }))}
    />
    {whole.moderation === 'private' ? null : (
      <Notice>照片先由乡镇看过，再给大家看；说事人现在就看得到。</Notice>
    )}
  </>
)

export const ReasonPart = ({ form, scene, edit, wrong }: PartProps) => {
  const { words } = actionForms[scene.action]
  return words ? (
    <Field
      label={words.label}
      hint={words.hint}
      optional={words.optional ?? false}
      lines
      value={form.reason}
      maxLength={1000}
      onInput={(reason) => edit({ reason })}
      error={wrong('reason')}
    />
  ) : null
}
