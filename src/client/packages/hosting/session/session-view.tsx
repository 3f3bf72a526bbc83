import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useHouseholds } from '@/client/api/use-households'
import { useReadMore } from '@/client/api/use-read-more'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { DateField } from '@/client/components/date-field'
import { Field, Labelled } from '@/client/components/field'
import { More } from '@/client/components/more'
import { Notice } from '@/client/components/notice'
import { PageState } from '@/client/components/page-state'
import { Tick } from '@/client/components/tick'
import { useFormDraft } from '@/client/stores/form-drafts'
import { afterOf, nextOf } from '../desk/ways'
import { ItemFields } from './item-fields'
import type { Recorded } from './session-done'
import {
  addItem,
  onTheTable,
  type SessionForm,
  type SessionItem,
  sessionInput,
  sessionLacks,
  sessions,
  toggleHousehold,
  toggleMatter
} from './session-form'

interface SessionViewProps {
  readonly villageId: string
  readonly personKey: string
  readonly courtyard: { readonly courtyardId: string; readonly name: string }
  /** To another courtyard, for whoever keeps several. */
  readonly onChange: (() => void) | null
  readonly onDone: (done: Recorded) => void
}

interface PartProps {
  readonly villageId: string
  readonly courtyardId: string
  readonly form: SessionForm
  readonly edit: (change: Partial<SessionForm>) => void
  readonly wrong: (...fields: string[]) => string | null
}

/** The minutes as they are written: kept on the phone with every word, sent once. */
export const SessionView = ({ villageId, personKey, courtyard, onChange, onDone }: SessionViewProps) => {
  const today = useToday()
  const { courtyardId } = courtyard
  const key = `${personKey}/${courtyardId}`
  const draft = useFormDraft(sessions, key)
  const form: SessionForm = { ...draft, heldOn: draft.heldOn || today }
  const edit: PartProps['edit'] = (change) => sessions.edit(key, change)
  const [hasPressed, setPressed] = useState(false)
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['issue']['recordSession']) => api.issue.recordSession.mutate(input),
    {
      slot: sessions.slotOf(key),
      onDone: (done) => {
        sessions.discard(key)
        onDone(done)
        void queryClient.invalidateQueries()
      }
    }
  )
  const lacks = hasPressed ? sessionLacks(form, today) : []
  const wrong: PartProps['wrong'] = (...fields) => {
    const lack = lacks.find((l) => fields.includes(l.field))
    if (lack) return lack.message
    return problem?.field && fields.includes(problem.field) ? problem.message : null
  }
  const press = () => {
    setPressed(true)
    if (sessionLacks(form, today).length === 0) {
      void submit({ villageId, courtyardId, ...sessionInput(form) })
    }
  }
  const shared: PartProps = { villageId, courtyardId, form, edit, wrong }
  return (
    <>
      <Cells>
        <Cell
          icon='house'
          title={`${courtyard.name}说事会`}
          note='是商量，不是表决；要村里作决定的，转四议两公开'
          {...(onChange ? { value: '换一个', onTap: onChange } : {})}
        />
      </Cells>
      <DateField
        label='哪天开的'
        value={form.heldOn}
        max={today}
        onChange={(heldOn) => edit({ heldOn })}
        error={wrong('heldOn')}
      />
      <Field
        label='在哪里'
        optional
        hint='比如：覃家院坝'
        value={form.placeWords}
        maxLength={60}
        onInput={(placeWords) => edit({ placeWords })}
        error={wrong('placeWords')}
      />
      <Households {...shared} />
      <Matters {...shared} />
      <Field
        label='会议记录'
        lines
        hint='几点开到几点，说了哪些话'
        value={form.minutes}
        maxLength={4000}
        onInput={(minutes) => edit({ minutes })}
        error={wrong('minutes')}
      />
      <Field
        label='谁记的'
        optional
        value={form.recorderName}
        maxLength={30}
        onInput={(recorderName) => edit({ recorderName })}
        error={wrong('recorderName')}
      />
      <View className='xy-foot xy-foot_inline'>
        <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>
          {lacks.length > 0 ? `还有${lacks.length}处没有填好：${lacks[0]?.message}` : sentence}
        </Notice>
        <Button kind='primary' running={isRunning} onTap={press}>
          保存这次说事会
        </Button>
        <View className='xy-card__foot'>没写完也不会丢，下次打开接着写。保存以后不能改。</View>
      </View>
    </>
  )
}

/** Who was there, by households. */
const Households = ({ villageId, courtyardId, form, edit, wrong }: PartProps) => {
  const query = useHouseholds(villageId, [{ courtyardId }])
  const { householdIds } = form
  return (
    <Labelled label='谁到了（一户勾一个）' aside={`${householdIds.length}户`} error={wrong('householdIds')}>
      <PageState
        query={query}
        isEmpty={(list) => list.length === 0}
        empty={{ title: '这个院落还没有户', hint: '请先在名册里写上各户的院落。' }}
      >
        {(households) => (
          <>
            <View className='xy-ticks'>
              {households.map((h) => (
                <Tick
                  key={h.householdId}
                  on={householdIds.includes(h.householdId)}
                  title={`${h.headName}家`}
                  note={`户号${h.no}`}
                  onTap={() => edit({ householdIds: toggleHousehold(householdIds, h.householdId) })}
                />
              ))}
            </View>
            <More more={query.more} word='再看一些' />
          </>
        )}
      </PageState>
    </Labelled>
  )
}

/** What was on the table: matters that were raised before, and what only came up there. */
const Matters = ({ villageId, courtyardId, form, edit, wrong }: PartProps) => {
  const query = useReadMore(['issue.listDesk', villageId, courtyardId, 'session'], {
    read: (after) => api.issue.listDesk.query({ villageId, courtyardId, ...afterOf(after) }),
    next: nextOf
  })
  const { items } = form
  const change = (key: string, said: Partial<SessionItem>) =>
    edit({ items: items.map((i) => (i.key === key ? { ...i, ...said } : i)) })
  return (
    <>
      <Labelled label='议了哪些事' error={wrong('items')}>
        <PageState
          query={query}
          isEmpty={(pages) => onTheTable(pages.flat()).length === 0}
          empty={{ title: '没有等着商议的事', hint: '会上新提的事，可以在下面加。' }}
        >
          {(pages) => (
            <>
              <View className='xy-ticks'>
                {onTheTable(pages.flat()).map((card) => (
                  <Tick
                    key={card.issueId}
                    on={items.some((i) => i.issueId === card.issueId)}
                    title={card.words}
                    note={`${card.categoryName} · ${card.stateName}`}
                    onTap={() => edit({ items: toggleMatter(items, card) })}
                  />
                ))}
              </View>
              <More more={query.more} word='再看一些' />
            </>
          )}
        </PageState>
      </Labelled>
      {items.map((item) => (
        <ItemFields
          key={item.key}
          item={item}
          present={form.householdIds.length}
          onChange={(said) => change(item.key, said)}
          onRemove={() => edit({ items: items.filter((i) => i.key !== item.key) })}
          wrong={wrong}
        />
      ))}
      <View className='xy-section'>
        <Button icon='plus' onTap={() => edit({ items: addItem(items) })}>
          会上新提的事
        </Button>
      </View>
    </>
  )
}
