import { t } from '../api/trpc'
import { consentToMessages } from './consent-to-messages'
import { listDeadPushes } from './list-dead-pushes'
import { listMessages } from './list-messages'
import { readAsking } from './read-asking'
import { retryDeadPush } from './retry-dead-push'

export const messageRouter = t.router({
  list: listMessages,
  asking: readAsking,
  consent: consentToMessages,
  listDead: listDeadPushes,
  retryDead: retryDeadPush
})
