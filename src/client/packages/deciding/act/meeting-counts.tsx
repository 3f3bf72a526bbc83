import { View } from '@tarojs/components'
import { NumberField } from '@/client/components/number-field'
import { rulesFor } from './meeting-options'
import { Needs } from './needs'
import { calledMeeting, meetingOf, type PartProps } from './parts'

/** The counts that some meetings need beside: women, all party members, households, proxies. */
export const Parts = (props: PartProps) => {
  const { scene, wrong } = props
  const { m, set } = meetingOf(props)
  const rules = rulesFor(scene.prepared.packId, m.kind)
  const women = m.kind === 'rep_meeting' && (rules.women || m.women.eligible !== null)
  // Where they signed on the list, the list has counted these too.
  const isCounted = calledMeeting(props)?.attendanceMarked ?? false
  const parts = [
    ...(women && !isCounted ? [['women', '妇女代表应到', '妇女代表实到', '人', !rules.women] as const] : []),
    ...(rules.allMembers && !isCounted
      ? [['allMembers', '全体党员应到', '全体党员实到', '人', false] as const]
      : []),
    ...(m.mode === 'reps' ? [['households', '全村一共', '到会代表代表', '户', false] as const] : [])
  ]
  return (
    <>
      {parts.map(([part, whole, came, unit, optional]) => (
        <View key={part} className='xy-duo'>
          <NumberField
            label={whole}
            unit={unit}
            optional={optional}
            value={m[part].eligible}
            onChange={(eligible) => set({ [part]: { ...m[part], eligible } })}
            error={wrong(part, `meeting.facts.${part}`, `meeting.facts.${part}.eligible`)}
          />
          <NumberField
            label={came}
            unit={unit}
            optional={optional}
            value={m[part].present}
            onChange={(present) => set({ [part]: { ...m[part], present } })}
            error={wrong(`meeting.facts.${part}.present`)}
          />
        </View>
      ))}
      {m.kind === 'collective_members' && !isCounted ? (
        <NumberField
          label='实到里书面委托的'
          unit='人'
          optional
          value={m.proxies}
          onChange={(proxies) => set({ proxies })}
          error={wrong('meeting.facts.proxies', 'proxies')}
        />
      ) : null}
    </>
  )
}

const choices = [
  ['yes', '赞成'],
  ['no', '反对'],
  ['abstain', '弃权']
] as const

/** How they voted, and what came of it. */
export const VotesPart = (props: PartProps) => {
  const { wrong } = props
  const { m, set } = meetingOf(props)
  if (m.kind === null) return null
  return (
    <>
      <View className='xy-section__title xy-section__title_big'>表决</View>
      <View className='xy-duo'>
        {choices.map(([vote, name]) => (
          <NumberField
            key={vote}
            label={name}
            unit='票'
            value={m[vote]}
            onChange={(value) => set({ [vote]: value })}
            error={wrong(`meeting.facts.${vote}`, vote)}
          />
        ))}
      </View>
      {m.mode === 'reps' ? (
        <View className='xy-duo'>
          {choices.map(([vote, name]) => (
            <NumberField
              key={vote}
              label={`${name}户数`}
              unit='户'
              value={m.households[vote]}
              onChange={(value) => set({ households: { ...m.households, [vote]: value } })}
              error={wrong(`meeting.facts.households.${vote}`)}
            />
          ))}
        </View>
      ) : null}
      {m.yes === null ? null : <Needs form={props.form} scene={props.scene} withVotes />}
    </>
  )
}
