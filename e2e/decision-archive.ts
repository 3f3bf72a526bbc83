import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'

const run = promisify(execFile)

/**
 * Unpacks an archive package as somebody on a computer does and lets its own check judge it; throws with what the check
 * said when it does not hold. Answers what it said.
 */
export const verifyArchive = async (zip: string): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-archive-'))
  try {
    const files = unzipSync(await readFile(zip))
    for (const [name, bytes] of Object.entries(files)) {
      const file = path.join(folder, name)
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, bytes)
    }
    const script = Object.keys(files).find((name) => path.basename(name) === 'verify.mjs')
    if (!script) throw new Error(`no verify.mjs among ${Object.keys(files).join(', ')}`)
    const { stdout } = await run(process.execPath, ['verify.mjs'], {
      cwd: path.dirname(path.join(folder, script))
    })
    return stdout.trim()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
