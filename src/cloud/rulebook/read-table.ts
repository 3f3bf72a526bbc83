import { cellsOfPaste, tableOfCells } from '@/domain/rulebook/cells'
import { draftRefusals } from '@/domain/rulebook/draft-refusals'
import { type LinesReading, readLines } from '@/domain/rulebook/read-rules'
import { deny } from '../api/refusal-error'
import { decodeText } from '../member/read-csv'
import { readSheets } from '../member/read-roster-file'

/** `deductions`: the village means to have some, by its villagers' meeting. */
type Options = { readonly deductions: boolean }

const linesOf = (table: unknown, options: Options): LinesReading => {
  const read = readLines(table, options)
  return read.ok ? read.value : deny(read.refusal)
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return deny(draftRefusals.notJson)
  }
}

const looksLikeJson = (text: string): boolean => /^\s*[{[]/.test(text)

const readText = (text: string, options: Options): LinesReading =>
  linesOf(looksLikeJson(text) ? jsonOf(text) : tableOfCells(cellsOfPaste(text)), options)

/** How much of a sheet can be used: a workbook often has others beside it. */
const weightOf = ({ lines }: LinesReading): number => lines.filter((line) => line.refusal === null).length

/** What was pasted: cells of a table program, lines of text, or JSON. Refuses RULEBOOK_FILE_UNKNOWN, _NOT_JSON. */
export const readPaste = readText

/**
 * The lines of a file: JSON, or the sheet of a workbook (.xlsx, .csv) with the most rules in it. Refuses
 * RULEBOOK_FILE_UNKNOWN, RULEBOOK_FILE_NOT_JSON and what `readSheets` refuses.
 */
export const readTableFile = async (file: Buffer, options: Options): Promise<LinesReading> => {
  const isBook = file.subarray(0, 2).toString('latin1') === 'PK'
  const text = isBook ? '' : decodeText(file).replace(/^\ufeff/, '')
  if (looksLikeJson(text)) return readText(text, options)
  const tables = (await readSheets(file)).map(tableOfCells).filter((table) => table !== null)
  const readings = tables.map((table) => linesOf(table, options))
  const best = readings.sort((a, b) => weightOf(b) - weightOf(a))[0]
  return best ?? linesOf(null, options)
}
