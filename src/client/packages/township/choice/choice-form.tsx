import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { NumberField } from '@/client/components/number-field'
import { toast } from '@/client/components/toast'
import {
  type CountedChoice,
  type CountyChoice,
  changedFields,
  choiceLimits,
  townCheckNames
} from '@/domain/county/choice'
import type { TownCheck } from '@/domain/decision/settings'
import { type PackFamily, packFamilies } from '@/domain/rule-pack/families'
import type { CountyRules } from './in-force'

const counted = Object.keys(choiceLimits) as CountedChoice[]

/** Which rule packs this county may name: its province's own, or any where the province has none. */
const familiesFor = (placed: PackFamily): PackFamily[] =>
  placed === 'national' ? (Object.keys(packFamilies) as PackFamily[]) : [placed]

/** The whole choice on one form, as it stands, with a reason for what is changed. */
export const ChoiceForm = ({ countyId, rules }: { countyId: string; rules: CountyRules }) => {
  const [choice, setChoice] = useState<CountyChoice>(rules.choice)
  /** The numbers that the county sets itself; one of them not filled in keeps the form from being sent. */
  const [own, setOwn] = useState<readonly CountedChoice[]>(counted.filter((f) => rules.choice[f] !== null))
  const [reason, setReason] = useState('')
  const set = (part: Partial<CountyChoice>) => setChoice((before) => ({ ...before, ...part }))
  const save = useSubmit((input: Inputs['county']['choose']) => api.county.choose.mutate(input), {
    onDone: () => {
      toast('已改，以后新提的事按这个办')
      void queryClient.invalidateQueries()
    }
  })
  const error = (field: string) => (save.problem?.field === `choice.${field}` ? save.problem.message : null)
  const unfilled = own.some((f) => choice[f] === null)
  const changed = changedFields(rules.choice, choice).length > 0
  return (
    <View className='xy-section'>
      <View className='xy-section__title'>改规则</View>
      <View className='xy-panel'>
        <View className='xy-panel__title'>规则包</View>
        <Choice
          label='规则包'
          shape='list'
          value={choice.packFamily}
          onChoose={(packFamily) => set({ packFamily })}
          options={[
            { value: null, name: '按所在地', note: `本县按${packFamilies[rules.placed]}规则` },
            ...familiesFor(rules.placed).map((value) => ({ value, name: packFamilies[value] }))
          ]}
        />
        <View className='xy-panel__title'>党员大会要三分之二的党员到会</View>
        <Choice
          label='党员大会要三分之二的党员到会'
          shape='row'
          value={choice.partyTwoThirds}
          onChoose={(partyTwoThirds) => set({ partyTwoThirds })}
          options={[
            { value: false, name: '按规则包' },
            { value: true, name: '要' }
          ]}
        />
        <View className='xy-panel__title'>商议后送乡镇听意见</View>
        <Choice
          label='商议后送乡镇听意见'
          shape='list'
          value={choice.townCheck}
          onChoose={(townCheck) => set({ townCheck })}
          options={[
            { value: null, name: '按规则包', note: townCheckNames[rules.defaults.townCheck].name },
            ...(Object.keys(townCheckNames) as TownCheck[]).map((value) => ({
              value,
              ...townCheckNames[value]
            }))
          ]}
        />
      </View>
      {counted.map((field) => (
        <CountedRule
          key={field}
          field={field}
          plain={rules.defaults[field]}
          own={own.includes(field)}
          value={choice[field]}
          error={error(field)}
          onOwn={(mine) => {
            setOwn((before) => [...before.filter((f) => f !== field), ...(mine ? [field] : [])])
            set({ [field]: mine ? rules.settings[field] : null })
          }}
          onChange={(value) => set({ [field]: value })}
        />
      ))}
      <Field
        label='为什么这样定'
        value={reason}
        maxLength={200}
        lines
        hint='会留在记录里'
        onInput={setReason}
      />
      <Notice tone='stop'>{save.sentence}</Notice>
      <View className='xy-hero'>
        <Button
          kind='primary'
          running={save.isRunning}
          disabled={!changed || unfilled || reason.trim().length < 4}
          onTap={() => void save.submit({ countyId, basedOn: rules.basedOn, choice, reason: reason.trim() })}
        >
          按这个改
        </Button>
      </View>
    </View>
  )
}

interface CountedRuleProps {
  readonly field: CountedChoice
  readonly plain: number
  readonly own: boolean
  readonly value: number | null
  readonly error: string | null
  readonly onOwn: (own: boolean) => void
  readonly onChange: (value: number | null) => void
}

/** A number that is the pack's, or the county's own. */
const CountedRule = ({ field, plain, own, value, error, onOwn, onChange }: CountedRuleProps) => {
  const { name, unit, least, most } = choiceLimits[field]
  const outside = own && value !== null && (value < least || value > most)
  return (
    <View className='xy-panel'>
      <View className='xy-panel__title'>{name}</View>
      <Choice
        label={name}
        shape='row'
        value={own}
        onChoose={onOwn}
        options={[
          { value: false, name: `按规则包（${plain}${unit}）` },
          { value: true, name: '自己定' }
        ]}
      />
      {own ? (
        <NumberField
          label={name}
          unit={unit}
          value={value}
          onChange={onChange}
          error={error ?? (outside ? `填${least}到${most}之间的整数。` : null)}
        />
      ) : null}
    </View>
  )
}
