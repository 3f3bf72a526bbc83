import { gaps, type Shape } from './compare-shapes'

/** What phone and server say to each other, written down: `docs/contract/<version>.json`. */
export interface Contract {
  readonly version: number
  /** What the clients of this version no longer use: procedures, or the start of a place in one. */
  readonly retired: readonly string[]
  readonly procedures: Readonly<Record<string, Procedure>>
}

interface Procedure {
  readonly kind: 'query' | 'mutation'
  readonly input: Shape
  readonly answer: Shape
}

/** Where a client made for `old` would not get on with a server of `now`; empty when it is served as ever. */
export const breaks = (old: Contract, now: Contract): string[] =>
  Object.entries(old.procedures)
    .flatMap(([name, was]) => {
      const is = now.procedures[name]
      if (!is) return [`${name} is gone`]
      if (is.kind !== was.kind) return [`${name} is a ${is.kind} now`]
      return [...gaps(is.input, was.input, 'input'), ...gaps(was.answer, is.answer, 'answer')].map(
        (place) => `${name} ${place}`
      )
    })
    .filter((place) => !old.retired.some((name) => place === name || place.startsWith(`${name} `)))

/** One procedure a line, so that a change reads as a change. */
export const writeContract = ({ version, retired, procedures }: Contract): string => {
  const lines = Object.keys(procedures)
    .sort()
    .map((name) => `${JSON.stringify(name)}: ${JSON.stringify(procedures[name])}`)
  return `{"version": ${version}, "retired": ${JSON.stringify(retired)}, "procedures": {\n${lines.join(',\n')}\n}}\n`
}
