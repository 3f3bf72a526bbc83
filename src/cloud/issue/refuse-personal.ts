import { findPersonalData } from '@/domain/notice/personal-data'
import { deny } from '../api/refusal-error'

/**
 * What stands in the open must not name a phone, an ID, a bank card or an address: refuses ISSUE_PERSONAL_DATA and
 * quotes the first one found, half hidden.
 */
export const refusePersonal = (field: string, words: string | undefined): void => {
  const [found] = findPersonalData(words ?? '')
  if (!found) return
  deny({
    code: 'ISSUE_PERSONAL_DATA',
    message: `这段话大家都能看到，里面有“${found.excerpt}”。${found.advice}`,
    field
  })
}
