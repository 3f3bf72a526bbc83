import { plainError } from '../host/host-log'
import type { JobLog } from '../jobs/sweeps'

type Level = 'info' | 'warn' | 'error'

export interface FunctionLog extends JobLog {
  warn(fields: object, message: string): void
}

/**
 * One line of JSON for each entry on standard output, which the cloud collects. Of an error only its kind, code and
 * place are written: its words may quote a person's.
 */
export const functionLog = (write: (line: string) => void = console.log): FunctionLog => {
  const at = (level: Level) => (fields: object, message: string) => {
    const plain = Object.entries(fields).map(([key, value]) => [
      key,
      value instanceof Error ? plainError(value) : value
    ])
    write(JSON.stringify({ level, ...Object.fromEntries(plain), msg: message }))
  }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}
