import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import sharp from 'sharp'
import type { Database } from '../db/schema'
import { type CleanFile, cleanFile } from '../file/clean-file'
import type { FileStore } from '../ports/file-store'

/** What a demo paper stands for. */
export type PaperKind = 'minutes' | 'wall' | 'work'

/** One file of the demo: which picture it is, and what it belongs to. */
export interface Paper {
  readonly kind: PaperKind
  readonly row: Pick<
    Insertable<Database['file']>,
    'village_id' | 'id' | 'uploaded_by' | 'uploaded_at' | 'owner_kind' | 'owner_id'
  >
}

// 示例, drawn in strokes: no font is needed, and nobody takes the paper for a real one.
const example = `<g fill="none" stroke="#c5352b" stroke-width="9" stroke-linecap="round" transform="translate(300 520) rotate(-18)">
  <path d="M30 20h90M10 62h130M75 62v90q0 18-22 10M42 88l-26 48M108 88l26 48"/>
  <path d="M206 14l-30 62M192 52v116M222 26h52M248 26l-30 58M238 58h34q-6 70-52 108M238 96l18 18M300 40v74M326 18v134q0 18-20 8"/>
</g>`

const ruled = (rows: number, from: number, gap: number): string =>
  Array.from({ length: rows }, (_, i) => `<path d="M90 ${from + i * gap}h720"/>`).join('')

const drawn: Record<PaperKind, string> = {
  minutes: `<rect width="900" height="1200" fill="#fbfaf5"/><rect x="250" y="80" width="400" height="34" fill="#6b6b66"/>
    <g stroke="#b9b7ad" stroke-width="2">${ruled(18, 190, 52)}</g>${example}`,
  wall: `<rect width="900" height="1200" fill="#cfd6d0"/><rect x="70" y="60" width="760" height="1080" fill="#8a5a3b"/>
    <rect x="120" y="120" width="660" height="960" fill="#fdfdf8"/><rect x="270" y="180" width="360" height="44" fill="#c5352b"/>
    <g stroke="#b9b7ad" stroke-width="2"><g transform="translate(70 90) scale(.84 .9)">${ruled(15, 230, 56)}</g></g>${example}`,
  work: `<rect width="900" height="1200" fill="#dfe9ef"/><path d="M0 700l230-210 190 160 210-230 270 250v530H0z" fill="#9db8a0"/>
    <path d="M390 1200l40-420h40l120 420z" fill="#b7b2a8"/>${example}`
}

const draw = async (kind: PaperKind): Promise<CleanFile> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200">${drawn[kind]}</svg>`
  const cleaned = await cleanFile(await sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer())
  if (!cleaned.ok) throw new Error(`a demo picture was refused: ${cleaned.refusal.code}`)
  return cleaned.value
}

const AT_ONCE = 12

/**
 * Puts the demo's papers into the file store as an upload would and answers their rows. The same paper lies under the
 * same key in every load, so one that was cut short leaves nothing behind that the next does not replace.
 */
export const keepPapers = async (
  files: FileStore,
  papers: readonly Paper[]
): Promise<Insertable<Database['file']>[]> => {
  const pictures = {
    minutes: await draw('minutes'),
    wall: await draw('wall'),
    work: await draw('work')
  } satisfies Record<PaperKind, CleanFile>
  const keep = async ({ kind, row }: Paper): Promise<Insertable<Database['file']>> => {
    const { kind: what, mime, main, variants } = pictures[kind]
    for (const [variant, bytes] of variants)
      await files.put({ villageId: row.village_id, fileId: row.id, variant }, bytes)
    const sha256 = createHash('sha256').update(main).digest()
    return { ...row, kind: what, mime, bytes: main.length, sha256 }
  }
  const rows: Insertable<Database['file']>[] = []
  for (let i = 0; i < papers.length; i += AT_ONCE)
    rows.push(...(await Promise.all(papers.slice(i, i + AT_ONCE).map(keep))))
  return rows
}
