import { readFileSync } from 'node:fs'
import path from 'node:path'
import { judgeMeetings } from '@/domain/meeting/quorum-file'

/** Reads a list of meetings and prints what each needed and decided; src/domain/meeting/README.md has the format. */
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

const parse = (text: string): { list: unknown } | null => {
  try {
    return { list: JSON.parse(text) as unknown }
  } catch {
    fail('FILE_NOT_JSON', '文件不是 JSON 格式，请核对引号、逗号和括号。')
    return null
  }
}

const main = () => {
  const file = process.argv[2]
  if (!file) return fail('FILE_MISSING', '用法：npm run -s quorum -- 文件.json')
  const text = read(file)
  const parsed = text === null ? null : parse(text)
  if (!parsed) return
  const outcome = judgeMeetings(parsed.list)
  say(
    outcome.ok ? outcome.value : { error: { code: outcome.refusal.code, message: outcome.refusal.message } }
  )
}

main()
