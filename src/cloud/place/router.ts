import { t } from '../api/trpc'
import { findPlace } from './find-place'
import { listCourtyards } from './list-courtyards'
import { listGroups } from './list-groups'
import { listVillages } from './list-villages'
import { mergeVillages } from './merge-villages'
import { readVillage } from './read-village'

export const placeRouter = t.router({
  find: findPlace,
  listCourtyards,
  listGroups,
  listVillages,
  merge: mergeVillages,
  read: readVillage
})
