import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { $ZodType } from 'zod/v4/core'
import { toJSONSchema } from 'zod/v4/core'
import { contractVersion } from '@/domain/contract/contract'
import { appRouter } from '../api/router'
import { breaks, type Contract, writeContract } from './compare-contracts'
import type { Shape } from './compare-shapes'
import { retired } from './retired'

jest.setTimeout(600_000)

const root = path.resolve(__dirname, '../../..')
const folder = path.join(root, 'docs/contract')
const fileOf = (version: number) => path.join(folder, `${version}.json`)
const kept = (version: number): Contract | null =>
  existsSync(fileOf(version)) ? (JSON.parse(readFileSync(fileOf(version), 'utf8')) as Contract) : null

/** The answers' shapes come from a process of their own: TypeScript's program is no CommonJS. */
const answerShapes = (): Record<string, Shape> => {
  const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs')
  const { stdout, stderr, status } = spawnSync(process.execPath, [tsx, 'scripts/contract-outputs.ts'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Record<string, Shape>
}

type Known = { _def: { type: 'query' | 'mutation'; inputs: readonly $ZodType[] } }

/** What a format says already is not said again by its pattern, which would be most of the file. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key]) => !(key === 'pattern' && 'format' in value))
  return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner)]))
}

const inputShape = (schema: $ZodType): Shape => {
  const { $schema: _, ...shape } = toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  return plain(shape) as Shape
}

const today = (): Contract => {
  const answers = answerShapes()
  const procedures = appRouter._def.procedures as unknown as Record<string, Known>
  const entries = Object.entries(procedures).map(([name, { _def }]) => {
    const [input] = _def.inputs
    const answer = answers[name]
    if (!input || !answer) throw new Error(`no shape of ${name}`)
    return [name, { kind: _def.type, input: inputShape(input), answer }] as const
  })
  return { version: contractVersion, retired, procedures: Object.fromEntries(entries) }
}

let now: Contract
beforeAll(() => {
  now = today()
}, 900_000)

test('within a version of the contract nothing is taken away: raise contractVersion in src/domain/contract for that', () => {
  const written = kept(contractVersion)
  expect(written ? breaks({ ...written, retired: [] }, now) : []).toEqual([])
})

test('what clients of one release back use is there: stop using it, name it in retired.ts, take it away a version later', () => {
  const before = kept(contractVersion - 1)
  expect(contractVersion > 1 ? before?.version : null).toBe(contractVersion > 1 ? contractVersion - 1 : null)
  expect(before ? breaks(before, now) : []).toEqual([])
})

/** The procedures whose line is another now. */
const changed = (one: Contract, other: Contract): string[] =>
  [...new Set([...Object.keys(one.procedures), ...Object.keys(other.procedures)])].filter(
    (name) => JSON.stringify(one.procedures[name]) !== JSON.stringify(other.procedures[name])
  )

test('the contract is written down: npm run contract:write, and read the difference', () => {
  if (process.env.WRITE_CONTRACT === '1') {
    const written = kept(contractVersion)
    expect(written ? breaks({ ...written, retired: [] }, now) : []).toEqual([])
    writeFileSync(fileOf(contractVersion), writeContract(now))
    for (const name of readdirSync(folder))
      if (Number.parseInt(name, 10) < contractVersion - 1) rmSync(path.join(folder, name))
  }
  const written = kept(contractVersion)
  expect(written ? changed(written, now) : `docs/contract/${contractVersion}.json is missing`).toEqual([])
  expect(written?.retired).toEqual(retired)
})
