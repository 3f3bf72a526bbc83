import { t } from '../api/trpc'
import { listMessages } from './list-messages'

export const messageRouter = t.router({ list: listMessages })
