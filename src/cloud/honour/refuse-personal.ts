import { honourRefusals } from '@/domain/honour/refusals'
import { findPersonalData } from '@/domain/notice/personal-data'
import { deny } from '../api/refusal-error'

/** What the village reads must not name a phone, an ID, a bank card or an address. Refuses HONOUR_PERSONAL_DATA. */
export const refusePersonal = (field: string, words: string | undefined): void => {
  const [found] = findPersonalData(words ?? '')
  if (found) deny(honourRefusals.personal(found.excerpt, found.advice, field))
}
