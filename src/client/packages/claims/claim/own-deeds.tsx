import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useOwnKey } from '@/client/api/use-me'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Panel } from '@/client/components/panel'
import { confirm, toast } from '@/client/components/toast'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { makeFormDrafts, useFormDraft } from '@/client/stores/form-drafts'
import { sayDate } from '@/client/words/dates'
import type { Claim } from './index'

interface DeedProps {
  readonly claim: Claim
  readonly villageId: string
}

const words = makeFormDrafts<{ readonly words: string }>('reconsider-drafts', { words: '' })

/** What the household can do about it now: ask others to judge it anew, object to the notice. */
export const OwnDeeds = ({ claim: c, villageId }: DeedProps) => (
  <>
    {c.mayReconsider ? <Reconsider claim={c} villageId={villageId} /> : null}
    {c.noticeId ? (
      <Panel title='公示'>
        {c.state === 'PUBLICITY' && !c.hangs?.stopped ? (
          <View className='xy-prose'>分数不对、不该得的，都可以在公示页上对这一户提异议。</View>
        ) : null}
        <Way onTap={() => go('notice', { villageId, noticeId: c.noticeId ?? '' })}>看这次公示</Way>
      </Panel>
    ) : null}
  </>
)

const Reconsider = ({ claim: c, villageId }: DeedProps) => {
  const key = useOwnKey(c.claimId)
  const draft = useFormDraft(words, key)
  const [isOpen, setOpen] = useState(draft.words !== '')
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['claim']['askReconsideration']) => api.claim.askReconsideration.mutate(input),
    {
      slot: words.slotOf(key),
      onDone: () => {
        words.discard(key)
        toast('已申请复议，由别人来评')
        void queryClient.invalidateQueries()
      }
    }
  )
  return (
    <Panel title='不服这个结果？' accent>
      <View className='xy-prose'>
        {`可以申请复议一次，由没有参加过的人重新评。${c.reconsiderUntil ? `${sayDate(c.reconsiderUntil)}以前都可以。` : ''}`}
      </View>
      {isOpen ? (
        <View className='xy-claim__form'>
          <Field
            label='为什么要复议'
            lines
            hint='哪里评得不对，谁可以作证'
            value={draft.words}
            maxLength={500}
            onInput={(said) => words.edit(key, { words: said })}
            error={problem?.field === 'words' ? problem.message : null}
          />
          <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{sentence}</Notice>
          <Button
            kind='primary'
            running={isRunning}
            onTap={() => void submit({ villageId, claimId: c.claimId, words: draft.words.trim() })}
          >
            提交复议申请
          </Button>
        </View>
      ) : (
        <Button kind='primary' onTap={() => setOpen(true)}>
          申请复议
        </Button>
      )}
    </Panel>
  )
}

/** Before anybody has scored it: it was a mistake. */
export const Withdraw = ({ claim: c, villageId }: DeedProps) => {
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['claim']['withdraw']) => api.claim.withdraw.mutate(input),
    {
      onDone: () => {
        toast('已撤回')
        void queryClient.invalidateQueries()
      }
    }
  )
  const withdraw = async () => {
    if (await confirm('撤回这条申报？', '撤回以后就不再评了。报错了可以重新报。', '撤回')) {
      await submit({ villageId, claimId: c.claimId })
    }
  }
  return (
    <View className='xy-section'>
      <Notice tone='stop'>{sentence}</Notice>
      <Button running={isRunning} onTap={() => void withdraw()}>
        报错了，撤回
      </Button>
    </View>
  )
}
