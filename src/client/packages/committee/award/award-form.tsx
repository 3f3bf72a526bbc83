import { Picker, Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Inputs, Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { a11y } from '@/client/components/a11y'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { Icon } from '@/client/components/icon'
import { Notice } from '@/client/components/notice'
import { PointsAmount } from '@/client/components/points-amount'
import { Tap } from '@/client/components/tap'
import { sayDay } from '@/client/words/dates'
import { addDays } from '@/domain/common/calendar'
import type { Household, Item } from './index'
import { sendAward } from './send-award'

/** As far back as the server takes a deed. */
const DAYS_BACK = 90
const MOST_TIMES = 31

interface AwardFormProps {
  readonly villageId: string
  readonly household: Household
  readonly item: Item
  readonly onBack: () => void
  readonly onDone: (booked: Outputs['points']['recordAward']) => void
}

interface Deed {
  readonly times: number
  readonly occurredOn: string
  readonly memberId: string | null
  readonly note: string
}

/** What was done: how often, when, by whom; then one press that books it once. */
export const AwardForm = ({ villageId, household, item, onBack, onDone }: AwardFormProps) => {
  const today = useToday()
  const [deed, setDeed] = useState<Deed>({ times: 1, occurredOn: today, memberId: null, note: '' })
  const edit = (change: Partial<Deed>) => setDeed((now) => ({ ...now, ...change }))
  const { times, occurredOn, memberId, note } = deed
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['points']['recordAward']) =>
      sendAward({ input, words: `给${household.headName}家记“${item.words}”${input.times}${item.unit}` }),
    {
      onDone: (booked) => {
        void queryClient.invalidateQueries()
        onDone(booked)
      }
    }
  )
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  const press = () =>
    void submit({
      villageId,
      householdId: household.householdId,
      itemId: item.itemId,
      times,
      occurredOn,
      ...(memberId ? { memberId } : {}),
      ...(note.trim() ? { note } : {})
    })
  return (
    <>
      <Cells>
        <Cell icon='house' title={`${household.headName}家`} note={`户号${household.no}`} />
        <Cell
          icon='book'
          title={item.words}
          note={[`第${item.no}条`, `每${item.unit}`, item.capWords].filter(Boolean).join(' · ')}
          value='换一条'
          onTap={onBack}
        />
      </Cells>
      <DeedFields household={household} item={item} today={today} deed={deed} edit={edit} wrong={wrong} />
      <View className='xy-foot xy-foot_inline'>
        <View className='xy-total'>
          <Text>{`${times}${item.unit}，一共`}</Text>
          <PointsAmount points={item.points * times} signed />
        </View>
        <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{sentence}</Notice>
        <Button kind='primary' running={isRunning} onTap={press}>
          确认记分
        </Button>
      </View>
    </>
  )
}

interface DeedFieldsProps {
  readonly household: Household
  readonly item: Item
  readonly today: string
  readonly deed: Deed
  readonly edit: (change: Partial<Deed>) => void
  readonly wrong: (field: string) => string | null
}

const DeedFields = ({ household, item, today, deed, edit, wrong }: DeedFieldsProps) => {
  const dayWords =
    deed.occurredOn === today ? '今天' : `${sayDay(deed.occurredOn, today)}（${deed.occurredOn}）`
  return (
    <>
      <Labelled label='几次' error={wrong('times')}>
        <Counter
          value={deed.times}
          unit={item.unit}
          most={MOST_TIMES}
          onChange={(times) => edit({ times })}
        />
      </Labelled>
      <Labelled label='哪一天' error={wrong('occurredOn')}>
        <Picker
          mode='date'
          value={deed.occurredOn}
          start={addDays(today, -DAYS_BACK)}
          end={today}
          onChange={(e) => edit({ occurredOn: String(e.detail.value) })}
        >
          <View className='xy-picked' {...a11y({ role: 'button' })}>
            <Text>{dayWords}</Text>
            <Icon name='next' />
          </View>
        </Picker>
      </Labelled>
      <Labelled label='谁做的' optional={!item.perPerson} error={wrong('memberId')}>
        <Choice
          label='谁做的'
          shape='list'
          value={deed.memberId}
          onChoose={(memberId) => edit({ memberId })}
          options={[
            ...(item.perPerson ? [] : [{ value: null, name: '全家' }]),
            ...household.members.map((m) => ({
              value: m.memberId,
              name: m.name,
              note: m.away ? `${m.relationName}，在外` : m.relationName
            }))
          ]}
        />
      </Labelled>
      <Field
        label='说明'
        optional
        hint='比如：院坝、水沟都扫了'
        value={deed.note}
        maxLength={200}
        onInput={(note) => edit({ note })}
        error={wrong('note')}
      />
    </>
  )
}

interface CounterProps {
  readonly value: number
  readonly unit: string
  readonly most: number
  readonly onChange: (value: number) => void
}

const Counter = ({ value, unit, most, onChange }: CounterProps) => (
  <View className='xy-counter'>
    <Tap className='xy-counter__key' label='少一次' disabled={value <= 1} onTap={() => onChange(value - 1)}>
      <Icon name='minus' />
    </Tap>
    <Text className='xy-counter__value'>{`${value} ${unit}`}</Text>
    <Tap
      className='xy-counter__key'
      label='多一次'
      disabled={value >= most}
      onTap={() => onChange(value + 1)}
    >
      <Icon name='plus' />
    </Tap>
  </View>
)
