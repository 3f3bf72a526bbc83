import '../meeting.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { toast } from '@/client/components/toast'
import { leanings } from '@/domain/meeting/consultation'

type Heard = Outputs['meeting']['readConsultation']
type Household = Heard['own']['households'][number]
type Sums = Heard['own']['sums']

/** 听取各户意见: a representative asks the households of the own group, one by one. */
const MeetingConsult = () => {
  const { villageId = '', meetingId = '' } = useRouter().params
  const query = useRead(['meeting.readConsultation', villageId, meetingId], () =>
    api.meeting.readConsultation.query({ villageId, meetingId })
  )
  return (
    <Page title='听取各户意见'>
      <PageState query={query}>{(heard) => <HeardView villageId={villageId} heard={heard} />}</PageState>
    </Page>
  )
}

const saySums = (households: number, s: Sums): string =>
  `问过${s.asked} / ${households}户：赞成${s.for}，反对${s.against}，没想好${s.unsure}`

const HeardView = ({ villageId, heard }: { villageId: string; heard: Heard }) => {
  const [asking, setAsking] = useState<string | null>(null)
  const { households, sums } = heard.own
  const household = households.find((h) => h.householdId === asking)
  if (household) {
    return (
      <Ask
        key={household.householdId}
        villageId={villageId}
        meetingId={heard.meetingId}
        household={household}
        onBack={() => setAsking(null)}
      />
    )
  }
  return (
    <>
      {heard.all ? (
        <View className='xy-tally'>
          <View className='xy-tally__main'>全村各户的意见</View>
          <View className='xy-tally__line'>{saySums(heard.all.households, heard.all)}</View>
        </View>
      ) : null}
      {households.length > 0 ? (
        <View className='xy-tally'>
          <View className='xy-tally__main'>{`还有${households.length - sums.asked}户没问`}</View>
          <View className='xy-tally__line'>{saySums(households.length, sums)}</View>
          <View className='xy-tally__line'>
            只有您自己看得到每户怎么说，村里只看到合计。表决时您自己拿主意。
          </View>
        </View>
      ) : null}
      {heard.open ? null : <Notice>会议已经结束或取消，意见不能再记。</Notice>}
      <Cells>
        {households.map((h) => (
          <Cell
            key={h.householdId}
            title={`${h.headName}家`}
            note={[`户号${h.no}`, h.groupName, h.words ?? ''].filter(Boolean).join(' · ')}
            value={h.leaningName ?? '没问'}
            {...(heard.open ? { onTap: () => setAsking(h.householdId) } : {})}
          />
        ))}
      </Cells>
    </>
  )
}

interface AskProps {
  readonly villageId: string
  readonly meetingId: string
  readonly household: Household
  readonly onBack: () => void
}

const Ask = ({ villageId, meetingId, household, onBack }: AskProps) => {
  const [leaning, setLeaning] = useState(household.leaning)
  const [words, setWords] = useState(household.words ?? '')
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['meeting']['consult']) => api.meeting.consult.mutate(input),
    {
      onDone: () => {
        toast('记下了')
        void queryClient.invalidateQueries()
        onBack()
      }
    }
  )
  const { householdId } = household
  const said = { villageId, meetingId, householdId, ...(words.trim() ? { words } : {}) }
  const press = () => {
    if (leaning) void submit({ ...said, leaning })
  }
  return (
    <>
      <View className='xy-section__title xy-section__title_big'>{`${household.headName}家怎么说`}</View>
      <Choice
        label='这户的意见'
        shape='row'
        value={leaning}
        onChoose={setLeaning}
        options={[
          { value: 'for' as const, name: leanings.for },
          { value: 'against' as const, name: leanings.against },
          { value: 'unsure' as const, name: leanings.unsure }
        ]}
      />
      <Field
        label='说了什么'
        lines
        optional
        hint='比如：同意修，但是不要占门口的菜地'
        value={words}
        maxLength={500}
        onInput={setWords}
      />
      <Notice tone='stop'>{sentence}</Notice>
      <Button kind='primary' running={isRunning} disabled={leaning === null} onTap={press}>
        记下
      </Button>
      <Button onTap={onBack}>返回</Button>
    </>
  )
}

export default MeetingConsult
