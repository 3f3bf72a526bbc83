import { View } from '@tarojs/components'
import { Choice } from '@/client/components/choice'
import { DateField } from '@/client/components/date-field'
import { Field, Labelled } from '@/client/components/field'
import { MoneyField } from '@/client/components/money-field'
import { NumberField } from '@/client/components/number-field'
import { PhotoPicker } from '@/client/components/photo-picker'
import { maxPages } from '@/domain/decision/meeting-facts'
import type { PartProps } from './parts'

/** What is said or shown beside a vote: papers, counters, reasons, the end of the work. */

export const MinutesPart = ({ form, edit, wrong, villageId }: PartProps) => (
  <PhotoPicker
    villageId={villageId}
    label='会议记录和签到表'
    optional={false}
    photos={form.minutes}
    max={maxPages}
    onChange={(change) => edit((now) => ({ minutes: change(now.minutes ?? []) }))}
    error={wrong('meeting.minutesId')}
  />
)

export const TallyPart = ({ form, edit, wrong }: PartProps) => {
  const { tally } = form
  const set = (change: Partial<typeof tally>) => edit({ tally: { ...tally, ...change } })
  return (
    <>
      <View className='xy-section__title xy-section__title_big'>计票</View>
      <Field
        label='唱票人'
        value={tally.announcer}
        maxLength={30}
        onInput={(announcer) => set({ announcer })}
        error={wrong('tally', 'tally.announcer')}
      />
      <Field
        label='计票人'
        value={tally.counter}
        maxLength={30}
        onInput={(counter) => set({ counter })}
        error={wrong('tally.counter')}
      />
      <Field
        label='监票人'
        value={tally.scrutineer}
        maxLength={30}
        onInput={(scrutineer) => set({ scrutineer })}
        error={wrong('tally.scrutineer')}
      />
      <Labelled label='村监委在场吗'>
        <Choice
          label='村监委在场吗'
          shape='row'
          value={tally.supervisorPresent}
          onChoose={(supervisorPresent) => set({ supervisorPresent })}
          options={[
            { value: true, name: '在场监督' },
            { value: false, name: '不在场' }
          ]}
        />
      </Labelled>
    </>
  )
}

export const HouseholdsSignedPart = ({ form, edit, wrong }: PartProps) => {
  const { signed, households } = form.householdsSigned
  return (
    <>
      <View className='xy-section__title xy-section__title_big'>会前逐户签字</View>
      <View className='xy-duo'>
        <NumberField
          label='签字同意'
          unit='户'
          value={signed}
          onChange={(value) => edit({ householdsSigned: { signed: value, households } })}
          error={wrong('householdsSigned', 'householdsSigned.signed')}
        />
        <NumberField
          label='一共'
          unit='户'
          value={households}
          onChange={(value) => edit({ householdsSigned: { signed, households: value } })}
          error={wrong('householdsSigned.households')}
        />
      </View>
    </>
  )
}

export const ReasonPart = ({ form, edit, wrong }: PartProps) => (
  <Field
    label='理由'
    lines
    hint='写清楚为什么，村民看得到'
    value={form.reason}
    maxLength={500}
    onInput={(reason) => edit({ reason })}
    error={wrong('reason')}
  />
)

export const ProposerToldPart = ({ form, edit, wrong }: PartProps) => (
  <Labelled label='理由告诉提出人了吗' error={wrong('proposerTold')}>
    <Choice
      label='理由告诉提出人了吗'
      shape='row'
      value={form.proposerTold}
      onChoose={(proposerTold) => edit({ proposerTold })}
      options={[
        { value: true, name: '已告知' },
        { value: false, name: '还没有' }
      ]}
    />
  </Labelled>
)

export const ResumptionPart = ({ form, edit, wrong }: PartProps) => (
  <Labelled label='恢复实施的决定公示了吗' error={wrong('resumptionPublished')}>
    <Choice
      label='恢复实施的决定公示了吗'
      shape='row'
      value={form.resumptionPublished}
      onChoose={(resumptionPublished) => edit({ resumptionPublished })}
      options={[
        { value: true, name: '已公示' },
        { value: false, name: '还没有' }
      ]}
    />
  </Labelled>
)

export const CompletionPart = ({ form, scene, edit, wrong, villageId }: PartProps) => {
  const { completion } = form
  const { amount } = scene.prepared.content
  return (
    <>
      <DateField
        label='验收日期'
        value={completion.acceptedOn}
        max={scene.today}
        onChange={(acceptedOn) => edit({ completion: { ...completion, acceptedOn } })}
        error={wrong('completion', 'completion.acceptedOn')}
      />
      <MoneyField
        label='决算金额'
        optional={amount === null}
        value={completion.finalAmount}
        onChange={(finalAmount) => edit({ completion: { ...completion, finalAmount } })}
        error={wrong('completion.finalAmount')}
      />
      <PhotoPicker
        villageId={villageId}
        label='完工照片'
        optional={amount === null}
        photos={form.photos}
        max={20}
        onChange={(change) => edit((now) => ({ photos: change(now.photos ?? []) }))}
        error={wrong('completion.photoIds')}
      />
    </>
  )
}
