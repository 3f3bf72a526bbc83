import { ensureFunctions } from '../../../scripts/ensure-functions'
import { contractPaths, contractSuite } from '../testing/contract-suite'
import { inProcess, overHttp, throughFunction } from '../testing/contract-transports'

jest.setTimeout(300_000)

const here = contractSuite('in this process', inProcess)
const http = contractSuite('over HTTP', overHttp)
const built = contractSuite('through the built function', async (world) => {
  await ensureFunctions()
  return throughFunction(world)
})

test('all three ways give the same answers to the same calls', () => {
  expect(Object.keys(here).sort()).toEqual(contractPaths)
  expect(http).toEqual(here)
  expect(built).toEqual(here)
})
