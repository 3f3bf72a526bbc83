import { dayOf } from '@/domain/common/calendar'

/** What the demo's clock shows. */
export const presentClock = (now: Date) => ({ now: now.toISOString(), today: dayOf(now) })
