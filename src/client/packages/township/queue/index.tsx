import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useNow } from '@/client/api/use-now'
import { useReadMore } from '@/client/api/use-read-more'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field } from '@/client/components/field'
import { More } from '@/client/components/more'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { PhotoRow } from '@/client/components/photo-row'
import { toast } from '@/client/components/toast'
import { sayTime } from '@/client/words/dates'
import { type HideReason, hideReasons } from '@/domain/issue/names'

type Waiting = Outputs['issue']['listWaiting'][number]

/** 说事审核: what villagers said, the longest waiting first; shown, or kept back for a listed reason. */
const Queue = () => {
  const { person, query } = useMe()
  const townshipId = person?.kind === 'staff' ? person.townshipId : null
  return (
    <Page title='说事审核'>
      <PageState query={query} isEmpty={() => townshipId === null} empty={{ title: '您的身份不能审核' }}>
        {() => (townshipId ? <WaitingList townshipId={townshipId} /> : null)}
      </PageState>
    </Page>
  )
}

const PAGE = 20

const WaitingList = ({ townshipId }: { townshipId: string }) => {
  const query = useReadMore(['issue.listWaiting', townshipId], {
    read: (after) => api.issue.listWaiting.query({ townshipId, ...(after ? { after } : {}) }),
    next: (list) => (list.length < PAGE ? null : (list.at(-1)?.issueId ?? null))
  })
  return (
    <>
      <Notice>只看有没有隐私、违法和骂人的内容。说得不好听，不是不公开的理由。</Notice>
      <PageState
        query={query}
        isEmpty={(pages) => pages.every((list) => list.length === 0)}
        empty={{ title: '都看完了', hint: '村民说了新的事，会出现在这里。' }}
      >
        {(pages) => (
          <>
            {pages.flat().map((w) => (
              <WaitingCard key={w.issueId} waiting={w} />
            ))}
            <More more={query.more} word='再看一些' />
          </>
        )}
      </PageState>
    </>
  )
}

const useModeration = () => {
  const done = (word: string) => ({
    onDone: () => {
      toast(word)
      void queryClient.invalidateQueries()
    }
  })
  const show = useSubmit((input: Inputs['issue']['show']) => api.issue.show.mutate(input), done('已公开'))
  const hide = useSubmit((input: Inputs['issue']['hide']) => api.issue.hide.mutate(input), done('暂不公开'))
  return { show, hide, sentence: show.sentence ?? hide.sentence }
}

const WaitingCard = ({ waiting: w }: { waiting: Waiting }) => {
  const [hiding, setHiding] = useState(false)
  const now = useNow()
  const { show, hide, sentence } = useModeration()
  const at = { villageId: w.villageId, issueId: w.issueId }
  return (
    <View className='xy-panel'>
      <View className='xy-panel__aside'>
        {[w.villageName, w.categoryName, sayTime(w.raisedAt, now)].join(' · ')}
      </View>
      <View className='xy-words'>{w.words}</View>
      {w.where ? <View className='xy-panel__aside'>{`地点：${w.where}`}</View> : null}
      <PhotoRow photos={w.photoLinks} />
      <Notice tone='stop'>{sentence}</Notice>
      {hiding ? (
        <HideForm
          running={hide.isRunning}
          onBack={() => setHiding(false)}
          onHide={(reason, note) => void hide.submit({ ...at, reason, ...(note ? { note } : {}) })}
        />
      ) : (
        <View className='xy-pair'>
          <Button onTap={() => setHiding(true)} disabled={show.isRunning}>
            暂不公开
          </Button>
          <Button kind='primary' running={show.isRunning} onTap={() => void show.submit(at)}>
            让村里看到
          </Button>
        </View>
      )}
    </View>
  )
}

interface HideFormProps {
  readonly running: boolean
  readonly onBack: () => void
  readonly onHide: (reason: HideReason, note: string) => void
}

const HideForm = ({ running, onBack, onHide }: HideFormProps) => {
  const [reason, setReason] = useState<HideReason | null>(null)
  const [note, setNote] = useState('')
  return (
    <>
      <View className='xy-panel__title'>为什么暂不公开</View>
      <Choice
        label='为什么暂不公开'
        shape='list'
        value={reason}
        onChoose={setReason}
        options={(Object.keys(hideReasons) as HideReason[]).map((value) => ({
          value,
          name: hideReasons[value]
        }))}
      />
      <Field label='说明' optional hint='说事的人会看到' value={note} maxLength={200} onInput={setNote} />
      <View className='xy-pair'>
        <Button onTap={onBack}>返回</Button>
        <Button
          kind='warn'
          running={running}
          disabled={reason === null}
          onTap={() => reason && onHide(reason, note.trim())}
        >
          确定暂不公开
        </Button>
      </View>
    </>
  )
}

export default Queue
