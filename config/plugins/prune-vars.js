// WeUI defines 155 colours four times over (light, dark, care mode of each); a few dozen are used. What no stylesheet,
// template or script of the build mentions is left out of the mini-program: ~12 KB of its main package.
const DEFINITION = /(--weui-[\w-]+):[^;}]*(;|(?=}))/g
const MENTION = /var\(\s*(--weui-[\w-]+)/g

module.exports = class PruneVars {
  apply(compiler) {
    const { RawSource } = compiler.webpack.sources
    compiler.hooks.emit.tap({ name: 'prune-vars', stage: 1000 }, ({ assets }) => {
      const names = Object.keys(assets).filter((name) => /\.(wxss|wxml|js)$/.test(name))
      const text = (name) => String(assets[name].source())
      const used = new Set(names.flatMap((name) => [...text(name).matchAll(MENTION)].map((m) => m[1])))
      for (const name of names.filter((n) => n.endsWith('.wxss'))) {
        const before = text(name)
        const after = before.replace(DEFINITION, (all, variable) => (used.has(variable) ? all : ''))
        if (after !== before) assets[name] = new RawSource(after)
      }
    })
  }
}
