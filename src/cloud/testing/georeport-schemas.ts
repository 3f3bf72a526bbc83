import * as z from 'zod/mini'

/**
 * The published JSON schemas of GeoReport v2, restated field by field for the tests: `schema/georeport-v2/service.json`,
 * `service-definition.json` and `request.json` of https://github.com/open311/schema-validation (commit 47e06a4), the
 * validator behind http://wiki.open311.org/GeoReport_v2; a created request after `RequestResponse` in its `swagger.json`.
 * As there, further fields are allowed and an optional one may be null.
 */
const nullable = <T extends z.core.SomeType>(of: T) => z.optional(z.nullable(of))
const when = z.iso.datetime({ offset: true })

export const PublishedService = z.object({
  service_code: z.string(),
  service_name: z.string(),
  description: nullable(z.string()),
  metadata: z.boolean(),
  type: z.enum(['realtime', 'batch', 'blackbox']),
  keywords: nullable(z.string()),
  group: nullable(z.string())
})

export const PublishedDefinition = z.object({
  service_code: z.string(),
  attributes: z.array(
    z.object({
      variable: z.boolean(),
      code: z.string(),
      datatype: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
      required: z.boolean(),
      datatype_description: nullable(z.string()),
      order: nullable(z.int()),
      description: nullable(z.string()),
      values: z.optional(z.array(z.object({ key: z.string(), name: z.string() })))
    })
  )
})

export const PublishedRequest = z.object({
  service_request_id: z.string(),
  status: z.enum(['open', 'closed']),
  status_notes: nullable(z.string()),
  service_name: nullable(z.string()),
  service_code: z.string(),
  description: nullable(z.string().check(z.maxLength(4000))),
  agency_responsible: nullable(z.string()),
  service_notice: nullable(z.string()),
  requested_datetime: when,
  updated_datetime: nullable(when),
  expected_datetime: nullable(when),
  address: nullable(z.string()),
  address_id: nullable(z.string()),
  zipcode: nullable(z.string()),
  lat: nullable(z.number()),
  long: nullable(z.number()),
  media_url: nullable(z.url())
})

export const PublishedReceipt = z.object({
  service_request_id: z.optional(z.string()),
  token: z.optional(z.string()),
  service_notice: nullable(z.string()),
  account_id: nullable(z.string())
})
