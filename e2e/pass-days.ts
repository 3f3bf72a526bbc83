import { addDays } from '../src/domain/common/calendar'
import type { Driver } from './driver'

interface Calendar {
  readonly phone: Driver
  /** The demo's day. */
  today: string
}

const jumps = { 1: '过一天', 7: '过七天', 15: '过十五天' } as const

const sayDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `今天是${year}年${month}月${date}日`
}

/** Waits for the demo's day, or the one after it: a story may be told over midnight. */
const seeDay = async (scene: Calendar): Promise<void> => {
  const [day, next] = [scene.today, addDays(scene.today, 1)]
  await scene.phone.see(new RegExp(`${sayDay(day)}|${sayDay(next)}`))
  if ((await scene.phone.text()).includes(sayDay(next))) scene.today = next
}

/** On 我的: puts the demo's clock forward by these days, one press each. */
export const passDays = async (scene: Calendar, ...days: (keyof typeof jumps)[]): Promise<void> => {
  await seeDay(scene)
  for (const jump of days) {
    await scene.phone.tap(jumps[jump])
    scene.today = addDays(scene.today, jump)
    await seeDay(scene)
  }
}
