import { t } from '../api/trpc'
import { enterTraining } from './enter-training'
import { readTraining } from './read-training'
import { resetTraining } from './reset-training'

export const trainingRouter = t.router({ read: readTraining, enter: enterTraining, reset: resetTraining })
