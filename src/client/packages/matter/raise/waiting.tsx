import { View } from '@tarojs/components'
import { KeptOnPhone } from '@/client/components/kept-on-phone'
import { Page } from '@/client/components/page'
import type { IssueDraft } from '@/client/stores/drafts'
import { outbox, useSending } from '@/client/stores/send-drafts'
import { sayDraft, sayParts } from '../say-draft'

/** A matter on its way: sent by itself as soon as there is a signal. */
export const Waiting = ({ draft }: { draft: IssueDraft }) => (
  <Page title='我要说事'>
    <KeptOnPhone
      isSending={useSending(draft.draftId)}
      onAgain={() => void outbox.flush()}
      onChange={() => outbox.hold(draft.draftId)}
    />
    <View className='xy-panel'>
      <View className='xy-words'>{sayDraft(draft)}</View>
      <View className='xy-panel__aside'>{sayParts(draft)}</View>
    </View>
  </Page>
)
