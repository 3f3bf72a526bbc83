import { useQuery } from '@tanstack/react-query'
import { useDidShow } from '@tarojs/taro'
import { session, useSession } from '@/client/stores/session'
import { keep, kept } from './kept'
import { mayBeKept } from './never-kept'

/** Whether an answer stays on the phone when the app is closed; null: as `never-kept.ts` says. */
export type Keep<T> = boolean | ((data: T) => boolean)

interface ReadOptions<T> {
  /** False while something it needs is not known yet. */
  readonly enabled?: boolean
  /** Otherwise than the rule: kept on the phone and shown without network after the app was closed, or not. */
  readonly keep?: Keep<T>
}

/** Where an answer is kept, and whether. */
export const useKeeper = <T>(key: readonly unknown[], rule: Keep<T> = mayBeKept(key)) => {
  const who = useSession((s) => s.signInId)
  const whole = [who, ...key]
  return {
    whole,
    // Asked for once, when the query begins: a route of five hundred households is not read at every drawing.
    old: () => (rule === false ? null : kept<T>(whole)),
    save: (data: T) => {
      // What comes when somebody has signed out meanwhile would lie on the phone after all.
      if (session.getState().signInId !== who) return
      if (typeof rule === 'function' ? rule(data) : rule) keep(whole, data)
    }
  }
}

/**
 * Server state under `key`, which begins with the procedure's name, read by `read`. What was last known is shown at once,
 * also from before the app was closed. What one person was shown is never shown to the next: the key holds the sign-in.
 * Reads again when the page comes back and what it has is old.
 */
export const useRead = <T>(
  key: readonly unknown[],
  read: () => Promise<T>,
  { enabled = true, keep: rule }: ReadOptions<T> = {}
) => {
  const { whole, old, save } = useKeeper(key, rule)
  const query = useQuery({
    queryKey: whole,
    queryFn: async () => {
      const data = await read()
      save(data)
      return data
    },
    enabled,
    initialData: () => old()?.data,
    initialDataUpdatedAt: () => old()?.at
  })
  useDidShow(() => {
    if (query.isStale && enabled) void query.refetch({ cancelRefetch: false })
  })
  return query
}
