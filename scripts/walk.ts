import { parseArgs } from 'node:util'
import { walkEveryPage } from '../e2e/walk/walk'

// `npm run walk [-- --pages shop,rounds] [--as committee-a]`: the walk of `npm test` over some pages only, while they are
// being made. A part of a page's path is enough.
const { pages, as } = parseArgs({ options: { pages: { type: 'string' }, as: { type: 'string' } } }).values
const list = (text: string | undefined): string[] => text?.split(',').filter(Boolean) ?? []

const tell = (line: string) => process.stderr.write(`${line}\n`)

walkEveryPage({ pages: list(pages), as: list(as) }, tell).then(
  (said) => {
    process.stdout.write(`${said}\n`)
    process.exit(0)
  },
  (error: Error) => {
    process.stdout.write(`${error.message}\n`)
    process.exit(1)
  }
)
