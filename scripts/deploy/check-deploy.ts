import path from 'node:path'
import { checkWeapp } from '../weapp/all'
import { type Build, readBuild } from '../weapp/build'
import { checkFunctions, functionNames } from './check-functions'
import { checkSecrets } from './check-secrets'
import { checkProject, isDeploying, readDeploySettings } from './check-settings'

export interface Deployed {
  /** The built mini-program, and the sources it was made of. */
  readonly weapp: string
  readonly sources: string
  /** The built functions, each in a folder of its name. */
  readonly functions: string
  /** The built web page; looked at for secrets where it is there. */
  readonly h5: string
  readonly project: string
  readonly env: NodeJS.ProcessEnv
  /** What looks at the mini-program; all checks there are, if not said. */
  readonly look?: typeof checkWeapp
}

/** What the program takes for its server when nobody says another. */
const NOWHERE = 'http://127.0.0.1:4000'

const openBuild = (weapp: string): Build | string => {
  try {
    return readBuild(weapp)
  } catch (error) {
    return `weapp: ${(error as Error).message}`
  }
}

const checkAddress = (build: Build): string[] =>
  build
    .files('.js')
    .filter((file) => build.read(file).includes(NOWHERE))
    .map((file) => `env: ${file} asks ${NOWHERE}: build with XIAOYUAN_API or XIAOYUAN_CLOUD_ENV`)

/**
 * Everything that can be known of a deployment before it is one, without network: lines `check: sentence`; none is
 * good. The environment is judged where anything of a deployment is set in it.
 */
export const checkDeploy = async ({
  weapp,
  sources,
  functions,
  h5,
  project,
  env,
  look = checkWeapp
}: Deployed): Promise<string[]> => {
  const build = openBuild(weapp)
  const read = isDeploying(env) ? readDeploySettings(env) : { problems: [] }
  return [
    ...(typeof build === 'string' ? [build] : await look(build, sources)),
    ...(typeof build !== 'string' && 'settings' in read && !read.settings.cloudEnv
      ? checkAddress(build)
      : []),
    ...checkFunctions(functions),
    ...checkProject(project),
    ...checkSecrets([weapp, h5, ...functionNames.map((name) => path.join(functions, name))], env),
    ...('problems' in read ? read.problems : [])
  ]
}
