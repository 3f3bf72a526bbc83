import { findPersonalData } from '../notice/personal-data'
import type { Refusal } from '../refusal/refusal'

/**
 * Why words that the village will read may not stand as they are, or null: PERSONAL_DATA with the field and the
 * place marked. Fields are checked in the order given.
 */
export const personalFault = (words: Readonly<Record<string, unknown>>): Refusal | null => {
  for (const [field, value] of Object.entries(words)) {
    const [found] = typeof value === 'string' ? findPersonalData(value) : []
    if (!found) continue
    const message = `“${found.excerpt}”是个人信息，不能公开。${found.advice}`
    return { code: 'PERSONAL_DATA', message, field }
  }
  return null
}
