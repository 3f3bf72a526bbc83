// npm run found -- <table>
import path from 'node:path'
import { atTerminal } from '@/cloud/host/at-terminal'
import { foundCommand } from '@/cloud/place/found-command'

atTerminal(path.resolve(__dirname, '..'), foundCommand)
