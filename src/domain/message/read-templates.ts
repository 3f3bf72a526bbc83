import * as z from 'zod/mini'
import { accept, type Outcome, refuse } from '../refusal/refusal'
import { type FieldType, type Template, templateForms, templates } from './templates'

/** A template as it was applied for at WeChat. */
export interface TemplateSetting {
  readonly id: string
  /** The fields' names there, in the order of our form: `thing1`, `phrase2`, `time3`. */
  readonly keys: readonly string[]
  /** Long-term templates are agreed to once; of the others each agreement is worth one message. */
  readonly longTerm: boolean
}
export type TemplateSettings = Partial<Readonly<Record<Template, TemplateSetting>>>

const TemplateId = z.string().check(z.minLength(1), z.maxLength(80))
const Setting = z.union([
  TemplateId,
  z.strictObject({
    id: TemplateId,
    keys: z.optional(z.array(z.string())),
    longTerm: z.optional(z.boolean())
  })
])
const Settings = z.partialRecord(z.enum(templates), Setting)

/** WeChat's own names of the kinds that take such words. */
const prefixes: Readonly<Record<FieldType, RegExp>> = {
  thing: /^thing\d{1,2}$/,
  phrase: /^phrase\d{1,2}$/,
  time: /^(time|date)\d{1,2}$/
}

const bad = (message: string) => refuse('TEMPLATES_INVALID', message)
const example =
  '{"matter":"模板编号","vote":{"id":"模板编号","keys":["thing1","thing2","thing3"],"longTerm":true}}'

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Reads WECHAT_TEMPLATES: a JSON object of template to its id at WeChat, or to `{id, keys?, longTerm?}` where the fields
 * are named otherwise there. Unset means none. Refuses TEMPLATES_INVALID with what to write instead.
 */
export const readTemplates = (text: string | null): Outcome<TemplateSettings> => {
  if (text === null || text.trim() === '') return accept({})
  const read = Settings.safeParse(parse(text))
  if (!read.success)
    return bad(`WECHAT_TEMPLATES 写法不对，应像 ${example}，名称只有 ${templates.join('、')}。`)
  const settings: Partial<Record<Template, TemplateSetting>> = {}
  for (const template of templates) {
    const given = read.data[template]
    if (given === undefined) continue
    const { fields } = templateForms[template]
    const own = typeof given === 'string' ? { id: given } : given
    const keys = ('keys' in own ? own.keys : undefined) ?? fields.map(({ type }, i) => `${type}${i + 1}`)
    const fits =
      keys.length === fields.length && fields.every(({ type }, i) => prefixes[type].test(keys[i] ?? ''))
    if (!fits) {
      const wanted = fields.map(({ name, type }) => `${name}（${type}）`).join('、')
      return bad(`WECHAT_TEMPLATES 里 ${template} 的 keys 不对：要依次是 ${wanted} 在微信模板里的名称。`)
    }
    settings[template] = {
      id: own.id,
      keys,
      longTerm: ('longTerm' in own ? own.longTerm : undefined) ?? false
    }
  }
  return accept(settings)
}
