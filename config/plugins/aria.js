// Taro 4.2's mini-program templates drop ARIA attributes; this puts them into the templates that are generated at
// build time and into the table of short property names that the runtime uses to fill them.
const path = require('node:path')
const { components } = require('./aria-props')

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(ctx, components)
      const runtime = path.resolve(__dirname, 'aria-runtime.js')
      platform.runtimePath = [platform.runtimePath, runtime].flat()
    }
  })
}
