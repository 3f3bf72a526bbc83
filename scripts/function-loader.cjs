// The index.js of a built function. Its code lies compressed in parts.br, cut by entity: a part is compiled and run
// when something in it is first asked for. What is no part (Node's own modules, sdk.js, sharp) is required as ever.
'use strict'

const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const vm = require('node:vm')
const { brotliDecompressSync } = require('node:zlib')

const parts = JSON.parse(brotliDecompressSync(readFileSync(join(__dirname, 'parts.br'))).toString('utf8'))
const loaded = new Map()

function load(name) {
  const known = loaded.get(name)
  if (known) return known.exports
  const part = { exports: {} }
  loaded.set(name, part)
  const filename = join(__dirname, name)
  const names = ['exports', 'require', 'module', '__filename', '__dirname']
  const run = vm.compileFunction(parts[name], names, { filename })
  run(part.exports, (id) => (Object.hasOwn(parts, id) ? load(id) : require(id)), part, filename, __dirname)
  return part.exports
}

exports.main = load('./main.js').main
