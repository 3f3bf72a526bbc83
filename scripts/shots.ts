import { parseArgs } from 'node:util'
import { shootEveryPage } from '../e2e/walk/shots'

// `npm run shots [-- --pages shop,rounds] [--role committee-a]`: every page as its own person sees it, or as this one does.
const { pages, role } = parseArgs({ options: { pages: { type: 'string' }, role: { type: 'string' } } }).values
const list = (text: string | undefined): string[] => text?.split(',').filter(Boolean) ?? []

shootEveryPage({ pages: list(pages), as: list(role) }).then(
  (said) => {
    process.stdout.write(`${said}\n`)
    process.exit(0)
  },
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(1)
  }
)
