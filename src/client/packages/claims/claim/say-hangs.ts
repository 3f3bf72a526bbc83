import type { Outputs } from '@/client/api/client'
import { sayDay } from '@/client/words/dates'

type Hangs = Outputs['claim']['read']['hangs']

/** What became of the notice that a claim hangs by, and what that means for its points; null where it simply hangs. */
export const sayHangs = (hangs: Hangs, today: string): string | null => {
  if (hangs === null) return null
  const { stopped, anewOn, windowLastDay } = hangs
  if (stopped) {
    const since = stopped.on === null ? '' : `${sayDay(stopped.on, today)}起`
    return `${since}公示停了：${stopped.words}。分还在，先不入账；村里重新公示以后，提异议的天数从头算。`
  }
  if (anewOn === null) return null
  const until =
    windowLastDay === null ? '提异议的天数从头算' : `到${sayDay(windowLastDay, today)}为止都可以提异议`
  return `${sayDay(anewOn, today)}起重新公示，${until}，没有异议再入账。`
}
