import { useRouter } from '@tarojs/taro'
import { api } from '@/client/api/client'
import { useNow } from '@/client/api/use-now'
import { useRead } from '@/client/api/use-read'
import { Cell, Cells } from '@/client/components/cells'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { ReadAloud } from '@/client/components/read-aloud'
import { go } from '@/client/navigate'
import { sayTime } from '@/client/words/dates'
import { dayOf } from '@/domain/common/calendar'
import { spokenMessages } from '@/domain/spoken/matter'
import { whereTo } from './where-to'

const tapOf = (way: ReturnType<typeof whereTo>) => (way ? { onTap: () => go(way.page, way.query) } : {})

/** 消息: what one has been told. */
const Messages = () => {
  const { placeId = '' } = useRouter().params
  const query = useRead(['message.list', placeId], () => api.message.list.query({ placeId }))
  const now = useNow()
  return (
    <Page title='消息'>
      <PageState
        query={query}
        isEmpty={(messages) => messages.length === 0}
        empty={{ title: '没有消息', hint: '您说的事有了进展，会在这里告诉您。' }}
      >
        {(messages) => (
          <>
            <ReadAloud text={() => spokenMessages(messages, dayOf(now))} />
            <Cells>
              {messages.map((m) => (
                <Cell
                  key={m.messageId}
                  title={m.words}
                  note={[m.reason, sayTime(m.at, now), m.pushed ? '微信也提醒了' : null]
                    .filter(Boolean)
                    .join(' · ')}
                  {...tapOf(whereTo(m, placeId))}
                />
              ))}
            </Cells>
          </>
        )}
      </PageState>
    </Page>
  )
}

export default Messages
