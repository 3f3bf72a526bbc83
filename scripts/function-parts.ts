import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

/** The code of a function by the name it is required with, `./main.js` first of all. */
export type Parts = Readonly<Record<string, string>>

const PARTS = 'parts.br'

/** The bytes of `parts.br`, which scripts/function-loader.cjs reads. */
export const packParts = (parts: Parts): Buffer => {
  const text = Buffer.from(JSON.stringify(parts))
  return brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
  })
}

/** All the code of a built function as text: what is in `parts.br`, the loader and the SDK. */
export const readParts = (dir: string): Parts => {
  const packed = path.join(dir, PARTS)
  const inside = existsSync(packed)
    ? (JSON.parse(brotliDecompressSync(readFileSync(packed)).toString('utf8')) as Parts)
    : {}
  const plain = readdirSync(dir)
    .filter((name) => /\.(m?js|json)$/.test(name))
    .map((name) => [name, readFileSync(path.join(dir, name), 'utf8')])
  return { ...inside, ...Object.fromEntries(plain) }
}

/** The size of a built function as it is uploaded, in bytes, WeChat's SDK and installed packages apart. */
export const functionBytes = (dir: string): number =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name !== 'sdk.js' && !name.startsWith('node_modules'))
    .map((name) => statSync(path.join(dir, name)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)
