import { useMe } from './use-me'

/**
 * The moment it is for the village: the server's, run on since it was heard, for a phone's clock may be wrong and the
 * demo's may have been moved; the phone's own while the server's is not known.
 */
export const useNow = (): Date => {
  const { me, query } = useMe()
  const own = Date.now()
  // What an earlier program kept on the phone does not say the moment.
  const heard = Date.parse(me?.now ?? '')
  return new Date(Number.isNaN(heard) ? own : heard + Math.max(0, own - query.dataUpdatedAt))
}
