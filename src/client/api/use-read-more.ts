import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { useDidShow } from '@tarojs/taro'
import { type Keep, useKeeper } from './use-read'

interface Paged<T> {
  /** Reads the page that follows `after`; the first when it is null. */
  readonly read: (after: string | null) => Promise<T>
  /** What to pass for the page after this one, or null at the end. */
  readonly next: (page: T) => string | null
  /** False while something it needs is not known yet. */
  readonly enabled?: boolean
  /** Whether the first page is kept on the phone otherwise than the rule, see `useRead`. */
  readonly keep?: Keep<T>
}

/** Server state that is read page by page; otherwise as `useRead`. `data` is the pages read so far. */
export const useReadMore = <T>(key: readonly unknown[], { read, next, keep, enabled = true }: Paged<T>) => {
  const { whole, old, save } = useKeeper(key, keep)
  const query = useInfiniteQuery({
    queryKey: whole,
    queryFn: async ({ pageParam }) => {
      const page = await read(pageParam)
      if (pageParam === null) save(page)
      return page
    },
    initialPageParam: null as string | null,
    getNextPageParam: next,
    enabled,
    initialData: (): InfiniteData<T, string | null> | undefined => {
      const first = old()
      return first ? { pages: [first.data], pageParams: [null] } : undefined
    },
    initialDataUpdatedAt: () => old()?.at
  })
  useDidShow(() => {
    if (query.isStale && enabled) void query.refetch({ cancelRefetch: false })
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
