import { OpenFiles } from '@/domain/file/file'
import type { Context } from '../api/context'
import { nowhere, query } from '../api/procedure'
import type { FileKey } from '../ports/file-store'
import { linkSecondsLeft, readFileLink } from './file-link'
import { presentOpened } from './present-file'

interface Asked {
  readonly link: string
  readonly key: FileKey
  readonly seconds: number
}

/** The links that are good now; whoever holds one may see what it names. */
const goodLinks = ({ deps, now }: Context, links: readonly string[]): Asked[] =>
  [...new Set(links)].flatMap((link) => {
    const read = readFileLink(link)
    const seconds = read ? linkSecondsLeft(deps.secret, read, read, now) : 0
    if (!read || seconds === 0) return []
    return [{ link, key: { villageId: read.villageId, fileId: read.fileId, variant: read.size }, seconds }]
  })

const mimesOf = async ({ db }: Context, asked: readonly Asked[]): Promise<ReadonlyMap<string, string>> => {
  if (asked.length === 0) return new Map()
  const rows = await db
    .selectFrom('file')
    .select(['village_id', 'id', 'mime'])
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('village_id', 'id'),
        'in',
        asked.map(({ key }) => tuple(key.villageId, key.fileId))
      )
    )
    .execute()
  return new Map(rows.map((row) => [`${row.village_id} ${row.id}`, row.mime]))
}

/**
 * Makes of links to photos and sounds addresses that a phone can load, in their order: temporary ones of the store, good
 * for as long as the link; the link itself where the host serves files. Null for a link that is not good or leads nowhere.
 */
export const openFiles = query({
  action: 'open_file',
  input: OpenFiles,
  subject: () => nowhere,
  run: async (ctx, { links }) => {
    const good = goodLinks(ctx, links)
    const mimes = await mimesOf(ctx, good)
    const there = good.flatMap(({ link, key, seconds }) => {
      const mime = mimes.get(`${key.villageId} ${key.fileId}`)
      return mime ? [{ link, wanted: { key, seconds, mime } }] : []
    })
    const { files } = ctx.deps
    const urls = files.linksTo
      ? await files.linksTo(there.map(({ wanted }) => wanted))
      : there.map(({ link }) => link)
    const opened = new Map(there.map(({ link }, i) => [link, urls[i] ?? null]))
    return presentOpened(links.map((link) => opened.get(link) ?? null))
  }
})
