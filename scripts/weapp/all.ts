import type { Build } from './build'
import { checkTemplates, checkWcc, checkWcsc } from './compilers'
import { checkFiles, checkPages } from './files'
import { checkScripts } from './scripts'
import { checkSizes } from './sizes'
import { checkUnused } from './unused'
import { checkUpload } from './upload'

/**
 * Everything that can be known of a built mini-program without WeChat; answers what is wrong, in lines
 * `check: sentence`. `sources` is src/client. A pass here is not a pass in WeChat; a failure is nearly always real.
 */
export async function checkWeapp(build: Build, sources: string): Promise<string[]> {
  return [
    ...checkFiles(build),
    ...checkPages(build, sources),
    ...checkSizes(build),
    ...checkScripts(build),
    ...checkUnused(build),
    ...checkWcc(build),
    ...checkWcsc(build),
    ...checkTemplates(build),
    ...(await checkUpload(build))
  ]
}
