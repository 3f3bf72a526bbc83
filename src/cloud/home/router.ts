import { t } from '../api/trpc'
import { readHome } from './read-home'

export const homeRouter = t.router({ read: readHome })
