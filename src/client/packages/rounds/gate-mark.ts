import { keyOf, type PhoneSheet } from '@/client/stores/sheets'
import type { GateMark } from '@/domain/picture/route-map'
import { isDone, keyFor, type Route, type Stop, stateOf } from './use-route'

/** How a household is drawn on the map for this inspector, by the phone and by what the server had. */
export const gateMarkOf = (
  villageId: string,
  route: Route,
  stop: Stop,
  all: Readonly<Record<string, PhoneSheet>>
): GateMark => {
  const state = stateOf(stop, all[keyOf(keyFor(villageId, route, stop.id))] ?? null)
  if (state === 'kin') return 'kin'
  if (state === 'again') return 'again'
  if (stop.helped) return isDone(state) ? 'helped_done' : 'helped'
  return isDone(state) ? 'done' : 'todo'
}
