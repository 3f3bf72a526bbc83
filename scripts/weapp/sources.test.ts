import path from 'node:path'
import { namedByBuild, unusedSources } from './sources'
import { plantFiles } from './testing'

test('every file of the client is reached by a page, the app or a test', async () => {
  const sources = path.resolve('src/client')
  const named = namedByBuild(sources, path.resolve('config'))
  expect(named).toContain('h5/service-worker.ts')
  expect(await unusedSources(sources, named)).toEqual([])
})

test('what nothing reaches is named; types alone are not', async () => {
  const { folder, remove } = plantFiles({
    'app.tsx': "import './used'",
    'used.ts': "import type { T } from './types'\nexport const used: T = 1",
    'types.ts': 'export type T = number',
    'old.ts': "import './older'\nexport const old = 1",
    'older.ts': 'export const older = 1',
    'pages/one/index.tsx': "import { seen } from '../../seen'\nexport default () => seen",
    'seen.ts': 'export const seen = 1',
    'tested.test.ts': "import { tested } from './tested'\ntested()",
    'tested.ts': 'export function tested() {}'
  })
  expect(await unusedSources(folder)).toEqual(['old.ts', 'older.ts'])
  remove()
})
