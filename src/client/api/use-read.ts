import { useQuery } from '@tanstack/react-query'
import { useDidShow } from '@tarojs/taro'
import { useSession } from '@/client/stores/session'
import { keep, kept } from './kept'

interface ReadOptions {
  /** False while something it needs is not known yet. */
  readonly enabled?: boolean
  /** Also kept on the phone, to be shown without network after the app was closed. */
  readonly keep?: boolean
}

/**
 * Server state under `key`, read by `read`. What one person was shown is never shown to the next: the key holds
 * the sign-in. Reads again when the page comes back and what it has is old.
 */
export const useRead = <T>(key: readonly unknown[], read: () => Promise<T>, options: ReadOptions = {}) => {
  const who = useSession((s) => s.signInId)
  const whole = [who, ...key]
  const query = useQuery({
    queryKey: whole,
    queryFn: async () => {
      const data = await read()
      if (options.keep) keep(whole, data)
      return data
    },
    enabled: options.enabled ?? true,
    // Asked for once, when the query begins: a route of five hundred households is not read at every drawing.
    ...(options.keep
      ? {
          initialData: () => kept<T>(whole)?.data,
          initialDataUpdatedAt: () => kept<T>(whole)?.at
        }
      : {})
  })
  useDidShow(() => {
    if (query.isStale && options.enabled !== false) void query.refetch({ cancelRefetch: false })
  })
  return query
}
