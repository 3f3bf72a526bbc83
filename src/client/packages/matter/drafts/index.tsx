import { View } from '@tarojs/components'
import { useMe } from '@/client/api/use-me'
import { Button } from '@/client/components/button'
import { Page } from '@/client/components/page'
import { Blank } from '@/client/components/page-state'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { confirm } from '@/client/components/toast'
import { go, goToSignIn } from '@/client/navigate'
import { type IssueDraft, useOwnDrafts } from '@/client/stores/drafts'
import { discardWhole, outbox, useSending } from '@/client/stores/send-drafts'
import { sayTime } from '@/client/words/dates'
import { sayDraft, sayParts } from '../say-draft'

/** 没说完的事: what was begun, what waits for a signal, what the server gave back. */
const MatterDrafts = () => {
  const { isSignedIn, member } = useMe()
  const own = useOwnDrafts(member?.holderId ?? null)
  const isWaiting = own.some((d) => d.state === 'queued')
  if (!isSignedIn) {
    return (
      <Page title='没说完的事'>
        <Blank icon='person' title='请先登录' hint='写了的都存在这台手机里，登录后接着说。'>
          <Button kind='primary' onTap={goToSignIn}>
            登录
          </Button>
        </Blank>
      </Page>
    )
  }
  return (
    <Page title='没说完的事'>
      {own.length === 0 ? (
        <Blank icon='tick' title='都说完了' hint='写了一半的事会存在这里，不会丢。' />
      ) : (
        <View className='xy-cards'>
          {own.map((draft) => (
            <DraftCard key={draft.draftId} draft={draft} />
          ))}
        </View>
      )}
      {isWaiting ? <Button onTap={() => void outbox.flush()}>等信号的，现在再试一次</Button> : null}
    </Page>
  )
}

const DraftCard = ({ draft }: { draft: IssueDraft }) => {
  const { draftId, state, problem } = draft
  const isSending = useSending(draftId)
  const remove = async () => {
    const said = sayDraft(draft)
    if (await confirm('删掉这件事？', `“${said}”删掉后找不回来。`, '删掉')) discardWhole(draftId)
  }
  return (
    <View className='xy-panel'>
      <Tap role='link' onTap={() => go('raise', { draftId })}>
        <View className='xy-card__head'>
          <Tag tone={problem ? 'stop' : state === 'queued' ? 'wait' : 'calm'}>
            {isSending ? '正在发送' : state === 'queued' ? '等信号，自动发' : problem ? '退回来了' : '没写完'}
          </Tag>
          {/* By the phone's own clock, which wrote it down. */}
          <View className='xy-card__aside'>
            {sayTime(new Date(draft.editedAt).toISOString(), new Date())}
          </View>
        </View>
        <View className='xy-card__words'>{sayDraft(draft)}</View>
        <View className='xy-card__foot'>{sayParts(draft)}</View>
        {problem ? <View className='xy-field__error'>{problem.message}</View> : null}
      </Tap>
      <View className='xy-pair'>
        <Button disabled={isSending} onTap={() => void remove()}>
          删掉
        </Button>
        <Button onTap={() => go('raise', { draftId })}>{state === 'queued' ? '看一看' : '接着说'}</Button>
      </View>
    </View>
  )
}

export default MatterDrafts
