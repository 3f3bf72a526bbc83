import { useInfiniteQuery } from '@tanstack/react-query'
import { useDidShow } from '@tarojs/taro'
import { useSession } from '@/client/stores/session'
import { keep, kept } from './kept'

interface Paged<T> {
  /** Reads the page that follows `after`; the first when it is null. */
  readonly read: (after: string | null) => Promise<T>
  /** What to pass for the page after this one, or null at the end. */
  readonly next: (page: T) => string | null
  /** The first page is kept on the phone, see `useRead`. */
  readonly keep?: boolean
}

/** Server state that is read page by page; otherwise as `useRead`. `data` is the pages read so far. */
export const useReadMore = <T>(key: readonly unknown[], paged: Paged<T>) => {
  const who = useSession((s) => s.signInId)
  const whole = [who, ...key]
  const old = paged.keep ? kept<T>(whole) : null
  const query = useInfiniteQuery({
    queryKey: whole,
    queryFn: async ({ pageParam }) => {
      const page = await paged.read(pageParam)
      if (paged.keep && pageParam === null) keep(whole, page)
      return page
    },
    initialPageParam: null as string | null,
    getNextPageParam: paged.next,
    ...(old ? { initialData: { pages: [old.data], pageParams: [null] }, initialDataUpdatedAt: old.at } : {})
  })
  useDidShow(() => {
    if (query.isStale) void query.refetch({ cancelRefetch: false })
  })
  return {
    data: query.data?.pages,
    error: query.error,
    isFetching: query.isFetching,
    dataUpdatedAt: query.dataUpdatedAt,
    refetch: query.refetch,
    more: query.hasNextPage
      ? { isRunning: query.isFetchingNextPage, read: () => void query.fetchNextPage() }
      : null
  }
}
