import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { chained } from '@/domain/archive/chain'
import { canonicalJson, type Json } from '@/domain/notice/canonical-json'
import type { FileStore } from '../ports/file-store'

/** An unpacked package in memory: path → bytes. */
export type Unpacked = Map<string, Buffer>
type Members = { [key: string]: Json }

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

export const bytesIn = async (files: FileStore, villageId: string, fileId: string): Promise<Buffer> => {
  const stream = await files.open({ villageId, fileId, variant: 'main' })
  const parts: Buffer[] = []
  for await (const part of stream ?? []) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

export const unpack = (zip: Uint8Array): Unpacked =>
  new Map(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, Buffer.from(bytes)]))

/** Writes a package into a folder of its own and runs what lies in it, as its reader does. */
export const verify = (files: Unpacked, ...args: string[]): { status: number | null; says: string } => {
  const dir = mkdtempSync(path.join(tmpdir(), 'xiaoyuan-archive-'))
  try {
    for (const [name, bytes] of files) {
      mkdirSync(path.join(dir, path.dirname(name)), { recursive: true })
      writeFileSync(path.join(dir, name), bytes)
    }
    const done = spawnSync(process.execPath, ['verify.mjs', ...args], { cwd: dir, encoding: 'utf8' })
    return { status: done.status, says: done.stdout + done.stderr }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

export const readJson = (files: Unpacked, name: string): Json =>
  JSON.parse(files.get(name)?.toString('utf8') ?? 'null') as Json

export const writeJson = (files: Unpacked, name: string, value: Json): void => {
  files.set(name, Buffer.from(canonicalJson(value), 'utf8'))
}

/** What somebody does who changes a file and knows how the list of files is made: writes the list anew. */
export const listAnew = (files: Unpacked, over: Members = {}): void => {
  const { digest: _, ...old } = { ...(readJson(files, 'manifest.json') as Members), ...over }
  const entries = (old.files as readonly Members[]).map((entry) => {
    const bytes = files.get(String(entry.path))
    return bytes ? { ...entry, bytes: bytes.length, sha256: sha256(bytes) } : entry
  })
  const body = { ...old, files: entries }
  writeJson(files, 'manifest.json', { ...body, digest: sha256(canonicalJson(body)) })
}

/** Changes one entry of a chain and hangs all that follow from it again. */
export const chainAnew = (
  files: Unpacked,
  name: string,
  head: string,
  change: (links: Members[]) => void
) => {
  const links = (readJson(files, name) as readonly Members[]).map(({ prev: _, hash: __, ...rest }) => rest)
  change(links)
  const made = chained(links, sha256)
  writeJson(files, name, made.links)
  listAnew(files, { [head]: made.head })
}
