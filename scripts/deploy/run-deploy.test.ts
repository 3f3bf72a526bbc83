import { type Planted, plantFiles } from '../weapp/testing'
import type { DeploySettings } from './check-settings'
import { firstConfig } from './first-config'
import { type Ci, runDeploy } from './run-deploy'

const planted: Planted[] = []
afterAll(() => {
  for (const { remove } of planted) remove()
})

const timer = { name: 'everyMinute', type: 'timer', config: '0 * * * * * *' }
const release = (settings: Partial<DeploySettings> = {}) => {
  const made = plantFiles({
    'project.config.json': '{}',
    'cloud/api/package.json': '{"dependencies":{"sharp":"0.35.5"}}',
    'cloud/api/config.json': '{}',
    'cloud/jobs/package.json': '{"dependencies":{}}',
    'cloud/jobs/config.json': JSON.stringify({ triggers: [timer] }),
    'cloud/wxpush/package.json': '{}',
    'cloud/wxpush/config.json': '{}'
  })
  planted.push(made)
  return {
    settings: { appid: 'wx1', privateKey: { text: 'a\\nkey' }, cloudEnv: 'prod-1', api: null, ...settings },
    folder: made.folder,
    version: '0.1.0',
    desc: 'abc1234'
  }
}

/** WeChat's side of the wall: keeps what it is told, and may refuse one thing. */
const fakeCi = (refuses = '', trigger = '创建定时触发器成功') => {
  const told: string[] = []
  const tell = async (words: string) => {
    told.push(words)
    if (words === refuses) throw new Error(`WeChat refuses ${words}`)
  }
  const ci: Ci = {
    project: ({ appid, privateKey }) => {
      told.push(`project ${appid} ${JSON.stringify(privateKey)}`)
      return { appid }
    },
    uploadFunction: ({ env, name, remoteNpmInstall }) =>
      tell(`${name} to ${env} install ${remoteNpmInstall}`),
    createTimeTrigger: async ({ envId, functionName, triggersConfig }) => {
      await tell(`timer of ${functionName} in ${envId}: ${triggersConfig[0]?.config}`)
      return trigger
    },
    upload: ({ version, desc }) => tell(`upload ${version} ${desc}`)
  }
  return { ci, told }
}

const said: string[] = []
const say = (sentence: string) => void said.push(sentence)
beforeEach(() => {
  said.length = 0
})

test('a step that fails ends it: no app is uploaded over functions that are not there', async () => {
  const { ci, told } = fakeCi('jobs to prod-1 install false')
  await expect(runDeploy(release(), ci, say)).rejects.toThrow('WeChat refuses jobs')
  expect(told.some((words) => words.startsWith('upload'))).toBe(false)
  expect(said.at(-1)).toBe('2/5 上传云函数 jobs')
})

test('a rehearsal says every step and does none', async () => {
  await runDeploy(release(), null, say)
  expect(said).toEqual([
    '1. 上传云函数 api（云端安装 sharp）',
    '2. 上传云函数 jobs',
    '3. 定时触发器：jobs 0 * * * * * *',
    '4. 上传云函数 wxpush',
    '5. 上传小程序 0.1.0（abc1234），到 wx1，云环境 prod-1',
    '只是演练，什么也没有上传。'
  ])
})

test('functions, timer, then the app; the key as a text with its line ends', async () => {
  const { ci, told } = fakeCi()
  await runDeploy(release(), ci, say)
  expect(told).toEqual([
    'project wx1 "a\\nkey"',
    'api to prod-1 install true',
    'jobs to prod-1 install false',
    'timer of jobs in prod-1: 0 * * * * * *',
    'wxpush to prod-1 install false',
    'upload 0.1.0 abc1234'
  ])
  expect(said.join()).not.toContain('没有新建')
})

test('a trigger that was not made is told, and the rest goes on', async () => {
  const { ci, told } = fakeCi('', '请检查传入的 triggersConfig 是否符合格式')
  await runDeploy(release(), ci, say)
  expect(said.join()).toContain('定时触发器没有新建')
  expect(told.at(-1)).toBe('upload 0.1.0 abc1234')
})

test('where a host answers, only the app is uploaded', async () => {
  const { ci, told } = fakeCi()
  await runDeploy(release({ cloudEnv: null, api: 'https://xiaoyuan.example.gov.cn' }), ci, say)
  expect(told).toEqual(['project wx1 "a\\nkey"', 'upload 0.1.0 abc1234'])
  expect(said[0]).toContain('服务器 https://xiaoyuan.example.gov.cn')
})

test('what makes the functions for the first time names a runtime that lasts, and no secret', () => {
  const { functions, envId } = firstConfig('prod-1')
  expect(envId).toBe('prod-1')
  expect(functions.map(({ name, runtime }) => `${name} ${runtime}`)).toEqual([
    'api Nodejs20.19',
    'jobs Nodejs20.19',
    'wxpush Nodejs20.19'
  ])
  // Set in the console: the command line would write over all of them.
  expect(functions.every((made) => !('envVariables' in made))).toBe(true)
})
