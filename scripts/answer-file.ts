import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Outcome } from '@/domain/refusal/refusal'

const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)

const fail = (code: string, message: string) => {
  say({ error: { code, message } })
  process.exitCode = 1
}

const read = (file: string): string | null => {
  try {
    // npm runs scripts in the folder of the package; the path was typed in the caller's.
    const text = readFileSync(path.resolve(process.env.INIT_CWD ?? '.', file), 'utf8')
    return text.replace(/^\uFEFF/, '')
  } catch {
    fail('FILE_UNREADABLE', `读不到文件 ${file}，请核对路径。`)
    return null
  }
}

const parse = (text: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    fail('FILE_NOT_JSON', '文件不是 JSON 格式，请核对引号、逗号和括号。')
    return null
  }
}

/**
 * A command of one JSON file: prints what `judge` answers as JSON, a refusal as `{error: {code, message}}`. Ends with 1
 * only where there was nothing to judge: FILE_MISSING, FILE_UNREADABLE, FILE_NOT_JSON.
 */
export const answerFile = (script: string, judge: (value: unknown) => Outcome<unknown>): void => {
  const file = process.argv[2]
  if (!file) fail('FILE_MISSING', `用法：npm run -s ${script} -- 文件.json`)
  const text = file ? read(file) : null
  const parsed = text === null ? null : parse(text)
  if (!parsed) return
  const outcome = judge(parsed.value)
  say(
    outcome.ok ? outcome.value : { error: { code: outcome.refusal.code, message: outcome.refusal.message } }
  )
}
