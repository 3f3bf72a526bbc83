import { QueryClient } from '@tanstack/react-query'
import { toClientError } from './client-error'

/** Server state. A read that found no network is tried again twice; one that was waited for in vain is not,
 * nor is a refusal, which is an answer. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      // What was kept on the phone is shown at once and asked for anew: it may be from before the app was closed.
      staleTime: ({ state }) => (state.dataUpdateCount === 0 ? 0 : 15_000),
      gcTime: 10 * 60_000,
      retry: (failures, error) => toClientError(error).code === 'OFFLINE' && failures < 2,
      retryDelay: (failures) => 800 * (failures + 1),
      refetchOnWindowFocus: false,
      refetchOnReconnect: true
    },
    mutations: { networkMode: 'always', retry: false }
  }
})
