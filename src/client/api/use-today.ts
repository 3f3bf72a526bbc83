import { dayOf } from '@/domain/common/calendar'
import { useMe } from './use-me'

/** Today for the village, `YYYY-MM-DD`: the server's day where it is known, for a phone's clock may be wrong. */
export const useToday = (): string => {
  const { me } = useMe()
  return me?.today ?? dayOf(new Date())
}
