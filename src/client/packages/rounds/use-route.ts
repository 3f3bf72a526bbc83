import { api, type Outputs } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import type { PhoneSheet, SheetKey } from '@/client/stores/sheets'

export type Route = Outputs['round']['readRoute']
export type Stop = Route['stops'][number]

/** The route of a round, kept on the phone: it opens where there is no signal. */
export const useRoute = (villageId: string, roundId: string) =>
  useRead(['round.readRoute', villageId, roundId], () => api.round.readRoute.query({ villageId, roundId }), {
    enabled: villageId !== '' && roundId !== ''
  })

export const keyFor = (villageId: string, route: Route, householdId: string): SheetKey => ({
  ...{ villageId, roundId: route.roundId, householdId, inspectorId: route.inspectorId }
})

/** How far a household is for this inspector: by this phone, else by what the server had when the route was read. */
export type StopState = 'kin' | 'again' | 'todo' | PhoneSheet['state']

export const stateOf = (stop: Stop, sheet: Pick<PhoneSheet, 'state' | 'again'> | null): StopState => {
  if (stop.kin) return 'kin'
  if (sheet && (sheet.state !== 'sent' || !stop.again || sheet.again)) return sheet.state
  return stop.again ? 'again' : stop.sent ? 'sent' : 'todo'
}

/** Nothing more is asked of this inspector there. */
export const isDone = (state: StopState): boolean => state === 'queued' || state === 'sent' || state === 'kin'
