import { builtinModules } from 'node:module'
import path from 'node:path'
import { type NodePath, parseSync, traverse, type types } from '@babel/core'
import { parse } from 'acorn'
import type { Build } from './build'

// What WeChat's logic thread lacks. Its loader even shadows several with undefined, so defining them on globalThis
// does not help: what needs one must get it from a module (as AbortController does, see config/index.ts).
const ABSENT = new Set(
  `AbortController AbortSignal Blob BroadcastChannel DOMException EventSource FileReader FormData Headers Intl
   MessageChannel Notification ReadableStream Request Response TextDecoder TextEncoder URL URLSearchParams
   WebAssembly WebSocket Worker XMLHttpRequest alert atob btoa confirm crypto document fetch history indexedDB
   localStorage location navigator self sessionStorage structuredClone window
   process Buffer setImmediate clearImmediate __dirname __filename`.split(/\s+/)
)

// Known to be never reached; `near` is text beside the use.
const EXCUSED = [
  {
    name: 'WebSocket',
    near: 'WebSocketPonyfill',
    why: "tRPC's websocket link, which the client does not make"
  }
]

type Reference = NodePath<types.Identifier>

/** Whether the code under `place` asks `typeof` for the name. */
const asks = (place: NodePath, name: string): boolean => {
  let found = false
  place.traverse({
    UnaryExpression({ node }) {
      if (node.operator === 'typeof' && node.argument.type === 'Identifier' && node.argument.name === name)
        found = true
    }
  })
  return found
}

/**
 * A name is used wrongly when it is free (no scope of the file declares it) and the code would run into it: not the
 * operand of `typeof`, not under a condition or inside a function that asks `typeof` for that very name, not in a
 * `try` (all of those are feature tests, of which the libraries are full).
 */
function usesAbsent(reference: Reference): boolean {
  if (reference.parentPath?.isUnaryExpression({ operator: 'typeof' })) return false
  if (reference.findParent((p) => p.isTryStatement())) return false
  const place = reference.findParent(
    (p) => p.isFunction() || p.isIfStatement() || p.isConditional() || p.isLogicalExpression()
  )
  if (!place) return true
  const whole = place.parentPath?.isSequenceExpression() ? place.parentPath : place
  return !asks(whole, reference.node.name)
}

/** A `require` leads to a file of the build: WeChat has no packages of its own, and nothing of Node. */
function wrongRequire(build: Build, file: string, call: types.CallExpression): string[] {
  const [to] = call.arguments
  if (call.callee.type !== 'Identifier' || call.callee.name !== 'require') return []
  if (to?.type !== 'StringLiteral') return [`require: ${file} requires what only the run knows`]
  if (to.value.startsWith('node:') || builtinModules.includes(to.value.split('/')[0] ?? ''))
    return [`require: ${file} requires ${to.value}, which is a part of Node`]
  const target = path.posix.join(path.posix.dirname(file), to.value)
  return build.has(target.endsWith('.js') ? target : `${target}.js`)
    ? []
    : [`require: ${file} requires ${to.value}, which is not there`]
}

function checkScript(build: Build, file: string): string[] {
  const source = build.read(file)
  try {
    // ES2019 is what iOS 12 reads; a newer piece of syntax makes the whole file fail there.
    parse(source, { ecmaVersion: 2019, sourceType: 'script' })
  } catch (error) {
    const { message, pos } = error as SyntaxError & { pos: number }
    return [`syntax: ${file}: ${message}, near ${source.slice(Math.max(0, pos - 40), pos + 20)}`]
  }
  const found: string[] = []
  const ast = parseSync(source, { configFile: false, babelrc: false, sourceType: 'script' })
  if (!ast) throw new Error(`babel has no answer for ${file}`)
  traverse(ast, {
    ReferencedIdentifier(p: NodePath) {
      const reference = p as Reference
      const { name, start, end } = reference.node
      if (!ABSENT.has(name) || p.scope.hasBinding(name, true) || !usesAbsent(reference)) return
      const near = source.slice(Math.max(0, (start ?? 0) - 50), (end ?? 0) + 30)
      if (EXCUSED.some((e) => e.name === name && near.includes(e.near))) return
      found.push(`globals: ${file} uses ${name}, which WeChat does not have: …${near}…`)
    },
    CallExpression({ node, scope }) {
      if (!scope.hasBinding('require', true)) found.push(...wrongRequire(build, file, node))
    }
  })
  return found
}

/** Scripts that an old phone can't read, and names and modules that WeChat does not have. */
export const checkScripts = (build: Build): string[] =>
  build.files('.js').flatMap((file) => checkScript(build, file))
