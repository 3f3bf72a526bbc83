// npm run deploy:check [-- --weapp folder --sources folder --functions folder --h5 folder --project file]
// Builds what is older than its sources, then says everything that speaks against uploading it; exit code 1 if anything.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { checkDeploy } from './deploy/check-deploy'
import { isDeploying } from './deploy/check-settings'
import { ensureFunctions } from './ensure-functions'
import { ensureWeapp } from './ensure-weapp'

const root = path.resolve(__dirname, '..')

async function main(): Promise<number> {
  const folder = { type: 'string' } as const
  const options = { weapp: folder, sources: folder, functions: folder, h5: folder, project: folder }
  const { values } = parseArgs({ options })
  if (values.weapp === undefined) ensureWeapp()
  if (values.functions === undefined) await ensureFunctions()
  const at = (given: string | undefined, own: string) => path.resolve(given ?? path.join(root, own))
  const problems = await checkDeploy({
    weapp: at(values.weapp, 'dist/weapp'),
    sources: at(values.sources, 'src/client'),
    functions: at(values.functions, 'dist/cloud'),
    h5: at(values.h5, 'dist/h5'),
    project: at(values.project, 'project.config.json'),
    env: process.env
  })
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  if (!isDeploying(process.env))
    process.stdout.write(
      'deploy: no variable of a deployment is set; they were not looked at (docs/deploy.md)\n'
    )
  process.stdout.write(`deploy: ${problems.length} problem(s)\n`)
  return problems.length > 0 ? 1 : 0
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(1)
  }
)
