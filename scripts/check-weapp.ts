// Checks the built mini-program with what WeChat publishes for Linux, and with what its phones can read.
// `npm run check:weapp [folder [sources]]`; prints what is wrong and exits 1.
import path from 'node:path'
import { checkWeapp } from './weapp/all'
import { readBuild } from './weapp/build'
import { sizes } from './weapp/sizes'

const root = path.resolve(__dirname, '..')

async function check(): Promise<number> {
  const [folder = path.join(root, 'dist/weapp'), sources = path.join(root, 'src/client')] =
    process.argv.slice(2)
  const build = readBuild(path.resolve(folder))
  const problems = await checkWeapp(build, path.resolve(sources))
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  const { main, subpackages } = sizes(build)
  const packages = JSON.stringify(subpackages)
  process.stdout.write(`weapp: ${problems.length} problem(s), main ${main} bytes, subpackages ${packages}\n`)
  return problems.length > 0 ? 1 : 0
}

check().then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
)
