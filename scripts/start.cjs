// Old JavaScript on purpose: an old Node must get as far as the sentence that asks for a newer one.
'use strict'

// biome-ignore lint/style/useNodejsImportProtocol: Node before 14.18 does not know the prefix
const path = require('path')
// biome-ignore lint/style/useNodejsImportProtocol: as above
const fs = require('fs')

const root = path.resolve(__dirname, '..')
const major = Number(process.versions.node.split('.')[0])

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

if (major < 20) {
  refuse(`这里的 Node.js 是 ${process.versions.node}，太旧了：请安装 Node.js 20 或更新的版本再启动。`)
} else if (!fs.existsSync(path.join(root, 'node_modules', 'tsx', 'package.json'))) {
  refuse(`依赖还没有装好：请先在 ${root} 里运行 npm ci，再运行 npm start。`)
} else {
  // The path alias @/ is read from tsconfig.json, wherever the command is given.
  process.env.TSX_TSCONFIG_PATH = path.join(root, 'tsconfig.json')
  require('tsx/cjs')
  require('../src/cloud/host/main.ts').main(process.argv.slice(2), process.env, root)
}
