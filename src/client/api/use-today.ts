import { addDays, dayOf, daysBetween } from '@/domain/common/calendar'
import { useMe } from './use-me'

/**
 * Today for the village, `YYYY-MM-DD`: the server's day where it is known, for a phone's clock may be wrong. Where the
 * server was last heard of on another day, as many days later as this phone has counted since.
 */
export const useToday = (): string => {
  const { me, query } = useMe()
  const now = dayOf(new Date())
  if (!me) return now
  return addDays(me.today, Math.max(0, daysBetween(dayOf(new Date(query.dataUpdatedAt)), now)))
}
