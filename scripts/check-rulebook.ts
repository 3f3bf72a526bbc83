import { readRules, rulesOutcome } from '@/domain/rulebook/read-rules'
import { answerFile } from './answer-file'

/** Reads a table of points rules and prints which can stand; src/domain/rulebook/README.md has the format. */
answerFile('rulebook:check', (table) => {
  const read = readRules(table)
  return read.ok ? { ok: true, value: rulesOutcome(read.value) } : read
})
