import { outbox } from './send-drafts'
import { letterBox } from './send-letters'
import { sheetBox } from './send-sheets'

/** Tries to send all that waits on this phone: matters, letters, sheets. */
export const flushAll = (): void => {
  void outbox.flush()
  void letterBox.flush()
  void sheetBox.flush()
}
