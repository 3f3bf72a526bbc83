/** @jest-environment node */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { client, rulesOf, stylesheets, tokensOf } from '@/client/testing/read-styles'

const steps = [1, 2, 3, 4, 5, 6, 7]
const looks = { light: [], elder: ['weui-care'], dark: ['weui-dark'], elderDark: ['weui-care', 'weui-dark'] }
const letters = ['text', 'small', 'large', 'title'] as const

const at = (step: number, care: boolean): Record<string, number> => {
  const found = tokensOf(...(step === 2 ? [] : [`xy-font-${step}`]), ...(care ? ['weui-care'] : []))
  return Object.fromEntries(
    [...letters, 'touch', 'hit'].map((name) => [name, Number.parseFloat(found[name] ?? '')])
  )
}

describe('the size of letters at each of the seven steps', () => {
  const modes = [
    [false, 15, 44],
    [true, 18, 60]
  ] as const

  it.each(modes)(
    'is never too small, in elder mode (%s) from %ipx on; targets have %ipx',
    (care, least, target) => {
      for (const step of steps) {
        const { text = 0, small = 0, large = 0, title = 0, touch = 0, hit = 0 } = at(step, care)
        expect(small).toBeGreaterThanOrEqual(least)
        expect([small, text, large, title]).toEqual([small, text, large, title].sort((a, b) => a - b))
        expect(Math.min(touch, hit)).toBeGreaterThanOrEqual(target)
      }
    }
  )

  it.each(letters)('of %s grows with every step, and elder mode never makes it smaller', (name) => {
    for (const care of [false, true]) {
      const sizes = steps.map((step) => at(step, care)[name] ?? 0)
      expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
    }
    for (const step of steps) expect(at(step, true)[name]).toBeGreaterThanOrEqual(at(step, false)[name] ?? 0)
  })

  it('reaches 30px for what is read, at the largest step of elder mode', () => {
    expect(at(7, true).text).toBe(30)
  })
})

const channel = (hex: string): number => {
  const c = Number.parseInt(hex, 16) / 255
  return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}

/** Relative luminance as WCAG 2 defines it. */
const light = (colour: string): number => {
  const short = /^#(.)(.)(.)$/.exec(colour)
  const [, r = '', g = '', b = ''] = short ? short.map((c) => c + c) : (/^#(..)(..)(..)$/.exec(colour) ?? [])
  return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
}

const contrast = (a: string, b: string): number => {
  const [dark = 0, bright = 0] = [light(a), light(b)].sort((x, y) => x - y)
  return (bright + 0.05) / (dark + 0.05)
}

describe.each(Object.entries(looks))('colours, %s', (_, classes) => {
  const colours = tokensOf(...classes)
  const inks = ['ink', 'mute', 'green-ink', 'amber-ink', 'red-ink']
  const pairs = [
    ...inks.flatMap((ink) => ['page', 'surface', 'sunken'].map((ground) => [ink, ground])),
    ...['green', 'amber', 'red'].flatMap((tone) =>
      [`${tone}-ink`, 'ink', 'mute'].map((ink) => [ink, `${tone}-soft`])
    ),
    ['on', 'green'],
    ['on', 'red']
  ]

  it.each(pairs)('%s can be read on %s: 4.5:1', (ink = '', ground = '') => {
    expect(contrast(colours[ink] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['page', 'surface'])('the edge of what is pressed is seen on %s: 3:1', (ground) => {
    expect(contrast(colours.border ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(3)
  })
})

describe('every stylesheet', () => {
  const rules = stylesheets.flatMap((file) => rulesOf(file, true).map((rule) => ({ file, rule })))
  const declarations = rules.flatMap(({ file, rule }) =>
    rule.nodes.flatMap((node) =>
      node.type === 'decl' ? [{ file, rule: rule.selector, prop: node.prop, value: node.value }] : []
    )
  )
  const where = (found: typeof declarations) =>
    found.map((d) => `${d.file}: ${d.rule} { ${d.prop}: ${d.value} }`)

  // What lies over the page, not in it (styles of h5/), has no tokens: its letters are those of elder mode, always.
  it('takes the size of letters from the tokens, so that they follow the reader', () => {
    const fixed = declarations.filter(
      ({ prop, value }) => prop === 'font-size' && /\d(px|pt|rem)/.test(value)
    )
    const small = fixed.filter(({ file, value }) => !file.startsWith('h5/') || Number.parseFloat(value) < 18)
    expect(where(small)).toEqual([])
  })

  it('has lines at least 1.3 apart', () => {
    const close = declarations.filter(
      ({ prop, value, rule }) =>
        prop === 'line-height' && Number.parseFloat(value) < 1.3 && !/::(before|after)$/.test(rule)
    )
    expect(where(close)).toEqual([])
  })

  it('keeps nothing on one line but an amount of points and a number to call', () => {
    const kept = declarations.filter(({ prop, value }) => prop === 'white-space' && value === 'nowrap')
    expect(where(kept)).toEqual(
      ['.xy-amount', '.xy-phone__no'].map((one) => `styles/parts.scss: ${one} { white-space: nowrap }`)
    )
  })

  // A browser keeps the styles of every page that was opened: the next one would be drawn with them.
  it('has its classes for itself', () => {
    const owners = new Map<string, Set<string>>()
    for (const { file, rule } of rules) {
      if (rule.parent?.type !== 'root') continue
      const whole = file.startsWith('styles/') ? 'styles' : file
      for (const selector of rule.selectors)
        if (selector.startsWith('.xy-')) owners.set(selector, (owners.get(selector) ?? new Set()).add(whole))
    }
    const shared = [...owners].filter(([, files]) => files.size > 1)
    expect(shared.map(([selector, files]) => `${selector}: ${[...files].join(', ')}`)).toEqual([])
  })
})

describe('docs/design-language.md', () => {
  const page = readFileSync(path.join(client, '../../docs/design-language.md'), 'utf8')
  const cells = page
    .split('\n')
    .filter((line) => line.startsWith('| `--xy-'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replaceAll('`', '').trim())
    )

  it('shows the letters of every step, in both modes, as they are', () => {
    const expected = [false, true].flatMap((care) =>
      letters.map((name) => [`--xy-${name}`, ...steps.map((step) => String(at(step, care)[name]))])
    )
    expect(cells.filter((row) => row.length === 8)).toEqual(expected)
  })

  it('shows every other token as it is, light, dark, and in elder mode', () => {
    const [day, night, elder] = [looks.light, looks.dark, looks.elder].map((classes) => tokensOf(...classes))
    const names = Object.keys(day ?? {}).filter((name) => !letters.some((l) => l === name))
    const expected = names.map((name) => [`--xy-${name}`, day?.[name], night?.[name], elder?.[name]])
    expect(cells.filter((row) => row.length === 5).map((row) => row.slice(0, 4))).toEqual(expected)
  })
})
