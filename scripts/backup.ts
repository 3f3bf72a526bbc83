// npm run backup -- <folder>
import path from 'node:path'
import { backupCommand } from '@/cloud/backup/commands'
import { atTerminal } from '@/cloud/host/at-terminal'

atTerminal(path.resolve(__dirname, '..'), backupCommand)
