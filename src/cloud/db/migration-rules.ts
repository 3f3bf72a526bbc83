/** Steps before this one were made before there was anything that ran while they did. */
export const RULES_FROM = '0064'

/** Why a statement is refused, and under which comment beside it (`-- locks: why it is short`) it may stand all the same. */
interface Rule {
  readonly found: RegExp
  readonly why: string
  /** `locks`: it holds up what runs; `unused`: the program of the release before still needs what it takes away. */
  readonly excuse: 'locks' | 'unused'
  /** It is no fault on a table that the same step makes. */
  readonly onTable?: RegExp
}

const altered = /^alter table (?:if exists )?(?:only )?(\w+)/
const rules: readonly Rule[] = [
  { found: /^drop (table|view|function|type|trigger|sequence)\b/, why: 'drops what runs', excuse: 'unused' },
  { found: /\bdrop column\b/, why: 'drops a column', excuse: 'unused', onTable: altered },
  { found: /\brename\b/, why: 'renames', excuse: 'unused', onTable: altered },
  {
    found: /\bset not null\b/,
    why: 'forbids what the release before leaves empty',
    excuse: 'unused',
    onTable: altered
  },
  { found: /\bdrop default\b/, why: 'takes away a default', excuse: 'unused', onTable: altered },
  {
    found: /\balter (column )?\w+ (set data )?type\b/,
    why: 'rewrites a column',
    excuse: 'unused',
    onTable: altered
  },
  {
    found:
      /\badd (column )?(if not exists )?(?!constraint\b)\w+ [^,]*\bnot null\b(?![^,]*\bdefault\b)(?<!\bdefault\b[^,]*)/,
    why: 'adds a column that the release before does not fill',
    excuse: 'unused',
    onTable: altered
  },
  {
    found: /\badd (constraint \w+ )?(check|foreign key|unique|primary key|exclude)\b(?!.*\bnot valid\b)/,
    why: 'checks every row there is: add it not valid',
    excuse: 'locks',
    onTable: altered
  },
  {
    found: /^create (unique )?index\b/,
    why: 'holds up every write while it is built',
    excuse: 'locks',
    onTable: / on (?:only )?(\w+)/
  },
  {
    found: /^(with\b.*\) )?(update|delete from|truncate)\b/,
    why: 'goes over the rows of a whole table',
    excuse: 'locks',
    onTable: /^(?:with\b.*\) )?(?:update|delete from|truncate)(?: table)? (?:only )?(\w+)/
  },
  {
    // A default that is one value for all is kept beside the table; any other is worked out for each row there is.
    found: /\badd (column )?(?!constraint\b).*(\bstored\b|\bdefault (?!now\(\)|current_)\w+\()/,
    why: 'writes every row anew',
    excuse: 'locks',
    onTable: altered
  },
  { found: /^do\b/, why: 'does what cannot be read here', excuse: 'locks' },
  { found: /^(lock|vacuum full|cluster|reindex|refresh)\b/, why: 'locks a whole table', excuse: 'locks' }
]

interface Statement {
  readonly text: string
  /** The comments that stand directly above it, and in it. */
  readonly comments: string
}

/** The statements of a step; what stands between dollar signs or quotes is the business of who calls it. */
const statementsOf = (sql: string): Statement[] => {
  const parts = sql.match(/--[^\n]*|\$(\w*)\$[\s\S]*?\$\1\$|'(?:[^']|'')*'|;|[^-$';]+|[-$']/g) ?? []
  const statements: { text: string; comments: string }[] = [{ text: '', comments: '' }]
  for (const part of parts) {
    const last = statements.at(-1)
    if (!last) break
    if (part === ';') statements.push({ text: '', comments: '' })
    else if (part.startsWith('--')) last.comments += `${part}\n`
    else last.text += /^[$']./.test(part) ? "''" : part
  }
  return statements
    .map((s) => ({ ...s, text: s.text.replace(/\s+/g, ' ').trim().toLowerCase() }))
    .filter((s) => s.text)
}

/**
 * What in a step would disturb the release before while it still runs, as sentences; empty when it may run beside it.
 * See docs/deploy.md, 升级.
 */
export const faultsOfStep = (sql: string): string[] => {
  const statements = statementsOf(sql)
  const made = new Set(
    statements.flatMap(({ text }) => /^create table (?:if not exists )?(\w+)/.exec(text)?.[1] ?? [])
  )
  return statements.flatMap(({ text, comments }) =>
    rules
      .filter(({ found, onTable }) => found.test(text) && !made.has(onTable?.exec(text)?.[1] ?? ''))
      .filter(({ excuse }) => !new RegExp(`^-- ${excuse}: \\S`, 'm').test(comments))
      .map(({ why, excuse }) => `${why} (or say why it may: -- ${excuse}: …): ${text.slice(0, 90)}`)
  )
}
