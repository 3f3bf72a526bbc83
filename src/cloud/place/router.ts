import { t } from '../api/trpc'
import { findPlace } from './find-place'
import { listGroups } from './list-groups'
import { listVillages } from './list-villages'
import { mergeVillages } from './merge-villages'
import { readVillage } from './read-village'

export const placeRouter = t.router({
  find: findPlace,
  listGroups,
  listVillages,
  merge: mergeVillages,
  read: readVillage
})
