import '../account.scss'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Queue } from '@/client/components/desk/queue'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import { toast } from '@/client/components/toast'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayDate, sayExactly } from '@/client/words/dates'
import { complaintLimits } from '@/domain/complaint/names'

type Complaint = Outputs['complaint']['list'][number]
const PAGE = 30

/** 答复投诉举报: those of a township or the county, by their term. */
const Complaints = () => {
  const { person, may, query } = useMe()
  const placeId = person?.kind === 'staff' && may('complaint_answer') ? person.placeId : null
  const [state, setState] = useState<'asked' | 'answered'>('asked')
  return (
    <Page title='答复投诉举报' wide office>
      <PageState query={query} isEmpty={() => placeId === null} empty={{ title: '您的身份不能看这里' }}>
        {() => (
          <>
            <Choice
              label='看哪些'
              shape='row'
              value={state}
              onChoose={setState}
              options={[
                { value: 'asked', name: '等答复' },
                { value: 'answered', name: '已答复' }
              ]}
            />
            <List key={state} placeId={placeId ?? ''} state={state} />
          </>
        )}
      </PageState>
    </Page>
  )
}

const List = ({ placeId, state }: { placeId: string; state: 'asked' | 'answered' }) => {
  const query = useReadMore(['complaint.list', placeId, state], {
    read: (after) => api.complaint.list.query({ placeId, state, ...(after ? { after } : {}) }),
    next: (page) => (page.length < PAGE ? null : (page.at(-1)?.complaintId ?? null))
  })
  return (
    <PageState
      query={query}
      isEmpty={(pages) => pages[0]?.length === 0}
      empty={{ title: state === 'asked' ? '没有等答复的' : '还没有答复过的' }}
    >
      {(pages) => (
        <Queue
          label='投诉举报'
          items={pages.flat()}
          keyOf={(c) => c.complaintId}
          line={(c) => ({
            words: Array.from(c.words).slice(0, 40).join(''),
            aside: `${c.kindName} · ${c.villageName} · ${sayDate(c.dueOn)}前答复`,
            tags: [toldOf(c)]
          })}
          card={(c) => <Card key={c.complaintId} complaint={c} />}
          more={query.more}
        />
      )}
    </PageState>
  )
}

/** Where it stands. */
const toldOf = (c: Complaint) =>
  ({
    word: c.late ? '超过期限了' : c.stateName,
    tone: c.state === 'answered' ? 'good' : c.late ? 'stop' : 'wait'
  }) as const

const Card = ({ complaint: c }: { complaint: Complaint }) => (
  <View className='xy-panel'>
    <Heading className='xy-panel__title'>{`${c.kindName} · ${c.villageName}`}</Heading>
    <Tag tone={toldOf(c).tone}>{toldOf(c).word}</Tag>
    <View className='xy-prose xy-account__line'>{c.words}</View>
    <View className='xy-panel__aside xy-account__line'>
      {c.answeredAt ? `${sayExactly(c.answeredAt)}答复` : `${sayDate(c.dueOn)}前答复`}
    </View>
    <AboutWay about={c.about} />
    {c.answer ? <View className='xy-prose'>{c.answer}</View> : null}
    {c.state === 'asked' ? <Answer complaint={c} /> : null}
  </View>
)

const AboutWay = ({ about }: { about: Complaint['about'] }) => {
  if (!about) return null
  const open = () =>
    about.kind === 'issue'
      ? go('issue', { villageId: about.villageId, issueId: about.id })
      : go('notice', { villageId: about.villageId, noticeId: about.id })
  return <Way onTap={open}>{`看说的是哪一条（${about.kindName}）`}</Way>
}

const Answer = ({ complaint: { placeId, complaintId } }: { complaint: Complaint }) => {
  const [words, setWords] = useState('')
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['complaint']['answer']) => api.complaint.answer.mutate(input),
    {
      onDone: () => {
        toast('已答复')
        void queryClient.invalidateQueries()
      }
    }
  )
  return (
    <>
      <Field
        label='答复'
        lines
        hint='查了什么，怎么办的'
        value={words}
        maxLength={complaintLimits.answer}
        onInput={setWords}
      />
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={words.trim().length < 4}
        onTap={() => void submit({ placeId, complaintId, words: words.trim() })}
      >
        答复
      </Button>
    </>
  )
}

export default Complaints
