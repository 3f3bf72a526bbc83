import type { Shown } from '@/client/components/page-state'
import { ClientError } from './client-error'
import { useMe } from './use-me'

const ofNoVillage = new ClientError('refusal', {
  code: 'NOT_OF_VILLAGE',
  message: '这里是本村人用的，您现在的身份不在村里。'
})

/**
 * Something read of one's own village, as it is shown: to a visitor the way to sign in, to somebody of no village a
 * sentence. What is not asked for would else be waited for without an end.
 */
export const useOfVillage = <T>(query: Shown<T>): Shown<T> => {
  const { member, query: me } = useMe()
  if (member) return query
  return { ...me, data: undefined, error: me.data === undefined ? me.error : ofNoVillage }
}
