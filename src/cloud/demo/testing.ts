import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { diskFileStore } from '../adapters/local/disk-file-store'

/** A file store of its own for a test that loads the demo; `clear` after all tests of the file. */
export const demoFiles = () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'xiaoyuan-demo-'))
  return { files: diskFileStore(dir), clear: () => rm(dir, { recursive: true, force: true }) }
}
