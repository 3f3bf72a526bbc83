// npm run deploy [-- --dry-run]: builds for the deployment that the environment names, checks it, and uploads it with
// miniprogram-ci. Nothing is uploaded while anything speaks against it. See docs/deploy.md.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { version } from '../package.json'
import { buildFunctions } from './build-functions'
import { checkDeploy } from './deploy/check-deploy'
import { type DeploySettings, readDeploySettings } from './deploy/check-settings'
import { firstConfig } from './deploy/first-config'
import { runDeploy } from './deploy/run-deploy'
import { wechatCi } from './deploy/wechat-ci'

const root = path.resolve(__dirname, '..')
const RELEASE = 'dist/release'
const say = (sentence: string) => void process.stdout.write(`${sentence}\n`)

/** The sources a release is made of; a folder without git has a version alone. */
const sourcesOf = (): string => {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { cwd: root, encoding: 'utf8' }).trim()
  } catch {
    return '没有版本记录'
  }
}

async function build(folder: string, { appid, cloudEnv }: DeploySettings): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const weapp = path.join(RELEASE, 'weapp')
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', 'build:weapp'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', XIAOYUAN_WEAPP_DIST: weapp },
    encoding: 'utf8',
    shell: process.platform === 'win32'
  })
  if (status !== 0) throw new Error(`the mini-program did not build:\n${stdout}${stderr}`)
  await buildFunctions(path.join(folder, 'cloud'))
  const config = JSON.parse(readFileSync(path.join(root, 'project.config.json'), 'utf8')) as object
  const own = { appid, miniprogramRoot: 'weapp/', srcMiniprogramRoot: 'weapp/', cloudfunctionRoot: 'cloud/' }
  const write = (file: string, content: object) =>
    writeFileSync(path.join(folder, file), JSON.stringify(content, null, 2))
  write('project.config.json', { ...config, ...own })
  if (cloudEnv) write('cloudbaserc.json', firstConfig(cloudEnv))
}

async function main(): Promise<number> {
  const isDry = process.argv.includes('--dry-run')
  const read = readDeploySettings(process.env)
  if ('problems' in read) {
    for (const problem of read.problems) process.stderr.write(`${problem}\n`)
    return 1
  }
  const { settings } = read
  const folder = path.join(root, RELEASE)
  say('正在生成……')
  await build(folder, settings)
  const problems = await checkDeploy({
    weapp: path.join(folder, 'weapp'),
    sources: path.join(root, 'src/client'),
    functions: path.join(folder, 'cloud'),
    h5: path.join(root, 'dist/h5'),
    project: path.join(root, 'project.config.json'),
    env: process.env
  })
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  if (problems.length > 0) return 1
  await runDeploy({ settings, folder, version, desc: sourcesOf() }, isDry ? null : wechatCi(), say)
  return 0
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`没有上传完：${error.message}\n`)
    process.exit(1)
  }
)
