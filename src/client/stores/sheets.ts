import Taro from '@tarojs/taro'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { newRequestId } from '@/client/api/request-id'
import type { Consent, Marks } from '@/domain/inspection/visit'
import type { PhotoDraft } from './drafts'

/** One household's sheet as one inspector filled it in on this phone. */
export interface PhoneSheet {
  /** Under which the server keeps it once, however often it is sent. */
  readonly sheetId: string
  readonly villageId: string
  readonly roundId: string
  readonly householdId: string
  /** Whose it is: another person on the same phone neither sees nor sends it. */
  readonly inspectorId: string
  readonly consent: Consent
  readonly marks: Marks
  readonly help: string
  readonly advice: string
  readonly photos: readonly PhotoDraft[]
  readonly again: boolean
  /** When it was last written in, in milliseconds by the phone's clock. */
  readonly editedAt: number
  /** `queued`: goes as soon as there is a signal; `returned`: the server has something against it. */
  readonly state: 'open' | 'queued' | 'sent' | 'returned'
  readonly problem: { readonly field: string | null; readonly message: string } | null
}

export type SheetKey = Pick<PhoneSheet, 'villageId' | 'roundId' | 'householdId' | 'inspectorId'>

interface Sheets {
  readonly sheets: Readonly<Record<string, PhoneSheet>>
  /** The phone would not take the last one. */
  readonly isFull: boolean
}

const PREFIX = 'sheet:'
/** What was sent is kept as long as a round may last, to be looked up and corrected. */
const KEPT_MS = 60 * 24 * 60 * 60 * 1000

export const keyOf = ({ roundId, householdId, inspectorId }: SheetKey): string =>
  [roundId, householdId, inspectorId].join(':')

const isSheet = (found: unknown): found is PhoneSheet =>
  typeof found === 'object' && found !== null && 'sheetId' in found && 'marks' in found

const readAll = (): Record<string, PhoneSheet> => {
  const found: Record<string, PhoneSheet> = {}
  for (const name of Taro.getStorageInfoSync().keys) {
    if (!name.startsWith(PREFIX)) continue
    const sheet: unknown = Taro.getStorageSync(name)
    if (!isSheet(sheet)) continue
    if (sheet.state === 'sent' && Date.now() - sheet.editedAt > KEPT_MS) Taro.removeStorageSync(name)
    else found[keyOf(sheet)] = sheet
  }
  return found
}

const blank = (key: SheetKey): PhoneSheet => ({
  ...{ villageId: key.villageId, roundId: key.roundId, householdId: key.householdId },
  ...{
    inspectorId: key.inspectorId,
    sheetId: newRequestId(),
    consent: 'none',
    marks: {},
    help: '',
    advice: ''
  },
  ...{ photos: [], again: false, editedAt: 0, state: 'open', problem: null }
})

// What may have arrived is another sheet from now on: the first one stays as it is, and the later one counts. Photos that
// are with the first stay there; those that were only on their way go up anew.
const anew = (sheet: PhoneSheet): PhoneSheet => ({
  ...sheet,
  ...{ sheetId: newRequestId(), state: 'open', problem: null },
  photos:
    sheet.state === 'sent'
      ? []
      : sheet.photos.map((p) => ({ ...p, id: newRequestId(), fileId: null, smallUrl: null }))
})

/**
 * The sheets on this phone, each under a key of its own, so that every tap writes a few hundred bytes and is safe at
 * once. Made once by the app, and anew by a test that plays a restarted phone.
 */
export const makeSheets = () => {
  const store = createStore<Sheets>(() => ({ sheets: readAll(), isFull: false }))

  const write = (sheet: PhoneSheet): void => {
    const key = keyOf(sheet)
    let isFull = false
    try {
      Taro.setStorageSync(PREFIX + key, sheet)
    } catch {
      isFull = true
    }
    store.setState((s) => ({ sheets: { ...s.sheets, [key]: sheet }, isFull }))
  }

  const read = (key: SheetKey): PhoneSheet => store.getState().sheets[keyOf(key)] ?? blank(key)

  /** Changes a sheet; one that was given away before becomes a new one. */
  const edit = (key: SheetKey, change: (sheet: PhoneSheet) => Partial<PhoneSheet>): void => {
    const found = read(key)
    const sheet = found.state === 'open' ? found : anew(found)
    // Later than what was written before, also where the phone's clock was put right in between: the later sheet counts.
    const editedAt = Math.max(Date.now(), found.editedAt + 1)
    write({ ...sheet, ...change(sheet), problem: null, editedAt })
  }

  /** What became of photos and sheets on their way; false, and nothing, where the sheet was changed meanwhile. */
  const settle = (sheet: PhoneSheet, change: (now: PhoneSheet) => Partial<PhoneSheet>): boolean => {
    const now = read(sheet)
    if (now.sheetId !== sheet.sheetId) return false
    write({ ...now, ...change(now) })
    return true
  }

  return { store, read, edit, settle }
}

export type SheetStore = ReturnType<typeof makeSheets>

export const sheets = makeSheets()

/** One sheet as it is now. */
export const useSheet = (key: SheetKey): PhoneSheet =>
  useStore(sheets.store, (s) => s.sheets[keyOf(key)]) ?? blank(key)

/** How far one sheet is on this phone; null where none was begun. */
export const useSheetState = (key: SheetKey): PhoneSheet['state'] | null =>
  useStore(sheets.store, (s) => s.sheets[keyOf(key)]?.state ?? null)

export const useSheetsFull = (): boolean => useStore(sheets.store, (s) => s.isFull)
