import * as z from 'zod/mini'

/**
 * Every id in the system: a UUID (version 7 where the server made it), lower case. The database takes either case
 * for one id, so a rule that compares ids as text must never see the other.
 */
export const Id = z.uuid({ error: '编号格式不对，请返回上一页重试。' }).check(z.toLowerCase())

/** The client's own id of one press of one button; the same id is never booked twice. */
export const RequestId = z.uuid({ error: '提交编号格式不对，请返回上一页重试。' }).check(z.toLowerCase())

/** Earlier than any deed, term or birth there is; the database knows no year 0. */
const firstDay = '1900-01-01'

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const Day = z.iso
  .date({ error: '日期要写成 2026-01-31 这样。' })
  .check(z.refine((day) => day >= firstDay, { error: '日期太早了，请核对年份。' }))

/** Counts characters as a person does (code points), so a place name outside the BMP is one character. */
export const lengthOf = (text: string): number => Array.from(text).length

/** Text a person writes: trimmed, without control characters, `min` to `max` characters by code point. */
export const text = (name: string, min: number, max: number) =>
  z.pipe(
    z.pipe(
      z.string({ error: `请填写${name}。` }),
      z.transform((raw: string) => stripControls(raw).trim())
    ),
    z.string().check(
      z.refine((value) => lengthOf(value) >= min, {
        error: min <= 1 ? `请填写${name}。` : `${name}至少写${min}个字。`
      }),
      z.refine((value) => lengthOf(value) <= max, { error: `${name}最多${max}个字，请精简一些。` })
    )
  )

const stripControls = (raw: string): string =>
  raw
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    // Half of a character outside the BMP, as a cut string ends with: read by code point, only such halves match.
    .replace(/[\ud800-\udfff]/gu, '')
