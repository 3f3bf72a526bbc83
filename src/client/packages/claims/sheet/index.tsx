import '../claims.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { personKeyOf, useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { PhotoRow } from '@/client/components/photo-row'
import { toast } from '@/client/components/toast'
import { goBack } from '@/client/navigate'
import { useFormDraft } from '@/client/stores/form-drafts'
import { sayDay } from '@/client/words/dates'
import { Lines } from './lines'
import { exceptionLacks, exceptionsInput, sheetDrafts } from './sheet-draft'

export type Sheet = Outputs['claim']['readSheet']

/** One record or claim to be scored: full marks for all that are open, but for what is written as an exception. */
const SheetPage = () => {
  const { villageId = '', sheetId = '' } = useRouter().params
  const { person } = useMe()
  const query = useRead(['claim.readSheet', villageId, sheetId], () =>
    api.claim.readSheet.query({ villageId, sheetId })
  )
  return query.data && person ? (
    <Scoring sheet={query.data} villageId={villageId} draftKey={`${personKeyOf(person)}/${sheetId}`} />
  ) : (
    <Page title='打分'>
      <PageState query={query}>{() => null}</PageState>
    </Page>
  )
}

interface ScoringProps {
  readonly sheet: Sheet
  readonly villageId: string
  readonly draftKey: string
}

const Scoring = ({ sheet, villageId, draftKey }: ScoringProps) => {
  const { exceptions } = useFormDraft(sheetDrafts, draftKey)
  const [hasPressed, setPressed] = useState(false)
  const open = sheet.lines.filter((l) => l.open)
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['claim']['scoreSheet']) => api.claim.scoreSheet.mutate(input),
    {
      slot: sheetDrafts.slotOf(draftKey),
      onDone: ({ scored }) => {
        sheetDrafts.discard(draftKey)
        toast(scored > 0 ? `打了${scored}户的分` : '先放着，以后再打')
        void queryClient.invalidateQueries()
        if (open.every((l) => !exceptions[l.claimId]?.later)) goBack('me')
      }
    }
  )
  const wrong = open.filter((l) => {
    const exception = exceptions[l.claimId]
    return exception && exceptionLacks(exception, l) !== null
  })
  const full = open.filter((l) => !exceptions[l.claimId]).length
  const press = () => {
    setPressed(true)
    if (wrong.length === 0)
      void submit({ villageId, sheetId: sheet.sheetId, exceptions: exceptionsInput(exceptions, open) })
  }
  const lack = hasPressed && wrong.length > 0 ? `还有${wrong.length}户没有填好，请看标红的。` : null
  return (
    <Page
      title='打分'
      foot={
        open.length > 0 ? (
          <>
            <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{lack ?? sentence}</Notice>
            <Button kind='primary' running={isRunning} onTap={press}>
              {wordOf(open.length, full)}
            </Button>
          </>
        ) : null
      }
    >
      <About sheet={sheet} />
      {open.length === 0 ? <Notice>这一张没有等您打分的了。</Notice> : null}
      <Lines sheet={sheet} exceptions={exceptions} draftKey={draftKey} showsLack={hasPressed} />
    </Page>
  )
}

/** What the press does, said on the button. */
const wordOf = (open: number, full: number): string => {
  if (open === 1) return full === 1 ? '同意，给满分' : '提交打分'
  return full === open ? `${open}户都给满分，提交` : `${full}户给满分，其余照写的，提交`
}

const About = ({ sheet: s }: { sheet: Sheet }) => {
  const today = useToday()
  return (
    <>
      <View className='xy-lead'>
        <Heading className='xy-lead__title'>{s.item}</Heading>
        <View className='xy-lead__note'>
          {[
            sayDay(s.occurredOn, today),
            s.rule,
            `${s.kind === 'record' ? '记录人' : '申报人'}：${s.by}`
          ].join(' · ')}
        </View>
      </View>
      {s.note || s.photos.length > 0 ? (
        <View className='xy-panel'>
          {s.note ? <View className='xy-prose'>{s.note}</View> : null}
          {s.photos.length > 0 ? <PhotoRow photos={s.photos} /> : null}
        </View>
      ) : null}
    </>
  )
}

export default SheetPage
