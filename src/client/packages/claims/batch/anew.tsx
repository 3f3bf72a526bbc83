import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Fold } from '@/client/components/fold'
import { Notice } from '@/client/components/notice'
import { PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { toast } from '@/client/components/toast'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayDay } from '@/client/words/dates'
import type { Batch } from './index'
import { Rows } from './to-notice'

type Stop = NonNullable<Batch['stop']>

interface AnewProps {
  readonly batch: Batch
  readonly stop: Stop
  readonly villageId: string
}

/** The notice was stopped: what happened, what becomes of the points, and the draft that takes its place. */
export const Anew = ({ batch, stop, villageId }: AnewProps) => {
  const { may } = useMe()
  const today = useToday()
  const { draft } = stop
  const mayDraft = may('points_review')
  const form = mayDraft ? <AnewForm batch={batch} villageId={villageId} /> : null
  return (
    <Panel title='公示停了，要重新公示' accent>
      <View className='xy-prose'>
        {`${stop.on === null ? '' : `${sayDay(stop.on, today)}停的：`}${stop.words}。各户的分都还在，先不入账；重新公示以后，提异议的天数从头算，没有异议再入账。以前提的异议继续有效。`}
      </View>
      {draft ? (
        <>
          <Notice>
            {draft.state === 'draft' ? '新的公示起草好了，等村监委会签。' : '新的公示会签好了，等书记挂出。'}
          </Notice>
          <Way onTap={() => go('notice', { villageId, noticeId: draft.noticeId })}>看新起草的公示</Way>
          {form ? <Fold title='写得不对？另起草一份'>{form}</Fold> : null}
        </>
      ) : (
        (form ?? <View className='xy-panel__aside'>等村委会重新起草。</View>)
      )}
    </Panel>
  )
}

const AnewForm = ({ batch, villageId }: Omit<AnewProps, 'stop'>) => {
  const { batchId } = batch
  const [reason, setReason] = useState('')
  const [hasPressed, setPressed] = useState(false)
  const query = useRead(['claim.previewNotice', villageId, batchId], () =>
    api.claim.previewNotice.query({ villageId, batchId })
  )
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['claim']['draftAnew']) => api.claim.draftAnew.mutate(input),
    {
      onDone: ({ noticeId }) => {
        toast(noticeId ? '新的公示已起草，等村监委会签' : '没有要公示的分了，这一批到此为止')
        void queryClient.invalidateQueries()
      }
    }
  )
  const lack = reason.trim().length < 4 ? '请写明为什么重新公示，至少4个字。' : null
  const press = () => {
    setPressed(true)
    if (!lack) void submit({ villageId, batchId, reason: reason.trim() })
  }
  return (
    <PageState query={query}>
      {(preview) => (
        <View className='xy-claim__form'>
          <View className='xy-prose'>
            {`公示按账本现在的分写，共${preview.rows.length}户，只写户主的姓和户号尾号，原来的照片不带过来。户主的名字记错了的，先到花名册里改好。`}
          </View>
          <Fold title='看看公示写什么'>
            <Rows preview={preview} />
          </Fold>
          <Field
            label='为什么重新公示'
            lines
            hint='大家都会看到，例如：张贴的照片拍到了别人的电话'
            value={reason}
            maxLength={200}
            onInput={setReason}
            error={hasPressed ? (lack ?? (problem?.field === 'reason' ? problem.message : null)) : null}
          />
          <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{sentence}</Notice>
          <Button kind='primary' running={isRunning} onTap={press}>
            重新起草公示
          </Button>
        </View>
      )}
    </PageState>
  )
}
