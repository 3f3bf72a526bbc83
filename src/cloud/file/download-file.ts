import { archiveRefusals } from '@/domain/archive/archive'
import { DownloadFile, fileRefusals } from '@/domain/file/file'
import { common } from '@/domain/refusal/refusal'
import { readCopyLink } from '../account/copy-link'
import { copyName, findCopy } from '../account/find-copy'
import type { Context } from '../api/context'
import { nowhere, query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { archiveSecondsLeft, readArchiveLink } from '../archive/archive-link'
import { findArchive } from '../archive/find-archive'
import type { WantedLink } from '../ports/file-store'
import { presentDownload } from './present-file'

type Found = Omit<WantedLink, 'mime'>

const archiveAt = async ({ deps, db, now }: Context, link: string): Promise<Found | null> => {
  const read = readArchiveLink(link)
  if (!read) return null
  const seconds = archiveSecondsLeft(deps.secret, read.ref, read.signed, now)
  if (seconds === 0) return deny(archiveRefusals.linkInvalid)
  const { key, name } = (await findArchive(db, read.ref)) ?? deny(common.notFound)
  return { key, seconds, name }
}

const copyAt = async ({ deps }: Context, link: string): Promise<Found | null> => {
  const read = readCopyLink(link)
  if (!read) return null
  const found = await findCopy(deps, read.ref, read.signed)
  return 'refusal' in found ? deny(found.refusal) : { ...found, name: copyName }
}

/**
 * Makes of a link to a package (an archive, a copy of one's data) an address from which it can be downloaded, as
 * `file.open` does of photos. Refuses FILE_LINK_INVALID, ARCHIVE_LINK_INVALID, COPY_LINK_INVALID, NOT_FOUND.
 */
export const downloadFile = query({
  action: 'open_file',
  input: DownloadFile,
  subject: () => nowhere,
  run: async (ctx, { link }) => {
    const found = (await archiveAt(ctx, link)) ?? (await copyAt(ctx, link)) ?? deny(fileRefusals.linkInvalid)
    const { files } = ctx.deps
    if (!files.linksTo) return presentDownload(link)
    const [url] = await files.linksTo([{ ...found, mime: 'application/zip' }])
    return presentDownload(url ?? deny(common.notFound))
  }
})
