// npm run restore -- <folder> [--rehearse]; exit code 1 where something of it does not hold.
import path from 'node:path'
import { restoreCommand } from '@/cloud/backup/commands'
import { atTerminal } from '@/cloud/host/at-terminal'

atTerminal(path.resolve(__dirname, '..'), restoreCommand)
