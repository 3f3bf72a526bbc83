import * as z from 'zod/mini'
import { Id, RequestId } from '../common/fields'
import type { Refusal } from '../refusal/refusal'

export const fileKinds = ['photo', 'sound'] as const
export type FileKind = (typeof fileKinds)[number]

/** A photo is kept in two sizes; a sound only as `main`. */
export const fileVariants = ['main', 'small'] as const
export type FileVariant = (typeof fileVariants)[number]

/** What a file may own up to: who may see it follows from its owner. */
export const fileOwnerKinds = [
  'issue',
  'issue_line',
  'decision',
  'notice',
  'meeting',
  'goods',
  'inspection',
  'claim',
  'honour'
] as const
export type FileOwnerKind = (typeof fileOwnerKinds)[number]

const MB = 1024 * 1024
export const maxBytes: Record<FileKind, number> = { photo: 10 * MB, sound: 3 * MB }
/** The longest side in pixels of each size of a photo as it is kept. */
export const longestSide: Record<FileVariant, number> = { main: 2048, small: 480 }
/** What the small size of a photo weighs at most: a second on a network of 250 kbit/s. */
export const smallBytes = 30_000
/** Above what any phone takes; a small file that unpacks to more would fill the memory. */
export const maxPixels = 120_000_000

/** The form fields of an upload, beside the field `file`. */
export const UploadFile = z.object({ villageId: Id, requestId: RequestId })

/** Asks where a phone may put a file on its way to a cloud function. */
export const PlaceFile = z.object({ requestId: RequestId })
/** An upload whose bytes lie there. */
export const TakeFile = z.object({ villageId: Id, requestId: RequestId, incomingId: Id })

const Link = z.string({ error: '这个地址打不开，请返回上一页，再点开看。' }).check(z.maxLength(400))
/** Links that presenters made, as many as a page shows. */
export const OpenFiles = z.object({
  links: z.array(Link).check(z.minLength(1), z.maxLength(50, { error: '一次最多看50个附件。' }))
})
export const DownloadFile = z.object({ link: Link })

export const soundFormats = ['mp3', 'aac', 'm4a', 'webm', 'ogg', 'wav'] as const
export type SoundFormat = (typeof soundFormats)[number]
export const photoFormats = ['jpeg', 'png', 'webp'] as const
export type PhotoFormat = (typeof photoFormats)[number]

export const soundMimes: Record<SoundFormat, string> = {
  mp3: 'audio/mpeg',
  aac: 'audio/aac',
  m4a: 'audio/mp4',
  webm: 'audio/webm',
  ogg: 'audio/ogg',
  wav: 'audio/wav'
}

/** Why a file is not taken or not shown; each sentence says what to do. */
export const fileRefusals = {
  missing: { code: 'FILE_MISSING', message: '没有收到文件，请先拍照或录音，再上传。', field: 'file' },
  onlyOne: { code: 'FILE_ONLY_ONE', message: '一次只能传一个文件，请一个一个地传。', field: 'file' },
  empty: { code: 'FILE_EMPTY', message: '这个文件是空的，请重新拍照或录音后再上传。', field: 'file' },
  tooLarge: {
    code: 'FILE_TOO_LARGE',
    message: '文件太大：照片不超过10兆，录音不超过3兆。请换一张小一点的照片，或把录音分成几段。',
    field: 'file'
  },
  soundTooLarge: {
    code: 'FILE_TOO_LARGE',
    message: '录音超过3兆，请分成几段录，每段几分钟。',
    field: 'file'
  },
  tooManyPixels: {
    code: 'FILE_TOO_MANY_PIXELS',
    message: '照片的尺寸太大，手机处理不了。请用普通模式重新拍一张。',
    field: 'file'
  },
  typeRefused: {
    code: 'FILE_TYPE_REFUSED',
    message: '这里只收照片（JPG、PNG、WebP）和录音（MP3、M4A、AAC、WAV、OGG、WebM）。请重新拍照或录音。',
    field: 'file'
  },
  heicRefused: {
    code: 'FILE_TYPE_REFUSED',
    message:
      '这是苹果手机的 HEIC 照片，这里打不开。请在微信里直接拍照，或在“设置-相机-格式”里选“兼容性最佳”后再拍。',
    field: 'file'
  },
  broken: {
    code: 'FILE_BROKEN',
    message: '这个文件打不开，可能没有传完整。请重新选一次；还不行，就重新拍照或录音。',
    field: 'file'
  },
  notYours: {
    code: 'FILE_NOT_YOURS',
    message: '有一个附件不是您上传的，或已经用在别处、放了太久。请把附件重新上传，再提交。',
    field: 'fileIds'
  },
  gone: {
    code: 'FILE_GONE',
    message: '这个附件放了太久没有提交，已经清理。请重新拍照或录音后上传。',
    field: 'file'
  },
  linkInvalid: { code: 'FILE_LINK_INVALID', message: '这个附件放得太久了，请返回上一页，再点开看。' },
  uploadsBusy: { code: 'UPLOADS_BUSY', message: '现在上传的人太多，您的文件还没有传上去，请过一分钟再试。' }
} as const satisfies Record<string, Refusal>
