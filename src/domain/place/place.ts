import * as z from 'zod/mini'
import { Day, Id, RequestId, text } from '../common/fields'
import { accept, type Outcome, type Refusal, refuse } from '../refusal/refusal'

export const placeLevels = ['county', 'township', 'village'] as const
export type PlaceLevel = (typeof placeLevels)[number]

/** A place's name and 12-digit code, valid from one day to another (both included; null means still valid). */
export interface PlaceName {
  readonly name: string
  readonly code: string
  readonly from: string
  readonly to: string | null
}

export const ReadVillage = z.object({ villageId: Id })
export const FindPlace = z.object({
  /** A 12-digit code, also one that is no longer valid. */
  code: z.string().check(z.regex(/^\d{12}$/, { error: '区划代码是12位数字。' }))
})

/**
 * Splits a 12-digit statistical division code (国家统计局统计用区划代码: county 6, township 3, village 3).
 * Refuses `PLACE_CODE_INVALID`.
 */
export const readCode = (code: string): Outcome<{ level: PlaceLevel; county: string; township: string }> => {
  if (!/^\d{12}$/.test(code) || code.startsWith('00')) {
    return refuse('PLACE_CODE_INVALID', '区划代码是12位数字：县6位、乡镇3位、村3位。', 'code')
  }
  const county = code.slice(0, 6)
  const township = code.slice(6, 9)
  const village = code.slice(9)
  if (township === '000' && village !== '000') {
    return refuse('PLACE_CODE_INVALID', '区划代码缺少乡镇一段。', 'code')
  }
  const level = township === '000' ? 'county' : village === '000' ? 'township' : 'village'
  return accept({ level, county, township })
}

/** The name a place bore on a day; before its first name the first one, so that old papers never show a blank. */
export const nameOn = (names: readonly PlaceName[], day: string): PlaceName | undefined => {
  const ordered = [...names].sort((a, b) => a.from.localeCompare(b.from))
  const valid = ordered.filter((n) => n.from <= day)
  return valid.at(-1) ?? ordered[0]
}

export const MergeVillages = z.object({
  requestId: RequestId,
  townshipId: Id,
  /** The villages that end, at least two, all of one township. */
  from: z
    .array(Id)
    .check(
      z.minLength(2, { error: '合并至少要选两个村。' }),
      z.maxLength(20, { error: '一次最多合并20个村。' })
    ),
  name: text('合并后的村名', 2, 30),
  code: z.string().check(z.regex(/^\d{12}$/, { error: '区划代码是12位数字。' })),
  on: Day
})

/** Villages by part of their name (also a former one), of a township or a county where one is given. */
export const ListVillages = z.object({
  townshipId: z.optional(Id),
  countyId: z.optional(Id),
  search: z.optional(text('村名', 1, 20))
})

export const placeRefusals = {
  villageEnded: {
    code: 'VILLAGE_ENDED',
    message: '这个村已经合并，旧的内容还能查，新的事请到合并后的村里办。',
    field: 'villageId'
  },
  notOneTownship: {
    code: 'MERGE_NOT_ONE_TOWNSHIP',
    message: '只能合并同一个乡镇里还在的村。',
    field: 'from'
  },
  codeElsewhere: {
    code: 'MERGE_CODE_ELSEWHERE',
    message: '区划代码的前9位和这个乡镇对不上。',
    field: 'code'
  },
  objectionsOpen: (villages: readonly string[]): Refusal => ({
    code: 'MERGE_OBJECTIONS_OPEN',
    message: `${villages.join('、')}还有没有办结的异议，合并后就没有人答复了。请先办结，再办合并。`,
    field: 'from'
  }),
  pointsOpen: (villages: readonly string[]): Refusal => ({
    code: 'MERGE_POINTS_OPEN',
    message: `${villages.join('、')}还有评过、没有入账的积分，或者等村监委确认的冲销。请先办完，再办合并。`,
    field: 'from'
  }),
  codeTaken: { code: 'MERGE_CODE_TAKEN', message: '这个区划代码还有别的村在用。', field: 'code' },
  dayAhead: {
    code: 'MERGE_DAY_AHEAD',
    message: '合并要到生效那一天才能办，日期不能在今天之后。',
    field: 'on'
  }
} as const
