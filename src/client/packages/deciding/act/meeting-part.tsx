import { View } from '@tarojs/components'
import { Cell, Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { DateField } from '@/client/components/date-field'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { NumberField } from '@/client/components/number-field'
import { go } from '@/client/navigate'
import { sayDate } from '@/client/words/dates'
import { daysBetween } from '@/domain/common/calendar'
import { meetingKinds } from '@/domain/meeting/kinds'
import type { MeetingOption } from './form'
import { Parts } from './meeting-counts'
import { convenersFor, rulesFor } from './meeting-options'
import { Needs } from './needs'
import { calledMeeting, meetingOf, optionOf, type PartProps } from './parts'

const keyOf = (o: Pick<MeetingOption, 'kind' | 'mode'>) => `${o.kind}/${o.mode ?? ''}`

/** Which meeting it was, when, who called it, and who came. */
export const MeetingPart = (props: PartProps) => {
  const { scene } = props
  const { m, set } = meetingOf(props)
  const option = optionOf(props)
  const choose = (key: string) => {
    const chosen = scene.meetings.find((o) => keyOf(o) === key)
    if (!chosen) return
    set({
      ...{ kind: chosen.kind, mode: chosen.mode, eligible: chosen.eligible, present: null },
      ...{ women: { eligible: chosen.women, present: null } },
      allMembers: { eligible: chosen.allMembers, present: null }
    })
  }
  return (
    <>
      <View className='xy-section__title xy-section__title_big'>会议</View>
      {scene.meetings.length > 1 ? (
        <Labelled label='开的是哪一种会' error={props.wrong('meeting.kind', 'kind', 'mode')}>
          <Choice
            label='开的是哪一种会'
            shape='list'
            value={m.kind && keyOf({ kind: m.kind, mode: m.mode })}
            onChoose={choose}
            options={scene.meetings.map((o) => ({ value: keyOf(o), name: o.name }))}
          />
        </Labelled>
      ) : (
        <Cells>
          <Cell
            title={option?.name ?? ''}
            note={m.kind ? `由${meetingKinds[m.kind].convenerName}召集` : ''}
          />
        </Cells>
      )}
      {m.kind ? (
        <>
          <Day {...props} />
          <Attendance {...props} />
        </>
      ) : null}
    </>
  )
}

const Day = (props: PartProps) => {
  const { scene, wrong } = props
  const { m, set } = meetingOf(props)
  const called = calledMeeting(props)
  const conveners = convenersFor(scene, m.kind, m.date)
  return (
    <>
      {called ? (
        <>
          <Cells>
            <Cell
              title={`${sayDate(called.plannedOn)} ${called.timeWords}`}
              note={called.place}
              value='开会时间'
            />
            <Cell title={sayDate(called.noticedOn)} value='通知日期' />
          </Cells>
          <Notice tone='stop'>
            {wrong('meeting.facts.date', 'heldOn', 'date', 'meeting.noticedOn', 'meeting.id')}
          </Notice>
        </>
      ) : (
        <PaperCall {...props} />
      )}
      <Labelled label='召集人' error={wrong('convenerId', 'convener', 'meeting.convenerId')}>
        {conveners.length === 0 ? (
          <Notice tone='stop'>名册里没有这一天在任的召集人。请核对开会日期，或者先登记任职。</Notice>
        ) : (
          <Choice
            label='召集人'
            shape='list'
            value={m.convenerId}
            onChoose={(convenerId) => set({ convenerId })}
            options={conveners.map((c) => ({ value: c.memberId, name: c.name }))}
          />
        )}
      </Labelled>
    </>
  )
}

/** A meeting that was called on paper: its day, and the day on which people were told. */
const PaperCall = (props: PartProps) => {
  const { scene, wrong } = props
  const { m, set } = meetingOf(props)
  const { noticeDays, urgent } = rulesFor(scene.prepared.packId, m.kind)
  const given = m.date && m.noticedOn ? daysBetween(m.noticedOn, m.date) : noticeDays
  return (
    <>
      <DateField
        label='开会日期'
        value={m.date}
        max={scene.today}
        onChange={(date) => set({ date })}
        error={wrong('meeting.facts.date', 'heldOn', 'date', 'meeting.id')}
      />
      <DateField
        label='通知日期'
        optional={noticeDays === 0}
        value={m.noticedOn}
        max={m.date || scene.today}
        onChange={(noticedOn) => set({ noticedOn })}
        error={wrong('meeting.noticedOn', 'noticedOn')}
      />
      {noticeDays > 0 ? <Notice>{`这种会要提前${noticeDays}天通知时间和议题。`}</Notice> : null}
      {urgent && given < noticeDays ? (
        <Field
          label='临时通知的理由'
          hint='比如：防汛抢险，来不及提前通知'
          value={m.urgentReason}
          maxLength={200}
          onInput={(urgentReason) => set({ urgentReason })}
          error={wrong('meeting.urgentReason')}
        />
      ) : null}
    </>
  )
}

const Attendance = (props: PartProps) => {
  const { scene, wrong, villageId } = props
  const { m } = meetingOf(props)
  const called = calledMeeting(props)
  return (
    <>
      {called?.hasList ? (
        <Cells>
          <Cell
            icon='table'
            title={called.attendanceMarked ? `应到${m.eligible ?? 0}，实到${m.present ?? 0}` : '去签到'}
            note={called.attendanceMarked ? '按签到名单算的，点这里看名单' : '按名册一个一个签到，人数自动算'}
            onTap={() => go('attendance', { villageId, meetingId: called.meetingId })}
          />
        </Cells>
      ) : null}
      {called?.attendanceMarked ? (
        <Notice tone='stop'>{wrong('meeting.facts.present', 'present', 'meeting.facts.eligible')}</Notice>
      ) : (
        <Counts {...props} />
      )}
      <Parts {...props} />
      {m.yes === null ? <Needs form={props.form} scene={scene} withVotes={false} /> : null}
    </>
  )
}

/** 应到 and 实到 as numbers, with the reason where the roster knows another number. */
const Counts = (props: PartProps) => {
  const { wrong } = props
  const { m, set } = meetingOf(props)
  const option = optionOf(props)
  const known = option?.eligible ?? null
  const unit = m.mode === 'household' || m.kind === 'villagers_household' ? '户' : '人'
  const differs = known !== null && m.eligible !== null && m.eligible !== known
  const askWhy = differs || m.eligibleReason !== '' || wrong('meeting.eligibleReason') !== null
  return (
    <>
      {option?.uncounted ? <Notice>{option.uncounted}</Notice> : null}
      <View className='xy-duo'>
        <NumberField
          label='应到'
          unit={unit}
          value={m.eligible}
          onChange={(eligible) => set({ eligible })}
          error={wrong('meeting.facts.eligible', 'eligible')}
        />
        <NumberField
          label='实到'
          unit={unit}
          value={m.present}
          onChange={(present) => set({ present })}
          error={wrong('meeting.facts.present', 'present', 'meeting')}
        />
      </View>
      {askWhy ? (
        <Field
          label='应到人数为什么和名册不同'
          hint={known === null ? '' : `名册上是${known}${unit}`}
          value={m.eligibleReason}
          maxLength={200}
          onInput={(eligibleReason) => set({ eligibleReason })}
          error={wrong('meeting.eligibleReason')}
        />
      ) : null}
    </>
  )
}
