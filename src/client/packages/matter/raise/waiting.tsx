import { View } from '@tarojs/components'
import { a11y } from '@/client/components/a11y'
import { Button } from '@/client/components/button'
import { Icon } from '@/client/components/icon'
import { Page } from '@/client/components/page'
import type { IssueDraft } from '@/client/stores/drafts'
import { outbox, useSending } from '@/client/stores/send-drafts'
import { sayDraft, sayParts } from '../say-draft'

/** A matter on its way: sent by itself as soon as there is a signal. */
export const Waiting = ({ draft }: { draft: IssueDraft }) => {
  const isSending = useSending(draft.draftId)
  return (
    <Page title='我要说事'>
      <View className='xy-receipt' {...a11y({ live: true })}>
        {isSending ? (
          <View className='xy-spin xy-spin_big' />
        ) : (
          <View className='xy-receipt__mark xy-raise__wait'>
            <Icon name='offline' />
          </View>
        )}
        <View className='xy-receipt__title'>{isSending ? '正在发送' : '已经存好，等信号'}</View>
        <View className='xy-receipt__note'>
          {isSending
            ? '信号弱的时候会慢一点，请等一等。'
            : '刚才没有发出去。有信号了会自动发，只发一次。您可以先去忙，关掉也不会丢。'}
        </View>
        {isSending ? null : (
          <>
            <Button kind='primary' onTap={() => void outbox.flush()}>
              现在再试一次
            </Button>
            <Button onTap={() => outbox.hold(draft.draftId)}>先不发，改一改</Button>
          </>
        )}
      </View>
      <View className='xy-panel'>
        <View className='xy-words'>{sayDraft(draft)}</View>
        <View className='xy-panel__aside'>{sayParts(draft)}</View>
      </View>
    </Page>
  )
}
