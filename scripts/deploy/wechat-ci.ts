import type { Ci } from './run-deploy'

// The package's own types do not compile with ours; this is the part of it that is used.
interface Package {
  readonly Project: new (options: object) => ReturnType<Ci['project']>
  readonly cloud: Pick<Ci, 'uploadFunction' | 'createTimeTrigger'>
  upload(options: object): Promise<unknown>
}

/** miniprogram-ci itself; it needs the network and an address on the account's white list. */
export const wechatCi = (): Ci => {
  const ci = require('miniprogram-ci') as Package
  return {
    project: (options) => new ci.Project({ ...options, type: 'miniProgram', ignores: ['node_modules/**/*'] }),
    uploadFunction: (options) => ci.cloud.uploadFunction(options),
    createTimeTrigger: (options) => ci.cloud.createTimeTrigger(options),
    // The build is what phones get: nothing is compiled or minified once more.
    upload: (options) => ci.upload({ ...options, setting: { es6: false, minify: false }, robot: 1 })
  }
}
