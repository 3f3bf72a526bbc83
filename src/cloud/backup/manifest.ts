import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { StartRefusal } from '../db/start-refusal'

/** What a backup says of itself, in `manifest.json`: written last, so that a folder with one is whole. */
export interface Manifest {
  readonly format: 1
  readonly program: string
  readonly takenAt: string
  /** The steps the database had, with their checksums. */
  readonly steps: readonly { readonly name: string; readonly checksum: string }[]
  readonly tables: readonly BackedUpTable[]
  /** Photos and sounds; null where they lie in a store of their own. */
  readonly files: { readonly count: number; readonly bytes: number } | null
}

export interface BackedUpTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
  /** Of the file `tables/<name>.copy.gz`. */
  readonly sha256: string
}

export const MANIFEST = 'manifest.json'
export const tableFile = (folder: string, name: string) => path.join(folder, 'tables', `${name}.copy.gz`)
export const filesFolder = (folder: string) => path.join(folder, 'files')

/** The manifest of a backup; throws StartRefusal where there is none that this program can read. */
export const readManifest = async (folder: string): Promise<Manifest> => {
  const text = await readFile(path.join(folder, MANIFEST), 'utf8').catch(() => null)
  if (text === null) throw new StartRefusal(`${folder} 里没有完整的备份（缺 ${MANIFEST}）。`)
  const manifest = JSON.parse(text) as Partial<Manifest>
  if (manifest.format !== 1) throw new StartRefusal(`${folder} 的备份是更新的程序做的，请用那个程序恢复。`)
  return manifest as Manifest
}
