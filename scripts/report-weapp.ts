// npm run -s report:weapp [address of a running host]
// One JSON object on standard output: {"main": bytes, "subpackages": {name: bytes}, "firstScreen": {"bytes", "calls"},
// "list100": {"bytes", "calls"}, "tap": {"bytes", "calls"}}; what is measured is said in e2e/weapp/README.md.
import path from 'node:path'
import { measureFirstScreen } from '../e2e/weapp/first-screen'
import { measureLongList } from '../e2e/weapp/long-list'
import { closeDom } from '../e2e/weapp/screen'
import { startToldServer } from '../e2e/weapp/told-time'
import { ensureWeapp } from './ensure-weapp'
import { readBuild } from './weapp/build'
import { sizes } from './weapp/sizes'

async function report() {
  ensureWeapp()
  const dist = path.resolve(__dirname, '../dist/weapp')
  const given = process.argv[2]
  // Screens are measured with real answers, so a host of our own runs where none is named.
  const server = given ? null : await startToldServer()
  const address = given ?? server?.address ?? ''
  try {
    const firstScreen = await measureFirstScreen(address, dist)
    const { list100, tap } = await measureLongList(address, dist)
    process.stdout.write(`${JSON.stringify({ ...sizes(readBuild(dist)), firstScreen, list100, tap })}\n`)
  } finally {
    // A host that nobody ends outlives its parent.
    await server?.stop()
  }
  closeDom()
  process.exit(0)
}

report().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
