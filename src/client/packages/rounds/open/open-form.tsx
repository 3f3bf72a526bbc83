import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useOwnKey } from '@/client/api/use-me'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { DateField } from '@/client/components/date-field'
import { Field, Labelled, SearchBar } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Tick } from '@/client/components/tick'
import { useFormDraft } from '@/client/stores/form-drafts'
import { addDays } from '@/domain/common/calendar'
import { lackOf, type Officer, type OpenDraft, officersOf, openDrafts, toggled } from './open-draft'
import { WorthFields } from './worth-fields'

interface OpenFormProps {
  readonly villageId: string
  readonly groups: Outputs['place']['listGroups']
  readonly roles: Outputs['role']['listRoles']
  readonly onOpened: (opened: Outputs['round']['open']) => void
}

export const OpenForm = ({ villageId, groups, roles, onOpened }: OpenFormProps) => {
  const key = useOwnKey(villageId)
  const draft = useFormDraft(openDrafts, key)
  const today = useToday()
  const edit = (change: Partial<OpenDraft>) => openDrafts.edit(key, change)
  const officers = officersOf(roles)
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['round']['open']) => api.round.open.mutate(input),
    {
      slot: openDrafts.slotOf(key),
      onDone: (opened) => {
        openDrafts.discard(key)
        void queryClient.invalidateQueries()
        onOpened(opened)
      }
    }
  )
  const lack = lackOf(draft)
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  const allGroups = draft.groupIds.length === groups.length
  return (
    <View className='xy-form'>
      <Field
        label='这一轮叫什么'
        hint='比如：十一月庭院卫生检查'
        value={draft.name}
        maxLength={30}
        onInput={(name) => edit({ name })}
        error={wrong('name')}
      />
      <DateField label='从哪天' value={draft.from} min={today} onChange={(from) => edit({ from })} />
      <DateField
        label='到哪天'
        value={draft.to}
        min={draft.from || today}
        max={addDays(draft.from || today, 60)}
        onChange={(to) => edit({ to })}
        error={wrong('to')}
      />
      <Labelled label='检查哪些组' error={wrong('groupIds')}>
        <View className='xy-ticks'>
          <Tick
            on={allGroups}
            title='全村'
            note={`${groups.length}个组`}
            onTap={() => edit({ groupIds: allGroups ? [] : groups.map((g) => g.groupId) })}
          />
          {groups.map((g) => (
            <Tick
              key={g.groupId}
              on={draft.groupIds.includes(g.groupId)}
              title={g.name}
              note=''
              onTap={() => edit({ groupIds: toggled(draft.groupIds, g.groupId) })}
            />
          ))}
        </View>
      </Labelled>
      <Inspectors draft={draft} officers={officers} edit={edit} error={wrong('inspectorIds')} />
      <WorthFields villageId={villageId} draft={draft} edit={edit} wrong={wrong} />
      <Notice tone='stop'>{sentence}</Notice>
      {lack ? <Notice>{lack}</Notice> : null}
      <Button
        kind='primary'
        running={isRunning}
        disabled={lack !== null}
        onTap={() => void submit(inputOf(villageId, draft))}
      >
        开始这一轮
      </Button>
    </View>
  )
}

const inputOf = (villageId: string, draft: OpenDraft): Omit<Inputs['round']['open'], 'requestId'> => ({
  ...{ villageId, name: draft.name.trim(), from: draft.from, to: draft.to },
  ...{ groupIds: [...draft.groupIds], inspectorIds: [...draft.inspectorIds] },
  leaderId: draft.leaderId ?? '',
  ...(draft.cleanestItemId ? { cleanestItemId: draft.cleanestItemId } : {}),
  ...(draft.cleanItemId ? { cleanItemId: draft.cleanItemId } : {}),
  ...(draft.redListDecisionId ? { redListDecisionId: draft.redListDecisionId } : {})
})

interface InspectorsProps {
  readonly draft: OpenDraft
  readonly officers: readonly Officer[]
  readonly edit: (change: Partial<OpenDraft>) => void
  readonly error: string | null
}

/** Who has no tick is found by name: a village has some sixty people in office. */
const SHOWN = 12

const Inspectors = ({ draft, officers, edit, error }: InspectorsProps) => {
  const [search, setSearch] = useState('')
  const words = search.trim()
  const isOn = (o: Officer) => draft.inspectorIds.includes(o.memberId)
  const found = officers.filter((o) => !isOn(o) && (o.name.includes(words) || o.offices.includes(words)))
  const chosen = officers.filter(isOn)
  const toggle = ({ memberId }: Officer) => {
    const inspectorIds = toggled(draft.inspectorIds, memberId)
    const gone = draft.leaderId === memberId && !inspectorIds.includes(memberId)
    edit({ inspectorIds, ...(gone ? { leaderId: null } : {}) })
  }
  return (
    <>
      <Labelled label='谁去检查（至少三人）' aside={`已选${chosen.length}人`} error={error}>
        <View className='xy-ticks'>
          {[...chosen, ...found.slice(0, SHOWN)].map((o) => (
            <Tick key={o.memberId} on={isOn(o)} title={o.name} note={o.offices} onTap={() => toggle(o)} />
          ))}
        </View>
        {officers.length > SHOWN ? (
          <SearchBar label='搜姓名、职务' value={search} onInput={setSearch} />
        ) : null}
      </Labelled>
      {chosen.length > 0 ? (
        <Labelled label='谁带队（分差大的，由带队的人复看）'>
          <Choice
            label='谁带队'
            shape='list'
            value={draft.leaderId}
            onChoose={(leaderId) => edit({ leaderId })}
            options={chosen.map((o) => ({ value: o.memberId, name: o.name, note: o.offices }))}
          />
        </Labelled>
      ) : null}
    </>
  )
}
