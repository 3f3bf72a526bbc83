import { canonicalJson, type Json } from '../notice/canonical-json'
import { type ArchiveRecord, type Hash, isOffice, type TextFile } from './archive-record'
import { dataFiles } from './data-files'
import { noticeFolder } from './file-names'
import { noticePage } from './notice-page'
import { officePage, registerPage } from './office-pages'
import { coursePage, indexPage, versionsPage } from './record-pages'

/** One file of a package as the manifest lists it. */
export interface ManifestEntry {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0

/**
 * All files of the package that are written from the record, with the ends of its two chains. Pure: the same record
 * gives the same bytes.
 */
export const writtenFiles = (
  r: ArchiveRecord,
  hash: Hash
): { readonly files: readonly TextFile[]; readonly head: string; readonly versionsHead: string } => {
  const data = dataFiles(r, hash)
  return {
    head: data.head,
    versionsHead: data.versionsHead,
    files: [
      ...data.files,
      { path: 'index.html', text: indexPage(r) },
      { path: 'versions.html', text: versionsPage(r) },
      { path: 'course.html', text: coursePage(r) },
      { path: 'office/index.html', text: officePage(r) },
      { path: 'office/register.html', text: registerPage(r) },
      ...r.notices.map((notice, i) => ({
        path: `${noticeFolder(notice, i)}/notice.html`,
        text: noticePage(r, i)
      }))
    ]
  }
}

/** How the package is written; verify.mjs refuses one that it does not know. */
export const archiveFormat = 'xiaoyuan-archive/1'

/**
 * The list of everything in the package, and its digest: SHA-256 of the manifest without its digest, as canonical
 * JSON. It is one for the whole package and the public one, which lacks what lies under `office/` and nothing else.
 */
export const manifestOf = (
  r: ArchiveRecord,
  entries: readonly ManifestEntry[],
  heads: { readonly head: string; readonly versionsHead: string },
  hash: Hash
): { readonly text: string; readonly digest: string } => {
  const body: { readonly [key: string]: Json } = {
    format: archiveFormat,
    villageId: r.villageId,
    decisionId: r.decision.id,
    no: r.no,
    closedAt: r.closedAt.toISOString(),
    head: heads.head,
    versionsHead: heads.versionsHead,
    files: [...entries].sort(byPath).map(({ path, bytes, sha256 }) => ({
      ...{ path, bytes, sha256 },
      office: isOffice(path)
    }))
  }
  const digest = hash(canonicalJson(body))
  return { text: canonicalJson({ ...body, digest }), digest }
}
