// npm run -s report:weapp [address of a running host]
// One JSON object on standard output: {"main": bytes, "subpackages": {name: bytes}, "firstScreen": {"bytes", "calls"}}
import path from 'node:path'
import { startServer } from '../e2e/server'
import { measureFirstScreen } from '../e2e/weapp/first-screen'
import { closeDom } from '../e2e/weapp/screen'
import { ensureWeapp } from './ensure-weapp'

const { sizes } = require('./check-weapp.cjs') as {
  sizes(): { main: number; subpackages: Record<string, number> }
}

async function report() {
  ensureWeapp()
  const given = process.argv[2]
  // The first screen is measured with real answers, so a host of our own runs where none is named.
  const server = given ? null : await startServer()
  const firstScreen = await measureFirstScreen(
    given ?? server?.address,
    path.resolve(__dirname, '../dist/weapp')
  )
  await server?.stop()
  closeDom()
  process.stdout.write(`${JSON.stringify({ ...sizes(), firstScreen })}\n`)
  process.exit(0)
}

report().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
