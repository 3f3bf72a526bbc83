import { t } from '../api/trpc'
import { chooseRules } from './choose-rules'
import { readChoice } from './read-choice'

export const countyRouter = t.router({ readChoice, choose: chooseRules })
