import { t } from '../api/trpc'
import { createKey } from './create-key'
import { endKey } from './end-key'
import { listKeys } from './list-keys'

export const open311Router = t.router({ listKeys, createKey, endKey })
