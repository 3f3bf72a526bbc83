import { t } from '../api/trpc'
import { moveClock } from './move-clock'

export const demoRouter = t.router({ moveClock })
