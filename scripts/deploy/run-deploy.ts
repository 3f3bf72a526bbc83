import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { functionNames } from './check-functions'
import type { DeploySettings } from './check-settings'

/** What is uploaded, as miniprogram-ci calls it. */
interface Project {
  readonly appid: string
}

/** The part of miniprogram-ci that a deployment takes: the wall to WeChat. */
export interface Ci {
  project(options: { appid: string; projectPath: string; privateKey: string }): Project
  uploadFunction(options: {
    project: Project
    env: string
    name: string
    path: string
    remoteNpmInstall: boolean
  }): Promise<unknown>
  createTimeTrigger(options: {
    project: Project
    envId: string
    functionName: string
    triggersConfig: { name: string; type: string; config: string }[]
  }): Promise<string>
  upload(options: { project: Project; version: string; desc: string }): Promise<unknown>
}

export interface Release {
  readonly settings: DeploySettings
  /** The folder that is uploaded: project.config.json, weapp, cloud. */
  readonly folder: string
  readonly version: string
  /** Which sources it was made of, for whoever looks at the list of versions. */
  readonly desc: string
}

interface Step {
  readonly words: string
  readonly run: (ci: Ci, project: Project) => Promise<string | undefined>
}

const TRIGGER_MADE = '创建定时触发器成功'

interface FunctionConfig {
  readonly triggers?: { name: string; type: string; config: string }[]
}
const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T

const functionSteps = (name: string, dir: string, env: string): Step[] => {
  const { dependencies = {} } = json<{ dependencies?: object }>(path.join(dir, 'package.json'))
  const { triggers = [] } = json<FunctionConfig>(path.join(dir, 'config.json'))
  // What is not in the bundle is a native package: the cloud's own machine must install it.
  const remoteNpmInstall = Object.keys(dependencies).length > 0
  const upload: Step = {
    words: `上传云函数 ${name}${remoteNpmInstall ? `（云端安装 ${Object.keys(dependencies).join('、')}）` : ''}`,
    run: async (ci, project) => {
      await ci.uploadFunction({ project, env, name, path: dir, remoteNpmInstall })
      return undefined
    }
  }
  const trigger: Step = {
    words: `定时触发器：${triggers.map((t) => `${name} ${t.config}`).join('、')}`,
    // It answers a sentence where it should throw, also for a trigger that is there already.
    run: async (ci, project) => {
      const said = await ci.createTimeTrigger({
        project,
        envId: env,
        functionName: name,
        triggersConfig: triggers
      })
      return said === TRIGGER_MADE
        ? undefined
        : `定时触发器没有新建（以前建过就是这样）：请在云开发控制台看一眼 ${name} 有没有它，没有它，公示到期、消息都不会动。`
    }
  }
  return triggers.length > 0 ? [upload, trigger] : [upload]
}

/** The server first: an app one release behind is served, one ahead of its server is not. */
export const planDeploy = ({ settings, folder, version, desc }: Release): readonly Step[] => {
  const { cloudEnv } = settings
  const functions = cloudEnv
    ? functionNames.flatMap((name) => functionSteps(name, path.join(folder, 'cloud', name), cloudEnv))
    : []
  const upload: Step = {
    words: `上传小程序 ${version}（${desc}），到 ${settings.appid}，${cloudEnv ? `云环境 ${cloudEnv}` : `服务器 ${settings.api}`}`,
    run: async (ci, project) => {
      await ci.upload({ project, version, desc })
      return undefined
    }
  }
  return [...functions, upload]
}

const keyOf = ({ privateKey }: DeploySettings): string =>
  'text' in privateKey ? privateKey.text.replaceAll('\\n', '\n') : readFileSync(privateKey.path, 'utf8')

/**
 * Runs the steps one after another, the first that fails ends it: what went before stays, and the same command goes on
 * from there, for every step may be done twice. Without `ci` it only says what it would do. Throws what a step throws.
 */
export const runDeploy = async (
  release: Release,
  ci: Ci | null,
  say: (sentence: string) => void
): Promise<void> => {
  const steps = planDeploy(release)
  if (ci === null) {
    for (const [at, { words }] of steps.entries()) say(`${at + 1}. ${words}`)
    return say('只是演练，什么也没有上传。')
  }
  if (!existsSync(path.join(release.folder, 'project.config.json')))
    throw new Error(`${release.folder} holds no release`)
  const { appid } = release.settings
  const project = ci.project({ appid, projectPath: release.folder, privateKey: keyOf(release.settings) })
  for (const [at, { words, run }] of steps.entries()) {
    say(`${at + 1}/${steps.length} ${words}`)
    const note = await run(ci, project)
    if (note) say(note)
  }
  say('上传好了。请在小程序后台把这个版本设为体验版看一遍，再提交审核。')
}
