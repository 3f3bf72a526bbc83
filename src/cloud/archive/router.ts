import { t } from '../api/trpc'
import { readArchive } from './read-archive'

export const archiveRouter = t.router({ read: readArchive })
