import { findPersonalData } from '@/domain/notice/personal-data'
import { deny } from '../api/refusal-error'

/**
 * What the whole village reads must not name a phone, an ID, a bank card or an address: refuses SHOP_PERSONAL_DATA for the
 * first field in which one stands, and quotes it half hidden.
 */
export const refusePersonal = (fields: Readonly<Record<string, string>>): void => {
  for (const [field, words] of Object.entries(fields)) {
    const [found] = findPersonalData(words)
    if (!found) continue
    const message = `这段话大家都能看到，里面有“${found.excerpt}”。${found.advice}`
    deny({ code: 'SHOP_PERSONAL_DATA', message, field })
  }
}
