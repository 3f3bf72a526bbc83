// Lets views nest deeper than the templates without a warning; see nested-runtime.js.
const path = require('node:path')

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      const runtime = path.resolve(__dirname, 'nested-runtime.js')
      platform.runtimePath = [platform.runtimePath, runtime].flat()
    }
  })
}
