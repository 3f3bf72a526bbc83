import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import postcss, { AtRule, type Rule } from 'postcss'
import { compile, compileString } from 'sass'

export const client = path.resolve(__dirname, '..')

/** Every stylesheet of the client, without those of paper: sheets have sizes of their own. */
export const stylesheets = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => file.endsWith('.scss') && !file.startsWith('packages/print/'))

/** The rules of a stylesheet as a browser gets them; `own`: without what it takes in from others. */
export const rulesOf = (file: string, own = false): Rule[] => {
  const from = path.join(client, file)
  const text = readFileSync(from, 'utf8').replace(/^@use "\.[^"]*";$/gm, '')
  const { css } = own ? compileString(text, { loadPaths: [path.dirname(from)] }) : compile(from)
  const rules: Rule[] = []
  postcss.parse(css).walkRules((rule) => {
    const { parent } = rule
    if (!(parent instanceof AtRule && (/keyframes$/.test(parent.name) || parent.params === 'print')))
      rules.push(rule)
  })
  return rules
}

const tokens = rulesOf('styles/tokens.scss')

/** The variables of a page's root that has these classes, as the cascade gives them. */
export const tokensOf = (...classes: string[]): Record<string, string> => {
  const has = ['wx-root', ...classes]
  const weight = (selector: string) => selector.split('.').length
  const met = tokens
    .filter(({ selector }) =>
      selector
        .split('.')
        .slice(1)
        .every((name) => has.includes(name))
    )
    .map((rule, order) => ({ rule, order }))
    .sort((a, b) => weight(a.rule.selector) - weight(b.rule.selector) || a.order - b.order)
  const found: Record<string, string> = {}
  for (const { rule } of met)
    rule.walkDecls((decl) => {
      found[decl.prop.replace('--xy-', '')] = decl.value
    })
  return found
}
