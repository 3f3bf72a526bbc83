import { categories, levels } from '@/domain/issue/names'
import { statusNotes, statusOf } from '@/domain/open311/georeport'
import { fileLink } from '../file/file-link'
import type { IssueRow } from '../issue/load-issue'
import { publicPointOf } from '../issue/present-issue'
import type { Jurisdiction } from './jurisdiction'

export interface RequestRow extends IssueRow {
  readonly group_name: string | null
  /** A photo the public may see, covered where something on it is. */
  readonly photo_id: string | null
}

/** The id of a matter in another system's hands: its village's code and its own id. */
export const requestIdOf = (code: string, issueId: string): string => `${code}-${issueId}`

/** Times as W3C date-times, in UTC and without fractions, which some clients cannot read. */
const w3c = (at: Date): string => at.toISOString().replace(/\.\d{3}Z$/, 'Z')

/** A public matter as a GeoReport service request: the words as covered, nobody's name. */
export const presentRequest = (
  row: RequestRow,
  at: Jurisdiction,
  links: { readonly secret: Uint8Array; readonly now: Date; readonly address: string }
) => ({
  service_request_id: requestIdOf(at.code, row.id),
  status: statusOf(row.state),
  status_notes: statusNotes(row.state, row.closing),
  service_name: categories[row.category] ?? categories.other,
  service_code: row.category,
  description: row.public_words ?? row.words,
  agency_responsible: `${at.name}（${levels[row.level]}办理）`,
  service_notice: null,
  requested_datetime: w3c(row.raised_at),
  updated_datetime: w3c(row.updated_at),
  expected_datetime: row.due_at === null ? null : w3c(row.due_at),
  address: row.public_place_words ?? row.place_words ?? row.group_name ?? at.name,
  address_id: null,
  zipcode: null,
  // The standard wants WGS-84.
  lat: publicPointOf(row, 'wgs84')?.lat ?? null,
  long: publicPointOf(row, 'wgs84')?.lng ?? null,
  media_url:
    row.photo_id === null
      ? null
      : `${links.address}${fileLink(links.secret, { villageId: row.village_id, fileId: row.photo_id }, links.now)}`
})
