import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useOwnKey } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { goBack } from '@/client/navigate'
import { useFormDraft } from '@/client/stores/form-drafts'
import { LineForm } from './line-form'
import { lineFault, lineForms, ruleInput } from './rule-form'
import './index.scss'

type Draft = Outputs['rulebook']['readDraft']

/** One rule of a draft: what its table said, what it still needs, and the form. */
const LinePage = () => {
  const { villageId = '', draftId = '', lineId = '' } = useRouter().params
  const query = useRead(['rulebook.readDraft', villageId, draftId], () =>
    api.rulebook.readDraft.query({ villageId, draftId })
  )
  return (
    <Page title='写一条细则'>
      <PageState query={query}>
        {(draft) => <LineView villageId={villageId} draft={draft} lineId={lineId || null} />}
      </PageState>
    </Page>
  )
}

interface LineViewProps {
  readonly villageId: string
  readonly draft: Draft
  readonly lineId: string | null
}

const done = () => {
  void queryClient.invalidateQueries()
  goBack('me')
}

const LineView = ({ villageId, draft, lineId }: LineViewProps) => {
  const line = draft.lines.find((l) => l.lineId === lineId) ?? null
  const key = useOwnKey(draft.draftId, lineId ?? 'new')
  const written = useFormDraft(lineForms, key)
  // Until something is written the form shows what was read.
  const form = written.touched || !line ? written : { ...written, ...line.rule }
  const edit = (change: Partial<typeof form>) => lineForms.edit(key, { ...form, ...change, touched: true })
  const at = { villageId, draftId: draft.draftId }
  const saving = useSubmit((input: Inputs['rulebook']['saveLine']) => api.rulebook.saveLine.mutate(input), {
    slot: lineForms.slotOf(key),
    onDone: () => {
      lineForms.discard(key)
      done()
    }
  })
  const leaving = useSubmit(api.rulebook.leaveOutLine.mutate, { onDone: done })
  const fault = lineFault(form)
  const rule = ruleInput(form)
  return (
    <>
      {line?.said ? (
        <View className='xy-panel'>
          <View className='xy-panel__title'>原表写的</View>
          <View className='xy-prose'>{line.said}</View>
        </View>
      ) : null}
      {(line?.asks ?? []).map((words) => (
        <Notice key={words} tone={line?.state === 'refused' ? 'stop' : 'wait'}>
          {words}
        </Notice>
      ))}
      <LineForm form={form} edit={edit} groups={draft.groups} deductions={draft.deductionPeriod !== null} />
      <View className='xy-foot xy-foot_inline'>
        <Notice tone='stop'>{saving.sentence ?? leaving.sentence ?? (form.touched ? fault : null)}</Notice>
        <Button
          kind='primary'
          running={saving.isRunning}
          disabled={rule === null}
          onTap={() => rule && void saving.submit({ ...at, lineId, rule })}
        >
          保存这一条
        </Button>
        {line ? (
          <Button
            kind='quiet'
            running={leaving.isRunning}
            onTap={() =>
              void leaving.submit({ ...at, lineId: line.lineId, leftOut: line.state !== 'left_out' })
            }
          >
            {line.state === 'left_out' ? '还是要这一条' : '不要这一条'}
          </Button>
        ) : null}
      </View>
    </>
  )
}

export default LinePage
