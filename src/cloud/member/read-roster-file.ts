import { maxRosterFileBytes } from '@/domain/member/roster'
import type { Cell } from '@/domain/member/roster-cells'
import { findHeader } from '@/domain/member/roster-columns'
import { rosterRefusals } from '@/domain/member/roster-problems'
import { deny } from '../api/refusal-error'
import { decodeText, readCsv } from './read-csv'
import { repackWorkbook } from './unpack-workbook'

type Sheet = readonly (readonly Cell[])[]

/**
 * The sheets of a table (.xlsx, or .csv) as cells. Refuses ROSTER_FILE_OLD (.xls), ROSTER_FILE_TOO_LARGE,
 * ROSTER_FILE_UNREADABLE.
 */
export const readSheets = async (file: Buffer): Promise<readonly Sheet[]> => {
  if (file.length > maxRosterFileBytes) deny(rosterRefusals.tooLarge)
  return file.subarray(0, 2).toString('latin1') === 'PK' ? await sheetsOf(file) : [textSheet(file)]
}

/**
 * The sheet of a roster file (.xlsx, or .csv) that holds the roster: the first with a whole heading, else the first
 * with part of one, else the first. Refuses what `readSheets` refuses.
 */
export const readRosterFile = async (file: Buffer): Promise<Sheet> => {
  const sheets = await readSheets(file)
  const headed = sheets.map((sheet) => ({ sheet, header: findHeader(sheet) }))
  const best = headed.find((s) => s.header?.missing.length === 0) ?? headed.find((s) => s.header) ?? headed[0]
  return best ? best.sheet : []
}

const sheetsOf = async (file: Buffer): Promise<Sheet[]> => {
  const repacked = repackWorkbook(file)
  const { default: readWorkbook } = await import('read-excel-file/node')
  // Anything else that is wrong inside (no workbook, broken XML) throws, in as many ways as there are writers.
  const sheets = await readWorkbook(repacked).catch(() => deny(rosterRefusals.unreadable))
  return sheets.map(({ data }) => data.map((row) => row.map(cellOf)))
}

const cellOf = (value: unknown): Cell => {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

/** Both the old binary format and a workbook with a password are an OLE container. */
const oleContainer = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

const textSheet = (file: Buffer): Sheet => {
  if (file.subarray(0, 8).equals(oleContainer)) {
    deny(
      file.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? rosterRefusals.locked : rosterRefusals.old
    )
  }
  const text = decodeText(file).replace(/^\ufeff/, '')
  // Many offices' systems export a web page under the name .xls.
  if (/^\s*<(!doctype|html|\?xml|table|meta|head)/i.test(text)) deny(rosterRefusals.old)
  if (text.includes('\0') || !/[,\t]/.test(text)) deny(rosterRefusals.unreadable)
  return readCsv(text)
}
