import { stateWordsOutside } from '../issue/history-words'
import { type Category, type Closing, categories, type IssueState } from '../issue/names'
import { isEnded } from '../issue/terms'

/** Open311 GeoReport v2 (https://wiki.open311.org/GeoReport_v2): our matters in its words. */
export interface Service {
  readonly service_code: string
  readonly service_name: string
  readonly description: string
  readonly metadata: boolean
  readonly type: 'realtime'
  readonly keywords: string
  readonly group: string
}

const about: Readonly<Record<Category, string>> = {
  road: '路面、桥、护栏坏了或不好走',
  water: '没有水、水不干净、排水不通',
  light: '路灯不亮、电线有危险',
  clean: '垃圾没人收、环境脏乱',
  neighbour: '邻里之间的事',
  elder: '照顾老人和孩子的事',
  farm: '灌溉、机耕路、生产上的事',
  safety: '可能伤人的隐患',
  other: '不好归类的公共事务'
}

/** What other systems may hand in: quarrels and families are no business of theirs. */
const closedToOthers: readonly Category[] = ['neighbour', 'elder']
export const serviceCodes = (Object.keys(categories) as Category[]).filter((c) => !closedToOthers.includes(c))

export const isServiceCode = (code: string): code is Category => serviceCodes.some((c) => c === code)

/** The list of services: the kinds of matters, each taken in at once and without further fields. */
export const services: readonly Service[] = serviceCodes.map((code) => ({
  service_code: code,
  service_name: categories[code],
  description: about[code],
  metadata: false,
  type: 'realtime',
  keywords: `村务,${categories[code]}`,
  group: '小院说事'
}))

/** Two words for all our states: a matter that has ended is closed, whatever the end. */
export const statusOf = (state: IssueState): 'open' | 'closed' => (isEnded(state) ? 'closed' : 'open')

/** How it stands, in our own words. */
export const statusNotes = (state: IssueState, closing: Closing | null): string =>
  stateWordsOutside(state, closing)

/** The states behind one of the two words. */
export const statusWords = ['open', 'closed'] as const
export type Status = (typeof statusWords)[number]

/** The spec's own limits of a list without dates: 90 days and 1000 requests. */
export const listDays = 90
export const listMost = 1000
export const describedMost = 4000

export interface GeoReportError {
  readonly code: 400 | 403 | 404
  readonly description: string
}

export const georeportErrors = {
  jurisdictionMissing: { code: 400, description: 'jurisdiction_id was not provided' },
  jurisdictionUnknown: { code: 404, description: 'jurisdiction_id provided was not found' },
  serviceMissing: { code: 400, description: 'service_code was not provided' },
  serviceUnknown: { code: 404, description: 'service_code was not found' },
  requestUnknown: { code: 404, description: 'service_request_id was not found' },
  keyInvalid: { code: 403, description: 'Missing or invalid api_key' },
  locationMissing: { code: 400, description: 'lat & long or address_string was not provided' },
  locationWrong: { code: 400, description: 'lat & long are not a WGS84 position' },
  addressTooLong: { code: 400, description: 'address_string is longer than 60 characters' },
  descriptionMissing: { code: 400, description: 'description of at least 4 characters was not provided' },
  descriptionTooLong: { code: 400, description: 'description is longer than 4000 characters' },
  datesWrong: { code: 400, description: 'start_date and end_date must be W3C date-times with a time zone' },
  statusWrong: { code: 400, description: 'status must be open, closed or both, separated by a comma' }
} as const satisfies Record<string, GeoReportError>
