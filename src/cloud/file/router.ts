import { t } from '../api/trpc'
import { downloadFile } from './download-file'
import { openFiles } from './open-files'
import { placeFile } from './place-file'
import { takeFile } from './take-file'

export const fileRouter = t.router({
  place: placeFile,
  take: takeFile,
  open: openFiles,
  download: downloadFile
})
