import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { parseSync } from '@swc/core'
import { sql } from 'kysely'
import { withDatabase } from '@/cloud/testing/database'

const root = path.resolve(__dirname, '..')
const sourceOf = (file: string) => readFileSync(path.join(root, file), 'utf8')
const filesOf = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((f) => `${folder}/${f.replaceAll(path.sep, '/')}`)
    .filter((f) => /\.(tsx?|c?js)$/.test(f))
const files = filesOf('src')
/** What is not in a room keeps the habits too. */
const everywhere = [...files, ...['config', 'scripts', 'e2e'].flatMap(filesOf)]

type Node = { type?: string; [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** Every node of a file's syntax tree, with the node it hangs from and the name of the branch. */
const walk = (
  node: unknown,
  visit: (node: Node, parent: Node | null, key: string) => void,
  parent: Node | null = null,
  key = ''
): void => {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit, parent, key)
  } else if (isNode(node)) {
    visit(node, parent, key)
    for (const [k, child] of Object.entries(node)) if (k !== 'span') walk(child, visit, node, k)
  }
}

const parse = (source: string, file: string) =>
  parseSync(source, { syntax: 'typescript', tsx: file.endsWith('.tsx'), target: 'es2022' })

interface Import {
  readonly from: string
  readonly typeOnly: boolean
}

/** What a file imports, however it is written: over several lines, re-exported, dynamic, required, or as a type. */
const importsOf = (source: string, file: string): Import[] => {
  const found: Import[] = []
  walk(parse(source, file), (node) => {
    const from = isNode(node.source) ? String(node.source.value) : ''
    if (node.type === 'ImportDeclaration') {
      const specifiers = node.specifiers as { isTypeOnly?: boolean }[]
      const typeOnly =
        node.typeOnly === true || (specifiers.length > 0 && specifiers.every((s) => s.isTypeOnly === true))
      found.push({ from, typeOnly })
    }
    if ((node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') && from) {
      found.push({ from, typeOnly: node.typeOnly === true })
    }
    if (node.type === 'TsExternalModuleReference')
      found.push({ from: String((node.expression as Node).value), typeOnly: false })
    if (node.type === 'TsImportType')
      found.push({ from: String((node.argument as Node).value), typeOnly: true })
    if (node.type === 'CallExpression') {
      const callee = node.callee as Node
      const dynamic =
        callee.type === 'Import' ||
        (callee.type === 'Identifier' && callee.value === 'require') ||
        (callee.type === 'MemberExpression' && (callee.object as Node).value === 'jest')
      const first = (node.arguments as { expression: Node }[])[0]?.expression
      if (dynamic && first?.type === 'StringLiteral')
        found.push({ from: String(first.value), typeOnly: false })
      if (dynamic && callee.type !== 'MemberExpression' && first && first.type !== 'StringLiteral') {
        found.push({ from: '<computed>', typeOnly: false })
      }
    }
  })
  return found
}

/** `@/domain/x`, `../x` → `src/domain/x`; a package keeps its name. */
const resolve = (from: string, file: string): string =>
  from.startsWith('@/')
    ? `src/${from.slice(2)}`
    : from.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), from)
      : from

const roomOf = (file: string) => /^src\/(domain|cloud|client)\//.exec(file)?.[1] ?? 'none'
const isTest = (file: string) => /\.(test|suite)\.tsx?$/.test(file) || file.includes('/testing/')
const isBuiltin = (name: string) =>
  name.startsWith('node:') || builtinModules.includes(name.split('/')[0] ?? '')

/** Why an import breaks the walls between the rooms, or null. */
const brokenWall = (file: string, { from, typeOnly }: Import): string | null => {
  const room = roomOf(file)
  const target = resolve(from, file)
  const to = roomOf(`${target}/`)
  const inside = target.startsWith('src/')
  if (from === '<computed>' && room !== 'cloud') return 'computed import'
  if (room === 'domain') {
    if (inside) return to === 'domain' ? null : `domain → ${to}`
    return from === 'zod/mini' || (isTest(file) && from === 'fast-check') ? null : `domain → package ${from}`
  }
  if (room === 'cloud') return to === 'client' ? 'cloud → client' : null
  if (room === 'client') {
    if (to === 'cloud') return typeOnly ? null : 'client → cloud value'
    return isBuiltin(from) && !isTest(file) ? `client → ${from}` : null
  }
  return null
}

const imports = new Map(files.map((f) => [f, importsOf(sourceOf(f), f)]))

describe('the walls between the rooms', () => {
  test('no import crosses them', () => {
    const broken = files.flatMap((file) =>
      (imports.get(file) ?? []).flatMap((i) => {
        const why = brokenWall(file, i)
        return why ? [`${file}: ${why} (${i.from})`] : []
      })
    )
    expect(broken).toEqual([])
  })

  test.each([
    ['src/domain/a/a.ts', "import {\n  x\n} from\n  '../../cloud/db/pool'", 'domain → cloud'],
    ['src/domain/a/a.ts', "const x = import('@/client/app')", 'domain → client'],
    ['src/domain/a/a.ts', "import fs from 'node:fs'", 'domain → package node:fs'],
    ['src/domain/a/a.ts', "export * from 'dayjs'", 'domain → package dayjs'],
    ['src/domain/a/a.ts', 'const x = import(name)', 'computed import'],
    ['src/cloud/a/a.ts', "const x = require('../../client/app')", 'cloud → client'],
    ['src/client/a.ts', "import { type A, b } from '@/cloud/api/router'", 'client → cloud value'],
    ['src/client/a.ts', "export { b } from '../cloud/api/router'", 'client → cloud value'],
    ['src/client/a.ts', "import '@/cloud/api/router'", 'client → cloud value'],
    ['src/client/a.ts', "import b = require('../cloud/api/router')", 'client → cloud value'],
    ['src/client/a.ts', "import { readFileSync } from 'fs'", 'client → fs'],
    ['src/client/a.ts', "import type { A } from '@/cloud/api/router'", null],
    ['src/client/a.ts', "import { type A, type B } from '@/cloud/api/router'", null],
    ['src/client/a.ts', "type A = import('@/cloud/api/router').AppRouter", null],
    ['src/cloud/a/a.ts', "import { x } from '@/domain/a/a'", null]
  ])('%s: %j is judged %j', (file, source, expected) => {
    const verdicts = importsOf(source, file).map((i) => brokenWall(file, i))
    expect(verdicts).toEqual([expected])
  })
})

const impure = new Set([
  'process',
  'console',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'crypto',
  'performance',
  'localStorage',
  'sessionStorage',
  'window',
  'document',
  'navigator',
  'globalThis',
  'global',
  'require',
  'wx',
  'XMLHttpRequest',
  'WebSocket',
  'Buffer'
])

/** Uses of clock, randomness or the outside in a source. */
const impurities = (source: string, file: string): string[] => {
  const found: string[] = []
  walk(parse(source, file), (node, parent, key) => {
    if (node.type === 'Identifier' && impure.has(String(node.value))) {
      const named = (key === 'property' && parent?.type === 'MemberExpression') || key === 'key'
      if (!named) found.push(String(node.value))
    }
    if (
      node.type === 'NewExpression' &&
      (node.callee as Node).value === 'Date' &&
      !(node.arguments as Node[] | null)?.length
    ) {
      found.push('new Date()')
    }
    if (node.type === 'CallExpression' && (node.callee as Node).value === 'Date') found.push('Date()')
    if (node.type === 'MemberExpression') {
      const name = `${(node.object as Node).value}.${(node.property as Node).value}`
      if (name === 'Date.now' || name === 'Math.random') found.push(name)
    }
  })
  return found
}

describe('domain is pure', () => {
  test('no clock, randomness or outside world', () => {
    const found = files
      .filter((f) => roomOf(f) === 'domain' && !isTest(f))
      .flatMap((f) => impurities(sourceOf(f), f).map((what) => `${f}: ${what}`))
    expect(found).toEqual([])
  })
  test.each([
    ['const now = new Date()', ['new Date()']],
    ['const now = Date.now()', ['Date.now']],
    ['const now = Date()', ['Date()']],
    ['const x = Math\n  .random()', ['Math.random']],
    ['console.log(1)', ['console']],
    ['await fetch("x")', ['fetch']],
    ['const at = new Date(0); const o = { process: 1 }; o.process', []]
  ])('%j is found out', (source, expected) => {
    expect(impurities(source, 'a.ts')).toEqual(expected)
  })
})

describe('habits', () => {
  test('no any, no silenced compiler', () => {
    const found = everywhere.flatMap((f) => {
      const source = sourceOf(f)
      const hits: string[] =
        /@ts-(ignore|nocheck)/.test(source) && f !== 'src/tidy.test.ts' ? [`${f}: @ts-ignore`] : []
      walk(parse(source, f), (node) => {
        if (node.type === 'TsKeywordType' && node.kind === 'any') hits.push(`${f}: any`)
      })
      return hits
    })
    expect(found).toEqual([])
  })

  /** A file may be longer than 300 lines only for a reason written here. */
  const long: Record<string, string> = {
    'src/cloud/db/schema.ts': 'one table type after another, in the order of the migrations',
    'src/domain/role/permissions.ts': 'the one table of who may do what, read as a whole'
  }
  test('no file over 300 lines without a reason', () => {
    const over = everywhere.filter((f) => sourceOf(f).split('\n').length > 301)
    expect(over.filter((f) => !(f in long))).toEqual([])
    expect(Object.keys(long).filter((f) => !over.includes(f))).toEqual([])
  })

  test('one procedure a file, and what it answers goes through a presenter', () => {
    const faults = files
      .filter((f) => roomOf(f) === 'cloud' && !isTest(f) && !f.startsWith('src/cloud/api/'))
      .flatMap((f) => {
        const procedures = sourceOf(f).match(/=\s*(query|mutation)\(\{/g)?.length ?? 0
        if (procedures === 0) return []
        const presented = imports.get(f)?.some((i) => /\/present-[\w-]+$/.test(i.from))
        return [
          ...(procedures > 1 ? [`${f}: ${procedures} procedures`] : []),
          ...(presented ? [] : [`${f}: no presenter`])
        ]
      })
    expect(faults).toEqual([])
  })
})

describe('keys', () => {
  /** Tables that belong to no village or township, and why. */
  const shared: Record<string, string> = {
    place: 'the directory of places itself, small, copied to every shard',
    account: 'a person in WeChat, before any village is known',
    session: 'belongs to an account',
    desk_login: 'a PC asks before any account is known',
    subscription: 'what an account lets WeChat tell it, whichever the village',
    subscription_event: 'likewise',
    agreement_consent: 'what an account agreed to, before any village is known',
    account_copy: 'belongs to an account',
    incoming_file: 'what an account has on its way, before it is any village’s',
    points_sealer: 'one row: from where the sealer looks, a hint',
    demo_clock: 'one row: how far the demo is ahead of the machine',
    schema_migration: "the database's own history",
    append_only_table: 'the list that migrations keep',
    closed_table: 'likewise'
  }
  const tenant = ['village_id', 'township_id', 'place_id']

  test('every primary and unique key of a tenant table begins with the village or the township', async () => {
    const { db, drop } = await withDatabase()
    const { rows } = await sql<{ table: string; key: string; first: string }>`
      select c.relname as table, i.relname as key, a.attname as first
      from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
      where x.indisunique or x.indisprimary order by 1, 2`.execute(db)
    const { rows: tables } = await sql<{ table: string }>`
      select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      where c.relkind in ('r', 'p') order by 1`.execute(db)
    await drop()
    const named = tables.map((t) => t.table)
    expect(rows.filter((r) => !(r.table in shared) && !tenant.includes(r.first))).toEqual([])
    expect(named.filter((t) => !(t in shared) && !rows.some((r) => r.table === t))).toEqual([])
    expect(Object.keys(shared).filter((t) => !named.includes(t))).toEqual([])
  })
})
