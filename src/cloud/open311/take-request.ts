import { createHash } from 'node:crypto'
import { dayOf } from '@/domain/common/calendar'
import { lengthOf, text } from '@/domain/common/fields'
import type { Category } from '@/domain/issue/names'
import { handlersAt } from '@/domain/issue/offices'
import { saysNothing } from '@/domain/issue/said'
import {
  describedMost,
  type GeoReportError,
  isServiceCode,
  georeportErrors as no
} from '@/domain/open311/georeport'
import type { Datum, Point } from '@/domain/place/datum'
import type { ApiDeps } from '../api/context'
import { once } from '../api/once'
import { termsOf } from '../issue/load-issue'
import { insertIssue, newIssue } from '../issue/new-issue'
import { system } from '../issue/save-issue'
import { tellOffices } from '../issue/tell-issue'
import { systemOf } from './api-key'
import { type Jurisdiction, jurisdictionOf } from './jurisdiction'

interface Report {
  readonly category: Category
  readonly words: string
  readonly placeWords: string | undefined
  readonly point: (Point & { readonly datum: Datum }) | undefined
}

const pointOf = (form: URLSearchParams): Report['point'] | GeoReportError => {
  const [lat, lng] = [form.get('lat') ?? '', form.get('long') ?? ''].map((s) => s.trim())
  if (!lat && !lng) return undefined
  const [y, x] = [Number(lat), Number(lng)]
  if (!lat || !lng || !(Math.abs(y) <= 90) || !(Math.abs(x) <= 180)) return no.locationWrong
  return { lat: y, lng: x, datum: 'wgs84' }
}

const words = text('', 0, Number.MAX_SAFE_INTEGER)

/** Reads the form. Names, phones and addresses of persons are not taken: nothing is kept that is not needed. */
const reportOf = (form: URLSearchParams): Report | GeoReportError => {
  const category = form.get('service_code')?.trim()
  if (!category) return no.serviceMissing
  if (!isServiceCode(category)) return no.serviceUnknown
  const point = pointOf(form)
  if (point && 'code' in point) return point
  const placeWords = words.parse(form.get('address_string') ?? '')
  if (!point && !placeWords) return no.locationMissing
  if (lengthOf(placeWords) > 60) return no.addressTooLong
  const description = words.parse(form.get('description') ?? '')
  if (lengthOf(description) < 4 || saysNothing(description)) return no.descriptionMissing
  if (lengthOf(description) > describedMost) return no.descriptionTooLong
  return { category, words: description, placeWords: placeWords || undefined, point }
}

/** The same report by the same system on the same day is the same report: GeoReport has no id for a press. */
const requestIdFor = (keyId: string, code: string, report: Report, day: string): string => {
  const hex = createHash('sha256')
    .update(JSON.stringify([keyId, code, report, day]))
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const writeReport = (
  deps: ApiDeps,
  at: Jurisdiction,
  key: { readonly id: string; readonly name: string },
  report: Report,
  now: Date
): Promise<{ issueId: string }> => {
  const requestId = requestIdFor(key.id, at.code, report, dayOf(now))
  const pressed = {
    placeId: at.villageId,
    requestId,
    accountId: null,
    procedure: 'open311.post',
    input: report
  }
  return once(deps.db, pressed, now, async (tx) => {
    const place = { ...at, groupId: null, courtyardId: null }
    const issue = newIssue({ showName: false }, place, { raisedBy: '', raisedFor: null }, null, now)
    const told = { ...report, villageId: at.villageId, sourceKey: key.id }
    await insertIssue(tx, issue, told, await termsOf(tx, at.countyId), {
      id: system.id,
      name: key.name,
      role: 'system'
    })
    await tellOffices(tx, handlersAt(issue, issue.level), { issue, now, kind: 'issue_to_sort' })
    return { issueId: issue.id }
  })
}

/**
 * Takes a service request from another system: a matter of its village that waits for the township's eyes like any
 * other. Answers the errors of GeoReport: 403 for the key, 400 for what is missing, 404 for what is unknown.
 */
export const takeRequest = async (
  deps: ApiDeps,
  form: URLSearchParams
): Promise<{ readonly code: string; readonly issueId: string } | GeoReportError> => {
  const now = deps.clock()
  const key = await systemOf(deps.db, deps.secret, form.get('api_key') ?? '')
  if (!key) return no.keyInvalid
  const code = form.get('jurisdiction_id')?.trim()
  if (!code) return no.jurisdictionMissing
  const at = await jurisdictionOf(deps.db, code)
  if (!at || at.countyId !== key.place_id) return no.jurisdictionUnknown
  const report = reportOf(form)
  if ('code' in report) return report
  const { issueId } = await writeReport(deps, at, key, report, now)
  return { code: at.code, issueId }
}
