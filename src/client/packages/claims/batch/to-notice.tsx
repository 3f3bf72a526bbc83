import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Fold } from '@/client/components/fold'
import { More } from '@/client/components/more'
import { Notice } from '@/client/components/notice'
import { PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { toast } from '@/client/components/toast'
import type { Batch } from './index'

type Preview = Outputs['claim']['previewNotice']
const SHOWN = 50

interface ToNoticeProps {
  readonly batch: Batch
  readonly villageId: string
}

/** What would hang on the wall, line by line, before it is drafted; then on to the supervisors' signature. */
export const ToNotice = ({ batch, villageId }: ToNoticeProps) => {
  const { batchId } = batch
  const query = useRead(['claim.previewNotice', villageId, batchId], () =>
    api.claim.previewNotice.query({ villageId, batchId })
  )
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['claim']['draftNotice']) => api.claim.draftNotice.mutate(input),
    {
      onDone: ({ dropped }) => {
        toast(dropped > 0 ? `公示已起草，${dropped}条超出上限没有写进去` : '公示已起草，等村监委会签')
        void queryClient.invalidateQueries()
      }
    }
  )
  return (
    <PageState query={query}>
      {(preview) => (
        <Panel title='起草公示' accent>
          <View className='xy-prose'>
            {`公示${preview.rows.length}户，只写户主的姓、户号尾号和各类合计。起草后由村监委会签、书记挂出，头${preview.windowDays}天可以提异议，没有异议的就入账。`}
          </View>
          <Fold title='看看公示写什么'>
            <Rows preview={preview} />
          </Fold>
          <Notice tone='stop'>{sentence}</Notice>
          <Button kind='primary' running={isRunning} onTap={() => void submit({ villageId, batchId })}>
            起草公示
          </Button>
        </Panel>
      )}
    </PageState>
  )
}

/** The lines of a notice that is not drafted yet, some at a time. */
export const Rows = ({ preview: { rows } }: { preview: Preview }) => {
  const [shown, setShown] = useState(SHOWN)
  return (
    <>
      {rows.slice(0, shown).map((r) => (
        <View key={r.no} className='xy-fact'>
          <View className='xy-total__name'>{`${r.no}. ${r.householdName}`}</View>
          <View>{`${r.total}分`}</View>
        </View>
      ))}
      <More
        more={rows.length > shown ? { isRunning: false, read: () => setShown(shown + SHOWN) } : null}
        word='再看一些'
      />
    </>
  )
}
