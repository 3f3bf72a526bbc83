import type { Inputs } from '@/client/api/client'
import { makeFormDrafts } from '@/client/stores/form-drafts'

/** What is not full marks: another number of points with the reason, or nothing yet. */
export interface Exception {
  readonly points: number | null
  readonly reason: string
  readonly later: boolean
}

interface SheetForm {
  readonly exceptions: Readonly<Record<string, Exception>>
}

/** Scores that are being given, by who gives them and on which sheet. */
export const sheetDrafts = makeFormDrafts<SheetForm>('sheet-drafts', { exceptions: {} })

export const newException: Exception = { points: null, reason: '', later: false }

interface Open {
  readonly claimId: string
  readonly asked: number
}

/** What is wrong with the exception of one line; null where it can be sent. */
export const exceptionLacks = ({ points, reason, later }: Exception, { asked }: Open): string | null => {
  if (later) return null
  if (points === null || points > asked) return `请填0到${asked}之间的整数分。`
  return points < asked && reason.trim().length < 2 ? '少给分要写明理由，本人会看到。' : null
}

/** The lines that are still open, with what was written of them; full marks need no exception. */
export const exceptionsInput = (
  exceptions: SheetForm['exceptions'],
  open: readonly Open[]
): Inputs['claim']['scoreSheet']['exceptions'] =>
  open.flatMap(({ claimId, asked }) => {
    const exception = exceptions[claimId]
    if (!exception || (!exception.later && exception.points === asked)) return []
    const reason = exception.reason.trim()
    return [{ claimId, points: exception.later ? null : exception.points, ...(reason ? { reason } : {}) }]
  })
