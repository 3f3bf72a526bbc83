// npm run migrate [-- --role <login of the program>]
import path from 'node:path'
import { migrateCommand } from '@/cloud/db/migrate-command'
import { atTerminal } from '@/cloud/host/at-terminal'

atTerminal(path.resolve(__dirname, '..'), migrateCommand)
