import path from 'node:path'
import { ensureH5 } from '@/cloud/host/build-h5'

/** Builds the H5 app exactly as `npm start` does, and only when it is not built yet. */
ensureH5({
  root: path.resolve(__dirname, '..'),
  onNotice: (sentence) => process.stdout.write(`${sentence}\n`),
  signal: new AbortController().signal
}).then(
  (dir) => process.stdout.write(`${dir}\n`),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
)
