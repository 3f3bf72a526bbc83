import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { addDays, dayOf } from '@/domain/common/calendar'
import { Id } from '@/domain/common/fields'
import {
  type GeoReportError,
  isServiceCode,
  listDays,
  georeportErrors as no,
  type Status,
  services,
  statusWords
} from '@/domain/open311/georeport'
import { toXml } from '@/domain/open311/to-xml'
import type { ApiDeps } from '../api/context'
import { jurisdictionOf } from '../open311/jurisdiction'
import { presentRequest, requestIdOf } from '../open311/present-request'
import { type Filter, selectRequests } from '../open311/select-requests'
import { takeRequest } from '../open311/take-request'

type Row = Readonly<Record<string, string | number | boolean | null>>
const formats = ['json', 'xml'] as const
type Format = (typeof formats)[number]

const isError = (value: object): value is GeoReportError =>
  'code' in value && typeof value.code === 'number' && 'description' in value

const answer = (reply: FastifyReply, format: Format, list: string, item: string, rows: readonly Row[]) =>
  format === 'json'
    ? reply.type('application/json; charset=utf-8').send(JSON.stringify(rows))
    : reply.type('text/xml; charset=utf-8').send(toXml(list, item, rows))

const fail = (reply: FastifyReply, format: Format, error: GeoReportError) =>
  answer(reply.code(error.code), format, 'errors', 'error', [{ ...error }])

/** The arguments of an address; one given empty counts as not given, as the standard wants. */
const given = (request: FastifyRequest) => {
  const query = new URL(request.url, 'http://host').searchParams
  return (name: string): string | undefined => query.get(name)?.trim() || undefined
}

const Instant = z.iso.datetime({ offset: true })
const instantOf = (value: string | undefined): Date | undefined | null => {
  if (value === undefined) return undefined
  const parsed = Instant.safeParse(value)
  return parsed.success ? new Date(parsed.data) : null
}

const filterOf = (arg: ReturnType<typeof given>, now: Date): Filter | GeoReportError => {
  const [from, to] = [instantOf(arg('start_date')), instantOf(arg('end_date'))]
  if (from === null || to === null) return no.datesWrong
  const statuses = arg('status')
    ?.split(',')
    .map((s) => s.trim())
  if (statuses?.some((s) => !statusWords.includes(s as Status))) return no.statusWrong
  const codes = arg('service_code')
    ?.split(',')
    .map((s) => s.trim())
  if (codes && !codes.every(isServiceCode)) return no.serviceUnknown
  const first = new Date(`${addDays(dayOf(to ?? now), -listDays)}T00:00:00+08:00`)
  return {
    from: from ?? first,
    ...(to ? { to } : {}),
    ...(statuses ? { statuses: statuses as Status[] } : {}),
    ...(codes ? { serviceCodes: codes } : {})
  }
}

/** `<code>-<id>`, as `requestIdOf` writes it, or null. */
const readRequestId = (text: string): { code: string; issueId: string } | null => {
  const id = Id.safeParse(text.slice(13))
  return /^\d{12}-/.test(text) && id.success ? { code: text.slice(0, 12), issueId: id.data } : null
}

const addressOf = (deps: ApiDeps, request: FastifyRequest): string =>
  deps.publicUrl ?? `${request.protocol}://${request.host}`

const listRequests = async (
  deps: ApiDeps,
  request: FastifyRequest,
  arg: ReturnType<typeof given>
): Promise<Row[] | GeoReportError> => {
  const now = deps.clock()
  const ids = arg('service_request_id')
    ?.split(',')
    .map((s) => readRequestId(s.trim()))
  const code = arg('jurisdiction_id') ?? ids?.[0]?.code
  if (!code) return no.jurisdictionMissing
  const at = await jurisdictionOf(deps.db, code)
  if (!at) return no.jurisdictionUnknown
  const filter = ids ? {} : filterOf(arg, now)
  if (isError(filter)) return filter
  const wanted = ids?.flatMap((id) => (id?.code === code ? [id.issueId] : []))
  if (wanted?.length === 0) return []
  const rows = await selectRequests(deps.db, at.villageId, { ...filter, ...(wanted ? { ids: wanted } : {}) })
  const links = { secret: deps.secret, now, address: addressOf(deps, request) }
  return rows.map((row) => presentRequest(row, at, links))
}

const oneRequest = async (
  deps: ApiDeps,
  request: FastifyRequest,
  id: string
): Promise<Row[] | GeoReportError> => {
  const read = readRequestId(id)
  const at = read && (await jurisdictionOf(deps.db, read.code))
  if (!read || !at) return no.requestUnknown
  const rows = await selectRequests(deps.db, at.villageId, { ids: [read.issueId] })
  const links = { secret: deps.secret, now: deps.clock(), address: addressOf(deps, request) }
  return rows.length === 0 ? no.requestUnknown : rows.map((row) => presentRequest(row, at, links))
}

const serviceList = async (
  deps: ApiDeps,
  code: string | undefined
): Promise<readonly Row[] | GeoReportError> =>
  code !== undefined && (await jurisdictionOf(deps.db, code)) === null
    ? no.jurisdictionUnknown
    : services.map((s) => ({ ...s }))

const definition = (reply: FastifyReply, format: Format, code: string) => {
  if (!isServiceCode(code)) return fail(reply, format, no.serviceUnknown)
  if (format === 'json') {
    return reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ service_code: code, attributes: [] }))
  }
  const xml = '<?xml version="1.0" encoding="utf-8"?>\n'
  return reply
    .type('text/xml; charset=utf-8')
    .send(
      `${xml}<service_definition><service_code>${code}</service_code><attributes/></service_definition>\n`
    )
}

/**
 * Open311 GeoReport v2 under `/open311/v2`, in JSON and XML: services, public matters, and, with a key, new ones. The
 * jurisdiction is a village by its 12-digit code. Errors are the standard's own, not ours.
 */
export const open311Routes = (scope: FastifyInstance, deps: ApiDeps): void => {
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request: FastifyRequest, body: string, done: (error: null, form: URLSearchParams) => void) =>
      done(null, new URLSearchParams(body))
  )
  const base = '/open311/v2'
  for (const format of formats) {
    scope.get(`${base}/services.${format}`, async (request, reply) => {
      const found = await serviceList(deps, given(request)('jurisdiction_id'))
      return isError(found) ? fail(reply, format, found) : answer(reply, format, 'services', 'service', found)
    })
    scope.get<{ Params: { code: string } }>(`${base}/services/:code.${format}`, (request, reply) =>
      definition(reply, format, request.params.code)
    )
    scope.get(`${base}/requests.${format}`, async (request, reply) => {
      const found = await listRequests(deps, request, given(request))
      return isError(found)
        ? fail(reply, format, found)
        : answer(reply, format, 'service_requests', 'request', found)
    })
    scope.get<{ Params: { id: string } }>(`${base}/requests/:id.${format}`, async (request, reply) => {
      const found = await oneRequest(deps, request, request.params.id)
      return isError(found)
        ? fail(reply, format, found)
        : answer(reply, format, 'service_requests', 'request', found)
    })
    scope.post(`${base}/requests.${format}`, async (request, reply) => {
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
      const taken = await takeRequest(deps, form)
      if (isError(taken)) return fail(reply, format, taken)
      const row = {
        service_request_id: requestIdOf(taken.code, taken.issueId),
        service_notice: '已收到，经乡镇查看后公开，由村里办理。',
        account_id: null
      }
      return answer(reply.code(201), format, 'service_requests', 'request', [row])
    })
  }
}
