import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { DateField } from '@/client/components/date-field'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { goBack } from '@/client/navigate'
import { ChooseHousehold } from '@/client/packages/claims/kin/choose-household'

type Household = Outputs['member']['listHouseholds']['households'][number]

/** 提醒一户: the first step of a deduction, and the last where it is put right. */
const Remind = () => {
  const { member, may, query } = useMe()
  return (
    <Page title='提醒一户'>
      <PageState
        query={query}
        isEmpty={() => !member || !may('deduction_handle')}
        empty={{ title: '由村委会提醒' }}
      >
        {() => (member ? <Form villageId={member.villageId} /> : null)}
      </PageState>
    </Page>
  )
}

const Form = ({ villageId }: { villageId: string }) => {
  const today = useToday()
  const [household, setHousehold] = useState<Household | null>(null)
  const [itemId, setItemId] = useState<string | null>(null)
  const [occurredOn, setOccurredOn] = useState(today)
  const [words, setWords] = useState('')
  const book = useRead(['rulebook.read', villageId, ''], () => api.rulebook.read.query({ villageId }))
  const { submit, isRunning, sentence } = useSubmit(api.points.remindDeduction.mutate, {
    onDone: () => {
      void queryClient.invalidateQueries()
      goBack('me')
    }
  })
  if (household === null) return <ChooseHousehold villageId={villageId} onChoose={setHousehold} />
  return (
    <PageState query={book}>
      {(found) => {
        const items = (found?.categories ?? []).flatMap((c) => c.items).filter((item) => item.points < 0)
        return (
          <>
            <Cells>
              <Cell
                title={`${household.no} ${household.headName}`}
                value='换一户'
                onTap={() => setHousehold(null)}
              />
            </Cells>
            <Labelled label='凭哪条细则'>
              <Choice
                label='凭哪条细则'
                shape='list'
                value={itemId}
                onChoose={setItemId}
                options={items.map((item) => ({
                  value: item.itemId,
                  name: item.words,
                  note: item.pointsWords
                }))}
              />
            </Labelled>
            <DateField label='哪一天的事' value={occurredOn} max={today} onChange={setOccurredOn} />
            <Field
              label='什么事，怎么改'
              lines
              value={words}
              maxLength={200}
              hint='请在两天内把门前的杂物收好'
              onInput={setWords}
            />
            <View className='xy-prose'>这一户会收到提醒。改好了就不扣分；隔天还没有改，才能告知扣分。</View>
            <View className='xy-foot xy-foot_inline'>
              <Notice tone='stop'>{sentence}</Notice>
              <Button
                kind='primary'
                running={isRunning}
                disabled={itemId === null || occurredOn === '' || words.trim().length < 4}
                onTap={() =>
                  itemId !== null &&
                  void submit({ villageId, householdId: household.householdId, itemId, occurredOn, words })
                }
              >
                提醒这一户
              </Button>
            </View>
          </>
        )
      }}
    </PageState>
  )
}

export default Remind
