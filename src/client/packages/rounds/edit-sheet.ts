import { type PhoneSheet, type SheetKey, sheets } from '@/client/stores/sheets'
import type { Stop } from './use-route'

/**
 * Changes a sheet. Where a second look waits it is one from now on, and stays one: a correction of it must not bring the
 * household back to where it was.
 */
export const editSheet = (
  key: SheetKey,
  stop: Pick<Stop, 'again'>,
  change: (now: PhoneSheet) => Partial<PhoneSheet>
): void => sheets.edit(key, (now) => ({ again: now.again || stop.again, ...change(now) }))
