import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { DateField } from '@/client/components/date-field'
import { Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import {
  mustBeElected,
  type Office,
  sayOffice,
  type WayIntoOffice,
  wayNames,
  waysIntoOffice
} from '@/domain/role/office'
import { roleNames } from '@/domain/role/roles'
import { type HeldOffice, sayGrant, usualLastDay } from '../office-words'
import { ChoosePerson, noteOf, type Person } from './choose-person'
import { ChoosePlace, type Place } from './choose-place'

interface GrantFormProps {
  readonly villageId: string
  /** The offices that the reader may enter here. */
  readonly roles: readonly Office[]
  readonly held: readonly HeldOffice[]
  /** What was entered, in a sentence. */
  readonly onDone: (sentence: string) => void
}

/** An office is for a courtyard, for a group, or for the whole village. */
const placeKindOf = (role: Office | null): 'courtyard' | 'group' | null =>
  role === 'courtyard_host' ? 'courtyard' : role === 'group_leader' ? 'group' : null

/** Who, what, where, how, from when to when; said in one sentence before it is sent. */
export const GrantForm = ({ villageId, roles, held, onDone }: GrantFormProps) => {
  const today = useToday()
  const [person, setPerson] = useState<Person | null>(null)
  const [role, setRole] = useState<Office | null>(roles.length === 1 ? (roles[0] ?? null) : null)
  const [place, setPlace] = useState<Place | null>(null)
  const [asked, setAsked] = useState<WayIntoOffice | null>(null)
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState(() => usualLastDay(held, today))
  const kind = placeKindOf(role)
  const chosen = role !== null && mustBeElected(role) ? 'elected' : asked
  const isWhole = person && role && chosen && from && to && (kind === null || place)
  const office = role ? sayOffice({ roleName: roleNames[role], place: kind && (place?.name ?? null) }) : ''
  const sentence = isWhole ? sayGrant({ from, to, name: person.name, office }, today) : null
  const send = useSubmit((input: Inputs['role']['grantRole']) => api.role.grantRole.mutate(input), {
    onDone: () => {
      void queryClient.invalidateQueries()
      onDone(sentence ?? '')
    }
  })
  const { problem } = send
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  const shown = ['memberId', 'role', 'chosen', 'from', 'to', `${kind}Id`].some((f) => wrong(f) !== null)
  const change = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      set(value)
      send.dismiss()
    }
  }
  const chooseRole = change((next: Office) => {
    setRole(next)
    setPlace(null)
  })
  if (person === null) return <ChoosePerson villageId={villageId} onChoose={setPerson} />
  return (
    <View className='xy-form'>
      <Cells>
        <Cell
          icon='person'
          title={person.name}
          note={noteOf(person)}
          value='换一位'
          onTap={() => change(setPerson)(null)}
        />
      </Cells>
      <Notice tone='stop'>{wrong('memberId')}</Notice>
      <Labelled label='任什么职务' error={wrong('role')}>
        <Choice
          label='任什么职务'
          shape='list'
          value={role}
          onChoose={chooseRole}
          options={roles.map((value) => ({
            value,
            name: roleNames[value],
            note: mustBeElected(value) ? '依法由村民选举、推选产生' : undefined
          }))}
        />
      </Labelled>
      {kind ? (
        <ChoosePlace
          key={kind}
          villageId={villageId}
          kind={kind}
          chosen={place}
          onChoose={change(setPlace)}
          error={wrong(`${kind}Id`)}
        />
      ) : null}
      {role && !mustBeElected(role) ? (
        <Labelled label='怎么产生的' error={wrong('chosen')}>
          <Choice
            label='怎么产生的'
            shape='row'
            value={asked}
            onChoose={change(setAsked)}
            options={waysIntoOffice.map((value) => ({ value, name: wayNames[value] }))}
          />
        </Labelled>
      ) : null}
      <DateField label='从哪天起' value={from} onChange={change(setFrom)} error={wrong('from')} />
      <DateField label='到哪天止' value={to} min={from} onChange={change(setTo)} error={wrong('to')} />
      <Notice>{sentence}</Notice>
      <Notice tone='stop'>{shown ? null : send.sentence}</Notice>
      <Button
        kind='primary'
        running={send.isRunning}
        disabled={!isWhole}
        onTap={() =>
          isWhole &&
          void send.submit({
            ...{ villageId, memberId: person.memberId, role, chosen, from, to },
            ...(kind === 'courtyard' && place ? { courtyardId: place.id } : {}),
            ...(kind === 'group' && place ? { groupId: place.id } : {})
          })
        }
      >
        就这样登记
      </Button>
    </View>
  )
}
